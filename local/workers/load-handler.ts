import { createRequire } from 'node:module';

/** A function's entry. */
export type Handler = (event: unknown, context: unknown) => unknown;

/**
 * Loads a bundle: CommonJS, which Node can keep compiled between starts.
 * @throws when it exports no `handler`, or fails to load
 */
export function loadHandler(file: string): Handler {
  const { handler }: { handler?: Handler } = createRequire(file)(file);
  if (typeof handler !== 'function') {
    throw new Error(`${file} exports no handler`);
  }
  return handler;
}
