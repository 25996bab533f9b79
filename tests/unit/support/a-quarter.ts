import { ulid } from 'ulid';
import { currentCharterVersion } from '../../../contract/charter.ts';
import type { Language } from '../../../contract/fields.ts';
import type { ModerationDecision } from '../../../contract/operations/alert-fields.ts';
import type { AlertReport, alertsOperations } from '../../../contract/operations/alerts.ts';
import { Refusal } from '../../../lambdas/domain/refusal.ts';
import type { Mandate, Resident } from '../../../lambdas/domain/residents/resident.ts';
import { inMemoryPlateCipher } from '../../../lambdas/plates/in-memory-plate-cipher.ts';
import { inMemoryAlertTable } from '../../../lambdas/stores/alerts/in-memory-alerts.ts';
import { inMemoryCommunityStore } from '../../../lambdas/stores/communities/in-memory-communities.ts';
import { inMemoryResidentStore } from '../../../lambdas/stores/residents/in-memory-residents.ts';
import { getAlert } from '../../../lambdas/use-cases/alerts/get-alert.ts';
import { listAlerts } from '../../../lambdas/use-cases/alerts/list-alerts.ts';
import { listMyAlerts } from '../../../lambdas/use-cases/alerts/list-my-alerts.ts';
import { moderateAlert } from '../../../lambdas/use-cases/moderation/moderate-alert.ts';
import { confirmAlert } from '../../../lambdas/use-cases/official-alerts/confirm-alert.ts';
import { reportAlert } from '../../../lambdas/use-cases/reporting/report-alert.ts';
import type { Request } from '../../../lambdas/use-cases/use-case.ts';
import { aCommunity } from './a-community.ts';
import { aMembership, aResident } from './a-resident.ts';
import { saintSebastien } from './places.ts';

export const startMs = Date.parse('2026-11-22T20:31:00.000Z');
export const { communityId, inseeCode } = aCommunity();

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

export const referent: Mandate = { inseeCode, office: 'referent', neighbourhoods: [] };
export const police: Mandate = { inseeCode, office: 'police' };
export const townHall: Mandate = { inseeCode, office: 'town-hall' };

/** A danger that may be told as it is. */
export const facts: AlertReport = {
  category: 'burglary_in_progress',
  description: 'Deux personnes forcent la porte du garage.',
  place: { description: '12 rue des Lilas', latitude: 47.205, longitude: -1.503 },
  happenedAt: new Date(startMs - minuteMs).toISOString(),
  emergencyCalled: 'yes',
};

interface Reporting {
  readonly by?: string;
  readonly key?: string;
  readonly into?: string;
}

interface Page {
  readonly limit?: number;
  readonly cursor?: string;
}

/** An identifier that tells people apart by their names. */
export const idOf = (name: string) =>
  `02${name
    .toUpperCase()
    .replaceAll(/[ILOU]/g, 'X')
    .padEnd(24, '0')}`;

const callerOf = (name: string) => ({ residentId: idOf(name), operator: false, accessToken: '' });

/** Les Lilas, where Camille lives, on stores in memory and by a clock that stands until it is moved. */
export async function aQuarter() {
  let nowMs = startMs;
  let keys = 0;
  const clock = () => new Date(nowMs);
  const residents = inMemoryResidentStore();
  const communities = inMemoryCommunityStore();
  const { alerts, postings } = inMemoryAlertTable(residents, clock);
  const unreadPlates: unknown[] = [];
  const dependencies = {
    residents,
    communities,
    alerts,
    plates: inMemoryPlateCipher(),
    clock,
    newId: (now: Date) => ulid(now.getTime()),
    onUnreadPlate: (_: string, fault: unknown) => void unreadPlates.push(fault),
  };
  await communities.registerMunicipality(saintSebastien);
  await communities.create(aCommunity());

  const givenNeighbour = async (name: string, differences: Partial<Resident> = {}) => {
    const profile = { acceptedCharter: currentCharterVersion, name };
    await residents.create(
      aResident({ residentId: idOf(name), memberships: [aMembership()], profile, ...differences }),
    );
  };
  await givenNeighbour('camille');

  const read = { headers: undefined, body: undefined, params: undefined };
  return {
    ...dependencies,
    postings,
    unreadPlates,
    givenNeighbour,
    /** Lets time pass, in milliseconds. */
    pass: (ms: number) => {
      nowMs += ms;
    },
    report: (
      differences: Partial<AlertReport> = {},
      { by = 'camille', key, into = communityId }: Reporting = {},
      changed: Partial<typeof dependencies> = {},
    ) => {
      keys += 1;
      const request: Request<typeof alertsOperations.reportAlert> = {
        params: { communityId: into },
        query: undefined,
        headers: { 'idempotency-key': key ?? `00000000-0000-4000-8000-${String(keys).padStart(12, '0')}` },
        body: { ...facts, happenedAt: new Date(nowMs - minuteMs).toISOString(), ...differences },
        language: 'fr',
        caller: callerOf(by),
      };
      return reportAlert({ ...dependencies, ...changed })(request);
    },
    confirm: (name: string, alertId: string) =>
      confirmAlert(dependencies)({
        ...read,
        params: { alertId },
        query: {},
        language: 'fr',
        caller: callerOf(name),
      }),
    moderate: (name: string, alertId: string, decision: ModerationDecision) =>
      moderateAlert(dependencies)({
        ...read,
        params: { alertId },
        query: undefined,
        body: { decision, reason: 'Vérifié sur place.' },
        language: 'fr',
        caller: callerOf(name),
      }),
    list: (name: string, query: Page = {}, language: Language = 'fr') =>
      listAlerts(dependencies)({ ...read, params: { communityId }, query, language, caller: callerOf(name) }),
    listMine: (name: string, query: Page = {}) =>
      listMyAlerts(dependencies)({ ...read, query, language: 'fr', caller: callerOf(name) }),
    get: (name: string, alertId: string, changed: Partial<typeof dependencies> = {}) =>
      getAlert({ ...dependencies, ...changed })({
        ...read,
        params: { alertId },
        query: undefined,
        language: 'fr',
        caller: callerOf(name),
      }),
  };
}

export type Quarter = Awaited<ReturnType<typeof aQuarter>>;

/** How a call was refused: each wrong field with its code, or the refusal's own code. */
export async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) return error;
  return error.errors.length > 0 ? error.errors.map(({ path, code }) => `${path}: ${code}`) : error.code;
}
