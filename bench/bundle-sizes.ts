import { stat } from 'node:fs/promises';
import type { Family } from './figures.ts';
import { builtFunctions, type FunctionKind } from './functions.ts';

const limitsKb: Readonly<Record<FunctionKind, number>> = { write: 275, read: 235, 'no SDK': 60 };
const bytesPerKb = 1024;

/** How much code each function loads when it starts. */
export const bundleSizes: Family = {
  name: 'bundles',
  measure: async () => {
    const { size } = await stat(new URL('floor/empty-handler.cjs', import.meta.url));
    return (await builtFunctions()).map(({ name, kind, sizeKb }) => ({
      name: `${name} (${kind})`,
      value: sizeKb,
      unit: 'KB',
      floor: size / bytesPerKb,
      target: { of: 'value', atMost: limitsKb[kind] },
    }));
  },
};
