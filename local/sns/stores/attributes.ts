import * as z from 'zod';

/** Attributes, which SNS keeps as text whatever they mean. */
export type Attributes = Readonly<Record<string, string>>;

/** A column that keeps attributes as JSON. */
export const attributesColumn = z
  .string()
  .transform((json) => z.record(z.string(), z.string()).parse(JSON.parse(json)));

/** Whether what is asked says the same as what is there. */
export function agrees(existing: Attributes, asked: Attributes): boolean {
  return Object.entries(asked).every(([name, value]) => existing[name] === value);
}
