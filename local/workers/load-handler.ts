import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { compileFunction } from 'node:vm';
import * as z from 'zod';

/** A function's entry. */
export type Handler = (event: unknown, context: unknown) => unknown;

const moduleExports = z.looseObject({ handler: z.custom<Handler>((value) => typeof value === 'function') });

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
  const module = { exports: {} };
  load(module.exports, createRequire(file), module, file, dirname(file));
  return moduleExports.parse(module.exports).handler;
}
