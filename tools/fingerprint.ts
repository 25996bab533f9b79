import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * One digest of the content of files and folders, so that a step whose inputs did not change can be skipped.
 * @param paths relative to `root`; what does not exist counts as absent
 */
export async function fingerprint(root: string, paths: readonly string[]): Promise<string> {
  const files = (await Promise.all(paths.map((path) => listFiles(root, path)))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(join(root, file))));
  const hash = createHash('sha256').update(process.version);
  files.forEach((file, index) => {
    hash.update(`\0${file}\0`).update(contents[index] ?? '');
  });
  return hash.digest('hex');
}

async function listFiles(root: string, path: string): Promise<string[]> {
  if (!existsSync(join(root, path))) return [];
  if ((await stat(join(root, path))).isFile()) return [path];
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}

/** Whether the stamp left by the last run says that this very fingerprint was already served. */
export async function isStamped(stampFile: string, digest: string): Promise<boolean> {
  return existsSync(stampFile) && (await readFile(stampFile, 'utf8')) === digest;
}
