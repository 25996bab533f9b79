import { Logger } from '@aws-lambda-powertools/logger';
import { $ZodError } from 'zod/v4/core';

/** One line of JSON per event. Never give it a body, an address, a phone number, a token or a secret. */
export const logger = new Logger();

/**
 * What a fault tells without quoting what was being read: AWS names addresses in its messages, and parsers quote their input, so
 * only the fault's name, its frames and the paths of the wrong fields are kept.
 */
export function describeFault(fault: unknown): Record<string, unknown> {
  if (!(fault instanceof Error)) return { name: typeof fault };
  const frames = fault.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  const paths = fault instanceof $ZodError ? fault.issues.map(({ path }) => path.map(String).join('.')) : undefined;
  return { name: fault.name, frames, ...(paths ? { paths } : {}) };
}
