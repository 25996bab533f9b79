import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import type { Template } from '../template/template.ts';
import type { LocalFunction } from '../workers/local-function.ts';
import { functionArn } from './names.ts';

const functionProperties = z.object({
  Environment: z.object({
    Variables: z.record(z.string(), z.string()).and(z.object({ SERVICE_NAME: z.string() })),
  }),
  Handler: z.literal('index.handler'),
  Timeout: z.number(),
  MemorySize: z.number(),
  ReservedConcurrentExecutions: z.number().optional(),
});

/** More threads than processors would only start cold for nothing. */
const localConcurrency = Math.max(2, availableParallelism());

/** What functions run with besides what the template gives them. */
export interface FunctionSurroundings {
  /** Holds `<function>/index.js`. */
  readonly bundlesFolder: string;
  /** Such as the addresses of the engines. */
  readonly variables: Readonly<Record<string, string>>;
  /** Values for variables that the template leaves empty. */
  readonly forEmpty: Readonly<Record<string, string>>;
  readonly onOutput: (functionName: string, output: string) => void;
}

/** Reads the functions of the template. */
export function readFunctions(template: Template, surroundings: FunctionSurroundings): LocalFunction[] {
  const { bundlesFolder, variables, forEmpty, onOutput } = surroundings;
  return template.read('AWS::Lambda::Function', functionProperties).map(({ properties }) => {
    const given = properties.Environment.Variables;
    const name = given.SERVICE_NAME;
    return {
      name,
      arn: functionArn(template.region, name),
      file: join(bundlesFolder, name, 'index.js'),
      environment: { ...variables, ...withDefaults(given, forEmpty) },
      timeoutSeconds: properties.Timeout,
      memoryMb: properties.MemorySize,
      concurrency: Math.min(properties.ReservedConcurrentExecutions ?? localConcurrency, localConcurrency),
      onOutput: (output) => onOutput(name, output),
    };
  });
}

function withDefaults(given: Readonly<Record<string, string>>, forEmpty: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, value === '' ? (forEmpty[name] ?? '') : value]),
  );
}
