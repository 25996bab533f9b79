import { $ZodError } from 'zod/v4/core';

/** From the most talkative to the most silent, as the setting `logLevel` names them. */
const ranks = ['DEBUG', 'INFO', 'WARN', 'ERROR'];
type LogLevel = 'INFO' | 'ERROR';

const { LOG_LEVEL: leastLevel = 'INFO', SERVICE_NAME: service = 'vigie' } = process.env;

/**
 * One line of JSON per event, past the console that Lambda wraps. A library for it would weigh more than the rest of a small function.
 * Never give it a body, an address, a phone number, a token or a secret.
 */
function write(level: LogLevel, message: string, details: Readonly<Record<string, unknown>> = {}): void {
  if (ranks.indexOf(level) < ranks.indexOf(leastLevel)) return;
  const timestamp = new Date().toISOString();
  process.stdout.write(`${JSON.stringify({ level, message, timestamp, service, ...details })}\n`);
}

export const logger = {
  info: (message: string, details?: Readonly<Record<string, unknown>>) => write('INFO', message, details),
  error: (message: string, details?: Readonly<Record<string, unknown>>) => write('ERROR', message, details),
};

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
