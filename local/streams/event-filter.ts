import * as z from 'zod';

const rule = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.strictObject({ prefix: z.string() }),
  z.strictObject({ exists: z.boolean() }),
  z.strictObject({ 'anything-but': z.array(z.union([z.string(), z.number()])) }),
]);

type Rule = z.infer<typeof rule>;
type Pattern = { [field: string]: Pattern | Rule[] };

const pattern: z.ZodType<Pattern> = z.lazy(() => z.record(z.string(), z.union([z.array(rule), pattern])));

/** Tells whether an event source mapping hands a record to its function. */
export type EventFilter = (record: unknown) => boolean;

/**
 * Reads filter patterns, any of which lets a record through
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html); without any, everything passes.
 * @throws for a rule that is not known here, rather than letting it pass or stop everything
 */
export function readEventFilter(patterns: readonly string[]): EventFilter {
  const parsed = patterns.map((text) => pattern.parse(JSON.parse(text)));
  return (record) => parsed.length === 0 || parsed.some((each) => matches(each, record));
}

function matches(fields: Pattern, value: unknown): boolean {
  return Object.entries(fields).every(([name, expected]) => {
    const actual = fieldOf(value, name);
    return Array.isArray(expected) ? expected.some((each) => obeys(each, actual)) : matches(expected, actual);
  });
}

const fields = z.record(z.string(), z.unknown());

function fieldOf(value: unknown, name: string): unknown {
  const parsed = fields.safeParse(value);
  return parsed.success ? parsed.data[name] : undefined;
}

function obeys(expected: Rule, actual: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) {
    return actual === expected;
  }
  if ('prefix' in expected) {
    return typeof actual === 'string' && actual.startsWith(expected.prefix);
  }
  if ('exists' in expected) {
    return (actual !== undefined) === expected.exists;
  }
  return actual !== undefined && !expected['anything-but'].some((each) => each === actual);
}
