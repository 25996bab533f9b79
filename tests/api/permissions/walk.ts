import { ApiProblem } from '../../../contract/client.ts';
import { type OperationId, operations } from '../../../contract/index.ts';
import { type ProblemCode, problems } from '../../../contract/problems.ts';
import type { Role } from '../../../lambdas/domain/permissions/roles.ts';
import { type Cell, type Condition, permissions } from '../../../lambdas/domain/permissions/table.ts';
import type { Actor } from './cast.ts';
import type { Play } from './recipe.ts';
import { recipes } from './recipes/index.ts';
import type { World } from './world.ts';

export const operationIds = Object.keys(operations) as OperationId[];

/** How a call ends: `yes`, or the status and the code of its refusal. */
export type Outcome = string;

/** What the table says someone is answered. */
function answerOf(cell: Cell, condition?: Condition): Outcome {
  if (typeof cell === 'string') return cell === 'yes' ? cell : refusal(cell);
  if ('bars' in cell) return refusal(cell.bars);
  return cell.when === condition ? 'yes' : refusal(cell.otherwise);
}

export const refusal = (code: ProblemCode): Outcome =>
  code === 'signed-out' ? byTheGateway : `${problems[code].status} ${code}`;

/** Its own answer is no problem document. */
const byTheGateway = '401 by the gateway';

/** One call of a walk: who, about what, and what they are to be answered. */
export interface Step extends Pick<Play, 'actor' | 'place' | 'alertId' | 'condition'> {
  readonly expected: Outcome;
  /** Whether what the call needs is there. @default when it is to succeed */
  readonly prepared?: boolean;
}

/** A step whose answer is that of a cell. */
export function stepOf(
  operationId: OperationId,
  role: Role,
  { place, actor, condition, alertId = place.alertId }: Omit<Step, 'expected' | 'alertId'> & { alertId?: string },
): Step {
  return { actor, place, alertId, condition, expected: answerOf(permissions[operationId][role], condition) };
}

/** Makes the calls, and tells how each ended: what is refused changes nothing and goes side by side, the rest one after the other. */
export async function walk(
  world: World,
  operationId: OperationId,
  steps: readonly Step[],
): Promise<Record<string, Outcome>> {
  const outcomes: Record<string, Outcome> = Object.fromEntries(
    await Promise.all(
      steps.filter(isRefused).map(async (step) => [nameOf(step), await take(world, operationId, step)]),
    ),
  );
  for (const step of steps.filter((one) => !isRefused(one)))
    outcomes[nameOf(step)] = await take(world, operationId, step);
  return outcomes;
}

/** What the walk is to tell. */
export const expectedOf = (steps: readonly Step[]): Record<string, Outcome> =>
  Object.fromEntries(steps.map((step) => [nameOf(step), step.expected]));

const isRefused = ({ expected }: Step) => expected !== 'yes';

const nameOf = ({ actor }: Step) => `${actor.name} (${actor.role})`;

async function take(world: World, operationId: OperationId, step: Step): Promise<Outcome> {
  const { actor, place, alertId, condition, expected, prepared = expected === 'yes' } = step;
  const scene = await recipes[operationId]({ world, actor, place, alertId, condition, allowed: prepared });
  const outcome = await outcomeOf(call(actor, operationId, scene.request));
  if (outcome === 'yes') await scene.restore?.();
  return outcome;
}

/** Recipe and method are of the same operation. */
function call({ client }: Actor, operationId: OperationId, request: unknown): Promise<unknown> {
  const method = client[operationId] as (request: unknown) => Promise<unknown>;
  return method(request);
}

/** @throws when the call failed otherwise than by an answer of the API */
export async function outcomeOf(calling: Promise<unknown>): Promise<Outcome> {
  try {
    await calling;
    return 'yes';
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    if (error.problem) return `${error.status} ${error.problem.code}`;
    return error.status === 401 ? byTheGateway : String(error.status);
  }
}
