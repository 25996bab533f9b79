/** Builds the functions, then synthesizes one stage into `cdk.out/` without the CDK's own command. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { build } from './build.ts';
import { fingerprint, isStamped } from './fingerprint.ts';
import { replaceFolder } from './replace-folder.ts';

const root = dirname(import.meta.dirname);
const sources = [
  'bin',
  'lib',
  'contract',
  'lambdas/runtime/environments.ts',
  'cdk.json',
  'package-lock.json',
  'dist/.stamp',
];
const cdkConfiguration = z.looseObject({ context: z.record(z.string(), z.unknown()) });

export interface Synthesis {
  /** The cloud assembly: `manifest.json` and one template per stack. */
  readonly folder: string;
  /** Holds `<function>/index.js`. */
  readonly bundlesFolder: string;
  /** Whether anything had changed since the last time. */
  readonly synthesized: boolean;
}

/**
 * Synthesizes a stage with the settings of `cdk.json`, unless its sources and what was made of them are unchanged.
 * @param stage @default 'dev'
 * @throws Error with what the app printed, when it refuses
 */
export async function synthesize(stage = 'dev'): Promise<Synthesis> {
  const bundlesFolder = join((await build({ root })).folder, 'functions');
  const folder = join(root, 'cdk.out');
  const stamp = join(folder, '.stamp');
  if (await isStamped(stamp, await digestOf(stage))) return { folder, bundlesFolder, synthesized: false };
  await replaceFolder(root, 'cdk.out', (fresh) => runApp(stage, fresh));
  await writeFile(stamp, await digestOf(stage));
  return { folder, bundlesFolder, synthesized: true };
}

/** Of the templates too: `cdk synth` writes to the same folder, perhaps with other settings. */
async function digestOf(stage: string): Promise<string> {
  const templates = ['data', 'identity', 'api', 'alerting', 'operations'];
  const made = templates.map((name) => `cdk.out/Vigie-${stage}-${name}.template.json`);
  if (!made.every((file) => existsSync(join(root, file)))) return '';
  return fingerprint(root, [...sources, ...made]);
}

async function runApp(stage: string, folder: string): Promise<void> {
  const { context } = cdkConfiguration.parse(JSON.parse(await readFile(join(root, 'cdk.json'), 'utf8')));
  const env = { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify({ ...context, stage }) };
  await promisify(execFile)(process.execPath, [join(root, 'bin/vigie.ts')], { cwd: root, env });
}

if (import.meta.main) {
  const { folder, synthesized } = await synthesize();
  console.log(synthesized ? `Synthesized ${folder}` : `${folder} is up to date`);
}
