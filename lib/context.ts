import * as z from 'zod';
import { readSettings, type Settings, SettingsError, settingNames, stages } from './settings.ts';

const contextSchema = z.looseObject({
  /** One stage to make. @default all of them */
  stage: z.enum(stages, `must be one of ${stages.join(', ')}`).optional(),
  /** Settings of each stage, as `cdk.json` gives them: `{ "prod": { "senderEmail": "..." } }`. */
  stages: z.partialRecord(z.enum(stages), z.record(z.string(), z.unknown())).default({}),
});

/**
 * Reads CDK's context: the stages to make, with their settings. A setting given on the command line (`--context name=value`)
 * wins over one that `cdk.json` gives to the stage.
 * @throws SettingsError when a stage or a setting is unknown or wrong
 */
export function readContext(context: Readonly<Record<string, unknown>>): readonly Settings[] {
  const parsed = contextSchema.safeParse(context);
  if (!parsed.success) throw new SettingsError(`The context is wrong:\n${z.prettifyError(parsed.error)}`);
  const overrides = readOverrides(context);
  const { stage, stages: perStage } = parsed.data;
  return (stage ? [stage] : stages).map((name) => readSettings(name, perStage[name] ?? {}, overrides));
}

/** What is left of the context once CDK's own keys, which all have a colon, are taken away. */
function readOverrides(context: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const own = Object.entries(context).filter(([key]) => !key.includes(':') && key !== 'stage' && key !== 'stages');
  const unknown = own.map(([key]) => key).filter((key) => !settingNames.includes(key));
  if (unknown.length > 0)
    throw new SettingsError(`Unknown settings: ${unknown.join(', ')}. There are: ${settingNames.join(', ')}`);
  return Object.fromEntries(own);
}
