import { dirname, join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { builtCode } from '../lib/constructs/function-code.ts';
import { readContext } from '../lib/context.ts';
import { SettingsError } from '../lib/settings.ts';
import { addStage } from '../lib/stage.ts';

const app = new App();
const functions = builtCode(join(dirname(import.meta.dirname), 'dist/functions'));

try {
  for (const settings of readContext(app.node.getAllContext())) addStage(app, settings, functions);
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exit(1);
}
