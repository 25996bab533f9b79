import * as z from 'zod';
import { type Assembly, type Resource, readAssembly } from './assembly.ts';
import { createResolve, type Resolve } from './intrinsics.ts';
import { createPhysicalValues, type PhysicalValue } from './physical-values.ts';
import { checkResourceTypes, type ResourceType } from './resource-types.ts';

/** A resource, its properties resolved and parsed. */
interface ReadResource<Properties> {
  readonly resource: Resource;
  readonly properties: Properties;
}

/**
 * The templates of a stage while this machine makes what they describe, in CloudFormation's way: what a resource is known by can
 * be referred to once it is made. Only the properties that a schema names are read.
 */
export interface Template {
  readonly region: string;
  /** The resources of a type, unread. */
  resources(type: ResourceType): Resource[];
  /** @throws when a property refers to what is not made yet, or has another form than the schema's */
  read<Shape extends z.ZodRawShape>(
    type: ResourceType,
    schema: z.ZodObject<Shape>,
  ): ReadResource<z.infer<z.ZodObject<Shape>>>[];
  /** An output of the stage, in whichever stack it is. @throws when no stack has it */
  output(name: string): string;
  /** Notes that a resource is made. */
  note(resource: Resource, value: PhysicalValue): void;
}

/**
 * Opens the synthesized templates of one stage.
 * @throws when they hold a type of resource that this machine neither runs nor knows to do without
 */
export function openTemplate(folder: string): Template {
  const assembly = readAssembly(folder);
  checkResourceTypes(assembly);
  return templateOf(assembly);
}

/** The template over an assembly that is read already. */
export function templateOf(assembly: Assembly): Template {
  const values = createPhysicalValues();
  const resolve = createResolve(assembly, values);
  const resources = (type: ResourceType): Resource[] =>
    assembly.stacks.flatMap((stack) => stack.resources.filter((resource) => resource.type === type));
  return {
    region: assembly.region,
    resources,
    read: (type, schema) =>
      resources(type).map((resource) => ({ resource, properties: readProperties(resource, schema, resolve) })),
    output: (name) => {
      const stack = assembly.stacks.find(({ outputs }) => name in outputs);
      if (stack === undefined) {
        throw new Error(`No stack has the output ${name}`);
      }
      return z.string().parse(resolve(stack.name, stack.outputs[name]));
    },
    note: values.note,
  };
}

/** What a resource without a name of its own is called: CloudFormation adds a random part. */
export function physicalName({ stackName, logicalId }: Resource): string {
  return `${stackName}-${logicalId}`;
}

/** The one item of a list. @throws when there is none, or several */
export function onlyOne<Item>(items: readonly Item[], what: string): Item {
  const [first, ...others] = items;
  if (first === undefined || others.length > 0) {
    throw new Error(`The template must have one ${what}, not ${items.length}`);
  }
  return first;
}

const anyProperties = z.record(z.string(), z.unknown());

function readProperties<Shape extends z.ZodRawShape>(
  { stackName, logicalId, type, properties }: Resource,
  schema: z.ZodObject<Shape>,
  resolve: Resolve,
) {
  const named = Object.entries(anyProperties.parse(properties)).filter(([name]) => name in schema.shape);
  const parsed = schema.safeParse(resolve(stackName, Object.fromEntries(named)));
  if (!parsed.success) {
    throw new Error(`${stackName}/${logicalId} is no ${type} known here:\n${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}
