import * as z from 'zod';
import type { Assembly } from './assembly.ts';
import type { PhysicalValues } from './physical-values.ts';
import { pseudoParameter } from './pseudo-parameters.ts';

/** Resolves a value of a stack's template, the intrinsic functions within it included. */
export type Resolve = (stackName: string, value: unknown) => unknown;

interface Context {
  readonly assembly: Assembly;
  readonly values: PhysicalValues;
}

/** One intrinsic function: gets its argument as the template has it. */
type Intrinsic = (argument: unknown, stackName: string, context: Context) => unknown;

/** Makes what resolves the templates of an assembly from the values of what is made. */
export function createResolve(assembly: Assembly, values: PhysicalValues): Resolve {
  return (stackName, value) => resolveIn({ assembly, values }, stackName, value);
}

function resolveIn(context: Context, stackName: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => resolveIn(context, stackName, each)).filter((each) => each !== undefined);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value);
  const [name = '', argument] = entries.length === 1 ? (entries[0] ?? []) : [];
  if (isIntrinsic(name)) {
    return intrinsicNamed(name)(argument, stackName, context);
  }
  return Object.fromEntries(
    entries
      .map(([key, each]): [string, unknown] => [key, resolveIn(context, stackName, each)])
      .filter(([, each]) => each !== undefined),
  );
}

const isIntrinsic = (name: string): boolean => name === 'Ref' || name.startsWith('Fn::');

function intrinsicNamed(name: string): Intrinsic {
  const intrinsic = intrinsics[name];
  if (intrinsic === undefined) {
    throw new Error(`The template uses ${name}, which this machine cannot resolve`);
  }
  return intrinsic;
}

const text = z.string();
const attributePath = z.tuple([z.string(), z.string()]);
const list = z.array(z.unknown());
const substitution = z.union([
  z.string().transform((pattern) => [pattern, {}] as const),
  z.tuple([z.string(), z.record(z.string(), z.unknown())]),
]);
const stackOutput = z.object({ StackName: z.string(), OutputName: z.string() });

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, stackName, { assembly, values }) => {
    const logicalId = text.parse(argument);
    return logicalId.startsWith('AWS::')
      ? pseudoParameter(logicalId, { stackName, region: assembly.region })
      : values.ref({ stackName, logicalId });
  },
  'Fn::GetAtt': (argument, stackName, { values }) => {
    const path = typeof argument === 'string' ? argument.split('.', 2) : argument;
    const [logicalId, attribute] = attributePath.parse(path);
    return values.attribute({ stackName, logicalId }, attribute);
  },
  'Fn::Join': (argument, stackName, context) => {
    const [separator, parts] = z.tuple([text, list]).parse(resolveIn(context, stackName, argument));
    return parts.map((part) => text.parse(part)).join(separator);
  },
  'Fn::Split': (argument, stackName, context) => {
    const [separator, whole] = z.tuple([text, text]).parse(resolveIn(context, stackName, argument));
    return whole.split(separator);
  },
  'Fn::Select': (argument, stackName, context) => {
    const [position, items] = z.tuple([z.coerce.number(), list]).parse(resolveIn(context, stackName, argument));
    if (items[position] === undefined) {
      throw new Error(`Fn::Select has no item ${position} in ${stackName}`);
    }
    return items[position];
  },
  'Fn::Sub': (argument, stackName, context) => {
    const [pattern, variables] = substitution.parse(argument);
    return pattern.replace(/\$\{([^}]+)\}/g, (_, name: string) => substitute(name, variables, stackName, context));
  },
  'Fn::GetStackOutput': (argument, _stackName, context) => {
    const { StackName, OutputName } = stackOutput.parse(argument);
    return outputOf(context, StackName, OutputName);
  },
  'Fn::ImportValue': (argument, stackName, context) => {
    const exportName = text.parse(resolveIn(context, stackName, argument));
    const exporter = context.assembly.stacks.find(({ exports }) => exportName in exports);
    if (exporter === undefined) {
      throw new Error(`No stack exports ${exportName}`);
    }
    return resolveIn(context, exporter.name, exporter.exports[exportName]);
  },
};

/** `${!Literal}`, `${Variable}`, `${LogicalId}` or `${LogicalId.Attribute}`. */
function substitute(name: string, variables: Record<string, unknown>, stackName: string, context: Context): string {
  if (name.startsWith('!')) {
    return `\${${name.slice(1)}}`;
  }
  if (name in variables) {
    return text.parse(resolveIn(context, stackName, variables[name]));
  }
  const intrinsic = name.includes('.') && !name.startsWith('AWS::') ? 'Fn::GetAtt' : 'Ref';
  return text.parse(intrinsicNamed(intrinsic)(name, stackName, context));
}

function outputOf(context: Context, stackName: string, outputName: string): unknown {
  const stack = context.assembly.stacks.find(({ name }) => name === stackName);
  const value = stack?.outputs[outputName];
  if (value === undefined) {
    throw new Error(`${stackName} has no output ${outputName}`);
  }
  return resolveIn(context, stackName, value);
}
