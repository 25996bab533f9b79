import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const officialCommunes = z.array(
  z.object({
    code: z.string(),
    nom: z.string(),
    type: z.string(),
    codesPostaux: z.array(z.string()).optional(),
  }),
);

/** One commune as the registry function reads it. */
export type OfficialMunicipality = readonly [inseeCode: string, name: string, postcodes: readonly string[]];

/** Keeps the present communes of the official list; delegated, associated and district ones are left out. */
export function selectMunicipalities(officialList: unknown): OfficialMunicipality[] {
  const present = officialCommunes.parse(officialList).filter((commune) => commune.type === 'commune-actuelle');
  return present.map(({ code, nom, codesPostaux = [] }) => [code, nom, codesPostaux]);
}

type WriteAsset = (root: string, folder: string) => Promise<void>;

/** What a function needs beside its code, by the function's name. */
const functionAssets: Readonly<Record<string, WriteAsset>> = {
  reference: (root, folder) => copyFile(join(root, 'docs/openapi.json'), join(folder, 'openapi.json')),
  registry: async (root, folder) => {
    const official = await readFile(
      join(root, 'node_modules/@etalab/decoupage-administratif/data/communes.json'),
      'utf8',
    );
    const lines = selectMunicipalities(JSON.parse(official)).map((municipality) => JSON.stringify(municipality));
    await writeFile(join(folder, 'municipalities.jsonl'), lines.join('\n'));
  },
};

/** Writes the data files of one function beside its bundle. */
export async function writeFunctionAssets(root: string, name: string, folder: string): Promise<void> {
  await functionAssets[name]?.(root, folder);
}
