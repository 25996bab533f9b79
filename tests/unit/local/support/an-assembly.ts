import type { Assembly, Resource, Stack } from '../../../../local/template/assembly.ts';

/** A stack with resources given as `logicalId: [type, properties]`. */
export function aStack(
  name: string,
  resources: Readonly<Record<string, readonly [type: string, properties?: unknown]>>,
  more: Partial<Pick<Stack, 'outputs' | 'exports'>> = {},
): Stack {
  const toResource = ([logicalId, [type, properties = {}]]: [string, readonly [string, unknown?]]): Resource => ({
    stackName: name,
    logicalId,
    type,
    properties,
  });
  return {
    name,
    region: 'eu-west-3',
    resources: Object.entries(resources).map(toResource),
    outputs: {},
    exports: {},
    ...more,
  };
}

export const anAssembly = (...stacks: Stack[]): Assembly => ({ region: 'eu-west-3', stacks });
