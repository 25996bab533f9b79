import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { operations } from '../contract/index.ts';
import type { Operation } from '../contract/operation.ts';
import { environments, type FunctionName } from '../lambdas/runtime/environments.ts';
import { build } from '../tools/build.ts';

/** `write` functions change something for a caller; `read` ones do not, nor do those that answer no caller. */
export type FunctionKind = 'write' | 'read' | 'no SDK';

/** A function as it was built. */
export interface BuiltFunction {
  readonly name: string;
  readonly kind: FunctionKind;
  /** Whether it answers callers of the API. */
  readonly isApi: boolean;
  /** The bundle. */
  readonly file: string;
  readonly sizeKb: number;
}

/** Whether this is the name of a function, whose environment and first event are then known. */
export function isFunctionName(name: string): name is FunctionName {
  return name in environments;
}

/** What esbuild tells of each bundle. https://esbuild.github.io/api/#metafile */
const metafile = z.object({
  outputs: z.record(
    z.string(),
    z.object({ entryPoint: z.string().optional(), inputs: z.record(z.string(), z.unknown()) }),
  ),
});

const bytesPerKb = 1024;

/** Builds what is to build, and lists every function. */
export async function builtFunctions(): Promise<BuiltFunction[]> {
  const { folder } = await build();
  const { outputs } = metafile.parse(JSON.parse(await readFile(join(folder, 'meta.json'), 'utf8')));
  const entries = Object.values(outputs).flatMap(({ entryPoint, inputs }) =>
    entryPoint ? [{ entryPoint, inputs }] : [],
  );
  return Promise.all(
    entries.map(async ({ entryPoint, inputs }) => {
      const name = entryPoint.replace(/^.*\/|\.ts$/g, '');
      const file = join(folder, 'functions', name, 'index.js');
      const usesSdk = Object.keys(inputs).some((input) => input.includes('node_modules/@aws-sdk/'));
      return {
        name,
        isApi: entryPoint.startsWith('lambdas/api/'),
        kind: usesSdk ? kindOf(name) : 'no SDK',
        file,
        sizeKb: (await stat(file)).size / bytesPerKb,
      };
    }),
  );
}

function kindOf(name: string): FunctionKind {
  const served = Object.values<Operation>(operations).filter(({ group }) => group === name);
  return served.some(({ method }) => method !== 'GET') ? 'write' : 'read';
}
