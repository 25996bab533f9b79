import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { FunctionName } from '../../lambdas/runtime/environments.ts';

/** Where the code of each function comes from. */
export type FunctionCode = (name: FunctionName) => Code;

/** The bundles that `tools/build.ts` made. Source maps stay behind: nothing reads them at run time. */
export function builtCode(folder: string): FunctionCode {
  return (name) => Code.fromAsset(join(folder, name), { exclude: ['*.map'] });
}

/** A stand-in for every bundle, so that what surrounds the code can be checked without building it. */
export function placeholderCode(): FunctionCode {
  return (name) => Code.fromInline(`exports.handler = async () => { throw new Error('${name} is a placeholder'); };`);
}
