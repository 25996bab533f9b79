import { ulid } from 'ulid';
import type { AlertView } from '../../../contract/operations/alert-fields.ts';
import type { OfficialAlert, officialAlertsOperations } from '../../../contract/operations/official-alerts.ts';
import { findBreak } from '../../../lambdas/domain/alerts/history.ts';
import { reachCountsOf, sumOf } from '../../../lambdas/domain/subscriptions/reach-counts.ts';
import { inMemoryPlateCipher } from '../../../lambdas/plates/in-memory-plate-cipher.ts';
import { inMemoryAlertTable } from '../../../lambdas/stores/alerts/in-memory-alerts.ts';
import { confirmAlert } from '../../../lambdas/use-cases/official-alerts/confirm-alert.ts';
import { forwardAlert } from '../../../lambdas/use-cases/official-alerts/forward-alert.ts';
import { listMunicipalAlerts } from '../../../lambdas/use-cases/official-alerts/list-municipal-alerts.ts';
import { sendOfficialAlert } from '../../../lambdas/use-cases/official-alerts/send-official-alert.ts';
import type { Request } from '../../../lambdas/use-cases/use-case.ts';
import { aCommunity } from './a-community.ts';
import { aProtocol } from './a-protocol.ts';
import { aReferent, aResident } from './a-resident.ts';
import { aTown, callerOf, idOf, type Townsperson } from './a-town.ts';
import { told } from './an-official-alert.ts';
import { nantes, saintSebastien } from './places.ts';

export const lilas = aCommunity().communityId;
export const chenes = '01JDB1H7K2C4D6E8F0G2H4J6K9';
/** In Nantes. */
export const doulon = '01JDB1H7K2C4D6E8F0G2H4J6KA';
export const referents = `referents-${saintSebastien.inseeCode}`;

/** Who is sent for: the people of the town, and officers of it who came later. */
type Someone = Townsperson | 'nobody' | 'operator' | 'deputy' | 'widelyReferent';

const moreOfficers = {
  deputy: '02DDDDDDDDDDDDDDDDDDDDDDDD',
  widelyReferent: '02WWWWWWWWWWWWWWWWWWWWWWWW',
} as const;

function call(someone: Someone) {
  if (someone === 'operator') return callerOf('nobody', true);
  if (someone !== 'deputy' && someone !== 'widelyReferent') return callerOf(someone);
  return { residentId: moreOfficers[someone], operator: false, accessToken: '' };
}

type Send = Request<typeof officialAlertsOperations.sendOfficialAlert>;
type Forward = Request<typeof officialAlertsOperations.forwardAlert>;
type List = Request<typeof officialAlertsOperations.listMunicipalAlerts>;

interface Sending {
  readonly by?: Someone;
  readonly key?: string;
  readonly preview?: 'true' | 'false';
  readonly inseeCode?: string;
}

/** Saint-Sébastien with two communities and a protocol in force unless told otherwise, beside Nantes, and what its officers need. */
export async function anOfficialTown({ protocol = true } = {}) {
  const town = await aTown();
  await town.communities.create(aCommunity({ communityId: chenes, name: 'Les Chênes' }));
  await town.communities.create(aCommunity({ communityId: doulon, name: 'Doulon', inseeCode: nantes.inseeCode }));
  if (protocol) await town.communities.putProtocol(aProtocol());
  const { inseeCode } = saintSebastien;
  await town.residents.create(
    aResident({ residentId: moreOfficers.deputy, mandates: [{ inseeCode, office: 'town-hall' }] }),
  );
  await town.residents.create(
    aResident({ residentId: moreOfficers.widelyReferent, mandates: [aReferent({ neighbourhoods: [] })] }),
  );
  let nowMs = town.clock().getTime();
  const clock = () => new Date(nowMs);
  const { alerts, postings } = inMemoryAlertTable(town.residents, clock);
  const members: Record<string, number> = {};
  const membersOf = (groupIds: readonly string[]) =>
    reachCountsOf(sumOf(groupIds.map((groupId) => ({ members: members[groupId] ?? 0 }))));
  const communities = {
    ...town.communities,
    countReach: async (groupIds: readonly string[]) => membersOf(groupIds),
    countMunicipalReach: async () => membersOf(Object.keys(members).filter((groupId) => groupId !== referents)),
  };
  const dependencies = {
    residents: town.residents,
    communities,
    alerts,
    plates: inMemoryPlateCipher(),
    clock,
    newId: (now: Date) => ulid(now.getTime()),
    smsSegmentPrice: 0.07,
  };
  return {
    ...dependencies,
    dependencies,
    postings,
    /** How many members each group has; those who are not named have none. */
    members,
    wait: (hours: number) => {
      nowMs += hours * 3_600_000;
    },
    hoursLater: (hours: number) => new Date(nowMs + hours * 3_600_000).toISOString(),
  };
}

export type OfficialTown = Awaited<ReturnType<typeof anOfficialTown>>;
type Dependencies = OfficialTown['dependencies'];

/** What an officer sends; the answer as it is. */
export function sendOrPreview(
  dependencies: Dependencies,
  body: Partial<OfficialAlert> = {},
  { by = 'townHall', key, preview, inseeCode = saintSebastien.inseeCode }: Sending = {},
) {
  const request: Send = {
    params: { inseeCode },
    query: preview === undefined ? {} : { preview },
    headers: key === undefined ? {} : { 'idempotency-key': key },
    body: told(body),
    language: 'fr',
    caller: call(by),
  };
  return sendOfficialAlert(dependencies)(request);
}

/** What an officer sends, not only previewed. */
export async function send(...args: Parameters<typeof sendOrPreview>): Promise<AlertView> {
  const answer = await sendOrPreview(...args);
  if (answer.status !== 201) throw new Error('it was only previewed');
  return answer.body;
}

export function forward(
  dependencies: Dependencies,
  alertId: string,
  audience: OfficialAlert['audience'],
  { by = 'townHall', key }: Pick<Sending, 'by' | 'key'> = {},
) {
  const request: Forward = {
    params: { alertId },
    query: undefined,
    headers: key === undefined ? {} : { 'idempotency-key': key },
    body: { audience },
    language: 'fr',
    caller: call(by),
  };
  return forwardAlert(dependencies)(request);
}

/** @param awaitsSince of what the officer has read: what waits now unless told otherwise, and nothing where they do not say */
export async function confirm(
  dependencies: Dependencies,
  alertId: string,
  by: Someone = 'police',
  awaitsSince: string | undefined | 'not-said' = undefined,
) {
  const since = awaitsSince ?? (await dependencies.alerts.find(alertId))?.awaits?.at;
  return confirmAlert(dependencies)({
    params: { alertId },
    query: since === undefined || since === 'not-said' ? {} : { awaitsSince: since },
    headers: undefined,
    body: undefined,
    language: 'fr',
    caller: call(by),
  });
}

export const list = (dependencies: Dependencies, query: List['query'] = {}, by: Someone = 'townHall') =>
  listMunicipalAlerts(dependencies)({
    params: { inseeCode: saintSebastien.inseeCode },
    query,
    headers: undefined,
    body: undefined,
    language: 'fr',
    caller: call(by),
  });

/** What the history tells of an alert, once its chain is checked. */
export async function actionsOf({ alerts }: Dependencies, alertId: string): Promise<string[]> {
  const [alert, entries] = await Promise.all([alerts.find(alertId), alerts.listHistory(alertId)]);
  if (!alert || findBreak(alert, entries) !== undefined) throw new Error('the history is broken');
  return entries.map(({ action }) => action);
}

export { idOf };
