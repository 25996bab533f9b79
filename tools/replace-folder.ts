import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes a folder anew, aside, and puts it in the place of the former one only when it is whole: whoever reads the folder meanwhile,
 * or after a failure, finds the former one.
 * @param make fills the folder that it is given
 */
export async function replaceFolder(root: string, name: string, make: (fresh: string) => Promise<void>): Promise<void> {
  const aside = join(root, 'node_modules/.cache');
  await mkdir(aside, { recursive: true });
  const fresh = await mkdtemp(join(aside, `${name}-`));
  try {
    await make(fresh);
    await rm(join(root, name), { recursive: true, force: true });
    await rename(fresh, join(root, name));
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
