/** Which calls each walk makes of an operation. */
import { type OperationId, operations } from '../../../contract/index.ts';
import type { ProblemCode } from '../../../contract/problems.ts';
import type { Role } from '../../../lambdas/domain/permissions/roles.ts';
import { type Cell, type Condition, permissions } from '../../../lambdas/domain/permissions/table.ts';
import type { Actor } from './cast.ts';
import { nowhere, type Place } from './place.ts';
import { refusal, type Step, stepOf } from './walk.ts';
import type { World } from './world.ts';

/** What an operation is about. */
export function subjectOf(operationId: OperationId): 'alert' | 'community' | 'municipality' | 'nothing' {
  if (operationId === 'createCommunity') return 'municipality';
  const { path, access } = operations[operationId];
  if (path.includes('{alertId}')) return access === 'public' ? 'nothing' : 'alert';
  if (path.includes('{communityId}')) return 'community';
  return path.includes('{inseeCode}') ? 'municipality' : 'nothing';
}

/** Every role, towards the place where it is held. */
export function stepsHere({ actors, here }: World, operationId: OperationId): Step[] {
  const isMunicipal = subjectOf(operationId) === 'municipality';
  return actors
    .filter(({ nextDoor }) => !(nextDoor && isMunicipal))
    .map((actor) => stepOf(operationId, actor.role, { actor, place: here }));
}

/** Those whose cell has the condition, when it holds. */
export function stepsUnder({ actors, here }: World, operationId: OperationId, condition: Condition): Step[] {
  return actors
    .filter(({ role }) => conditionOf(permissions[operationId][role]) === condition)
    .map((actor) => {
      const alertId = condition === 'author' ? actor.ownAlertId : here.alertId;
      return stepOf(operationId, actor.role, { actor, place: here, alertId, condition });
    });
}

/** The conditions that cells of an operation have. */
export function conditionsOf(operationId: OperationId): Condition[] {
  const found = Object.values(permissions[operationId]).flatMap((cell) => conditionOf(cell) ?? []);
  return [...new Set(found)];
}

const conditionOf = (cell: Cell) => (typeof cell === 'object' && 'when' in cell ? cell.when : undefined);

/** What roles come to in another place. */
type Worth = Partial<Record<Role, Role>>;

export const worthNextDoor: Worth = {
  pending: 'signed-in',
  member: 'signed-in',
  suspended: 'signed-in',
  referent: 'referent-elsewhere',
};

export const worthAbroad: Worth = {
  ...worthNextDoor,
  police: 'officer-elsewhere',
  'town-hall': 'officer-elsewhere',
};

/** Whether anybody is refused there; where everyone signed in may, nothing is learnt. */
export function refusesThere(operationId: OperationId, worth: Worth): boolean {
  return Object.values(worth).some((role) => permissions[operationId][role] !== 'yes');
}

/** Those whose role comes to less there, with the identifiers of that place. */
export function stepsThere({ actors }: World, operationId: OperationId, worth: Worth, place: Place): Step[] {
  return actors.flatMap((actor) => {
    const role = worth[actor.role];
    const step = role && stepOf(operationId, role, { actor, place });
    return step && step.expected !== 'yes' ? [step] : [];
  });
}

/** About an alert that members do not see: they are answered as if they were none. */
export function stepsUnseen({ actors, here }: World, operationId: OperationId, alertId: string): Step[] {
  return actors
    .filter(({ role }) => role === 'member')
    .map((actor) => stepOf(operationId, 'signed-in', { actor, place: here, alertId }));
}

/** With identifiers of nothing: everyone who is signed in is told what is not there, but where rights come first. */
export function stepsNowhere({ actors }: World, operationId: OperationId): Step[] {
  return actors.map((actor) => {
    const step = stepOf(operationId, worthAbroad[actor.role] ?? actor.role, { actor, place: nowhere });
    return { ...step, expected: answerNowhere(operationId, actor, step.expected), prepared: false };
  });
}

function answerNowhere(operationId: OperationId, { role }: Actor, byTheTable: string): string {
  if (role === 'anonymous' && operations[operationId].access === 'signed-in') return byTheTable;
  const missing = missingFor[operationId] ?? missingIn[subjectOf(operationId)];
  if (missing) return refusal(missing);
  const thenMissing = missingOnceAllowed[operationId];
  return byTheTable === 'yes' && thenMissing ? refusal(thenMissing) : byTheTable;
}

const missingIn: Partial<Record<ReturnType<typeof subjectOf>, ProblemCode>> = {
  alert: 'alert-not-found',
  community: 'community-not-found',
};

/** Who is registered is public: these look before they ask who calls. */
const missingFor: Partial<Record<OperationId, ProblemCode>> = {
  leaveCommunity: 'membership-not-found',
  appointReferent: 'municipality-not-found',
  listMunicipalCategories: 'municipality-not-found',
  getTransparency: 'municipality-not-found',
  getAlertsAtom: 'municipality-not-found',
  getAlertsGeoJson: 'municipality-not-found',
  sendOfficialAlert: 'municipality-not-found',
};

const missingOnceAllowed: Partial<Record<OperationId, ProblemCode>> = {
  registerMunicipality: 'unknown-municipality',
  inviteOfficer: 'municipality-not-found',
  listOfficers: 'municipality-not-found',
  removeOfficer: 'officer-not-found',
};
