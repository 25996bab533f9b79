import type { DeployedEngines } from '../start/start-engines.ts';
import type { Starting } from '../start/starting.ts';
import type { LocalFunction } from '../workers/local-function.ts';
import { startGuard } from './guard.ts';
import { createJudge } from './judge.ts';
import { pushRights } from './push-rights.ts';
import { type Rights, readRights } from './read-rights.ts';

/**
 * Has every AWS call of the functions judged by what the template allows them, as IAM would.
 * @returns the functions, each with a key of its own by which its calls are known, and with the guard's address for the engines'
 */
export async function guardFunctions(
  functions: readonly LocalFunction[],
  { template, log, running }: Pick<Starting, 'template' | 'log' | 'running'>,
  { engines: { endpoints }, deployment }: DeployedEngines,
): Promise<LocalFunction[]> {
  const rights = withRight(readRights(template), pushRights(deployment.applications));
  const judge = createJudge({ rights, region: template.region, log });
  const guard = running.adopt(await startGuard({ endpoints, judge, log }), (each) => each.stop());
  return functions.map((each) => behind(guard.endpoint, Object.values(endpoints), each));
}

function withRight(rights: Rights, right: ReturnType<typeof pushRights>): Rights {
  return new Map([...rights].map(([name, statements]) => [name, [...statements, right]]));
}

/** The URLs of queues begin with an engine's address, too. */
function behind(guard: string, engines: readonly string[], definition: LocalFunction): LocalFunction {
  const seen = (value: string): string => {
    const engine = engines.find((address) => value === address || value.startsWith(`${address}/`));
    return engine === undefined ? value : `${guard}${value.slice(engine.length)}`;
  };
  const variables = Object.entries(definition.environment).map(([name, value]) => [name, seen(value)]);
  return { ...definition, environment: { ...Object.fromEntries(variables), AWS_ACCESS_KEY_ID: definition.name } };
}
