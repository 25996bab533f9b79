/** Bundles every function into `dist/functions/<name>/index.js`, in one parallel run. */
import { globSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import * as esbuild from 'esbuild';
import { fingerprint, isStamped } from './fingerprint.ts';
import { writeFunctionAssets } from './function-assets.ts';
import { replaceFolder } from './replace-folder.ts';

const projectRoot = dirname(import.meta.dirname);
const inputs = ['lambdas', 'contract', 'docs/openapi.json', 'package-lock.json', 'tools'];

export interface BuildOptions {
  /** @default the project's own folder */
  readonly root?: string;
  /** Builds even when nothing changed. @default false */
  readonly force?: boolean;
}

/**
 * Builds all functions, unless their sources are those of the last build.
 * @returns the folder that holds `functions/`, and whether anything had to be built
 */
export async function build(options: BuildOptions = {}): Promise<{ folder: string; built: boolean }> {
  const root = options.root ?? projectRoot;
  const folder = join(root, 'dist');
  const digest = await fingerprint(root, inputs);
  if (!options.force && (await isStamped(join(folder, '.stamp'), digest))) return { folder, built: false };
  await replaceFolder(root, 'dist', async (fresh) => {
    await bundle(root, fresh);
    await writeFile(join(fresh, '.stamp'), digest);
  });
  return { folder, built: true };
}

async function bundle(root: string, folder: string): Promise<void> {
  const entries = findEntries(root);
  const { metafile } = await esbuild.build({
    ...bundling(root),
    entryPoints: Object.fromEntries([...entries].map(([name, file]) => [`functions/${name}/index`, file])),
    outdir: folder,
  });
  await mkdir(folder, { recursive: true });
  const folders = [...entries.keys()].map((name) => ({ name, ownFolder: join(folder, 'functions', name) }));
  await Promise.all([
    writeFile(join(folder, 'meta.json'), JSON.stringify(metafile).replaceAll(`${relative(root, folder)}/`, 'dist/')),
    // The project is made of ES modules, its bundles are not; and a function that is told so need not find out as it starts.
    ...folders.map(({ ownFolder }) => writeFile(join(ownFolder, 'package.json'), JSON.stringify({ type: 'commonjs' }))),
    ...folders.map(({ name, ownFolder }) => writeFunctionAssets(root, name, ownFolder)),
  ]);
}

/** Function name to entry file: every file of `lambdas/api` and `lambdas/events` is one function. */
function findEntries(root: string): Map<string, string> {
  const files = globSync(['lambdas/api/*.ts', 'lambdas/events/*.ts'], { cwd: root }).sort();
  return new Map(files.map((file) => [basename(file, '.ts'), join(root, file)]));
}

/**
 * CommonJS, ES sources of the dependencies, and no dynamic import: each halves or so the cold start, because importing
 * `node:http` the ES way loads undici and http2 (nodejs/node#59686), and because the SDK is bundled and shaken.
 */
function bundling(root: string) {
  return {
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    minify: true,
    mainFields: ['module', 'main'],
    supported: { 'dynamic-import': false },
    alias: leanSdk(root),
    // For whoever reads a stack trace; reading maps at run time would cost 20 ms at each cold start.
    sourcemap: 'external',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  } as const satisfies esbuild.BuildOptions;
}

/** What the SDK brings and no function needs, with what stands in for it. */
function leanSdk(root: string): Record<string, string> {
  const standIn = (name: string) => join(root, 'lambdas/runtime/lean-sdk', name);
  return {
    '@aws-sdk/credential-provider-node': standIn('credential-provider-node.ts'),
    '@aws-sdk/middleware-endpoint-discovery': standIn('middleware-endpoint-discovery.ts'),
    '@smithy/core/event-streams': standIn('event-streams.ts'),
  };
}

if (import.meta.main) {
  const { folder, built } = await build({ force: process.argv.includes('--force') });
  console.log(built ? `Built ${folder}` : `${folder} is up to date`);
}
