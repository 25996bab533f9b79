import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** A resource of a stack, its intrinsic functions unresolved. */
export interface Resource {
  readonly stackName: string;
  readonly logicalId: string;
  /** Such as `AWS::SQS::Queue`. */
  readonly type: string;
  readonly properties: unknown;
}

/** One stack of the stage. */
export interface Stack {
  readonly name: string;
  readonly region: string;
  readonly resources: readonly Resource[];
  /** Unresolved values, by the output's name. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Unresolved values, by the name that other stacks import. */
  readonly exports: Readonly<Record<string, unknown>>;
}

/** What `cdk deploy` would send to AWS. */
export interface Assembly {
  readonly region: string;
  readonly stacks: readonly Stack[];
}

const manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      environment: z.string().optional(),
      properties: z.looseObject({ templateFile: z.string().optional() }).optional(),
    }),
  ),
});

const template = z.object({
  Resources: z.record(z.string(), z.object({ Type: z.string(), Properties: z.unknown().optional() })),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }))
    .default({}),
});

/** `aws://unknown-account/eu-west-1` */
const environmentPattern = /^aws:\/\/[^/]+\/([a-z0-9-]+)$/;

/**
 * Reads the cloud assembly of one stage.
 * @throws when the folder holds none, or stacks of several regions
 */
export function readAssembly(folder: string): Assembly {
  const { artifacts } = manifest.parse(readJson(join(folder, 'manifest.json')));
  const stacks = Object.entries(artifacts)
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .map(([name, { environment = '', properties }]) =>
      readStack(name, regionOf(environment), readJson(join(folder, properties?.templateFile ?? ''))),
    );
  const regions = [...new Set(stacks.map(({ region }) => region))];
  const [region] = regions;
  if (region === undefined || regions.length > 1) {
    throw new Error(`${folder} must hold the stacks of one region, not of ${regions.join(', ') || 'none'}`);
  }
  return { region, stacks };
}

function readStack(name: string, region: string, json: unknown): Stack {
  const { Resources, Outputs } = template.parse(json);
  return {
    name,
    region,
    resources: Object.entries(Resources).map(([logicalId, { Type, Properties }]) => ({
      stackName: name,
      logicalId,
      type: Type,
      properties: Properties ?? {},
    })),
    outputs: Object.fromEntries(Object.entries(Outputs).map(([output, { Value }]) => [output, Value])),
    exports: Object.fromEntries(
      Object.values(Outputs).flatMap(({ Value, Export }) => (Export === undefined ? [] : [[Export.Name, Value]])),
    ),
  };
}

function regionOf(environment: string): string {
  const region = environmentPattern.exec(environment)?.[1];
  if (region === undefined || region === 'unknown-region') {
    throw new Error(`A stack must name its region, unlike ${environment}`);
  }
  return region;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
