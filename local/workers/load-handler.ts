import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';

/** A function's entry. */
export type Handler = (event: unknown, context: unknown) => unknown;

/**
 * Loads a bundle as Lambda does: `index.js` is CommonJS, whatever a package file above it says.
 * @throws when it exports no `handler`, or fails to load
 */
export function loadHandler(file: string): Handler {
  const load = compileFunction(
    readFileSync(file, 'utf8'),
    ['exports', 'require', 'module', '__filename', '__dirname'],
    { filename: file },
  );
  const module: { exports: { handler?: Handler } } = { exports: {} };
  load(module.exports, createRequire(file), module, file, dirname(file));
  const { handler } = module.exports;
  if (typeof handler !== 'function') {
    throw new Error(`${file} exports no handler`);
  }
  return handler;
}
