import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import 'aws-cdk-lib/testhelpers/jest-autoclean';
import * as z from 'zod';
import { placeholderCode } from '../../lib/constructs/function-code.ts';
import { readSettings, type Stage } from '../../lib/settings.ts';
import { addStage } from '../../lib/stage.ts';

const configuration = z.object({ context: z.record(z.string(), z.unknown()) });
const resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  DependsOn: z.array(z.string()).optional(),
});

/** One resource of a synthesized template. */
export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly deletionPolicy: string | undefined;
  readonly dependsOn: readonly string[];
}

/** An app with the feature flags that a deployment has. */
export function createApp(): App {
  const { context } = configuration.parse(JSON.parse(readFileSync(join(process.cwd(), 'cdk.json'), 'utf8')));
  return new App({ context });
}

/** The stacks of one stage, with a sender and without any function's code. */
export function makeStage(stage: Stage, overrides: object = {}, app = createApp()) {
  const settings = readSettings(stage, { senderEmail: 'alertes@vigie.fr' }, overrides);
  return addStage(app, settings, placeholderCode());
}

/** What a stage is made of, to be asked by resource type. */
export class StageTemplates {
  readonly stacks: readonly Stack[];
  readonly #templates: readonly { readonly stack: string; readonly template: Template }[];

  constructor(stage: Stage, overrides: object = {}) {
    this.stacks = Object.values(makeStage(stage, overrides));
    this.#templates = this.stacks.map((stack) => ({ stack: stack.stackName, template: Template.fromStack(stack) }));
  }

  /** Every resource of a type, in all stacks. */
  all(type: string): readonly Resource[] {
    return this.#templates.flatMap(({ stack, template }) =>
      Object.entries(template.findResources(type)).map(([logicalId, found]) => ({
        stack,
        logicalId,
        ...describe(found),
      })),
    );
  }

  /** The names of everything that the stacks print. */
  outputs(): readonly string[] {
    return this.#templates.flatMap(({ template }) => Object.keys(template.findOutputs('*')));
  }

  /** The one function of that name. */
  functionNamed(name: string): Resource {
    const found = this.all('AWS::Lambda::Function').filter((each) => serviceName(each) === name);
    const [only] = found;
    if (!only || found.length > 1) throw new Error(`${found.length} functions are named ${name}`);
    return only;
  }
}

/** The name by which a function is known. */
export function serviceName({ properties }: Resource): string {
  return z.string().parse(at(properties, 'Environment', 'Variables', 'SERVICE_NAME'));
}

/** What lies at a path of plain data, if anything does. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

function describe(found: unknown) {
  const { Properties, DeletionPolicy, DependsOn } = resource.parse(found);
  return { properties: Properties, deletionPolicy: DeletionPolicy, dependsOn: DependsOn ?? [] };
}
