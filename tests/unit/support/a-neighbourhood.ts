import { currentCharterVersion } from '../../../contract/charter.ts';
import type { ModerationDecision } from '../../../contract/operations/alert-fields.ts';
import type { AlertUpdate } from '../../../contract/operations/follow-up.ts';
import type { Alert } from '../../../lambdas/domain/alerts/alert.ts';
import type { Mandate } from '../../../lambdas/domain/residents/resident.ts';
import type { AlertStore, Seen } from '../../../lambdas/stores/alerts/alerts.ts';
import { inMemoryAlertTable } from '../../../lambdas/stores/alerts/in-memory-alerts.ts';
import type { PostingStore } from '../../../lambdas/stores/alerts/postings.ts';
import { inMemoryCommunityStore } from '../../../lambdas/stores/communities/in-memory-communities.ts';
import { inMemoryResidentStore } from '../../../lambdas/stores/residents/in-memory-residents.ts';
import type { ResidentStore } from '../../../lambdas/stores/residents/residents.ts';
import { addUpdate } from '../../../lambdas/use-cases/follow-up/add-update.ts';
import { witnessAlert } from '../../../lambdas/use-cases/follow-up/witness-alert.ts';
import { appealModeration } from '../../../lambdas/use-cases/moderation/appeal-moderation.ts';
import { checkHistories } from '../../../lambdas/use-cases/moderation/check-histories.ts';
import { flagAlert } from '../../../lambdas/use-cases/moderation/flag-alert.ts';
import { getHistory } from '../../../lambdas/use-cases/moderation/get-history.ts';
import { listModeration } from '../../../lambdas/use-cases/moderation/list-moderation.ts';
import { moderateAlert } from '../../../lambdas/use-cases/moderation/moderate-alert.ts';
import { aCommunity } from './a-community.ts';
import { aProtocol } from './a-protocol.ts';
import { aMembership, aReferent, aResident } from './a-resident.ts';
import { anAlert } from './an-alert.ts';
import { saintSebastien } from './places.ts';
import { reportEffects } from './report-effects.ts';

const { inseeCode } = saintSebastien;
export const lilas = aCommunity().communityId;
export const chenes = '01JDB1H7K2C4D6E8F0G2H4J6K9';

interface Part {
  readonly membership?: 'active' | 'pending' | 'suspended';
  /** @default Les Lilas */
  readonly communityId?: string;
  readonly mandates?: readonly Mandate[];
  readonly address?: string;
}

const police: Mandate = { inseeCode, office: 'police' };
const townHall: Mandate = { inseeCode, office: 'town-hall' };

/** Who lives in Les Lilas or has to do with it. */
const cast = {
  /** Of the alert. */
  author: { membership: 'active', address: '12 rue des Lilas' },
  neighbour: { membership: 'active', address: '3, rue des Lilas' },
  /** Lives with the neighbour. */
  husband: { membership: 'active', address: '3 RUE DES LILAS' },
  opposite: { membership: 'active', address: '4 rue des Lilas' },
  homeless: { membership: 'active' },
  alsoHomeless: { membership: 'active' },
  pending: { membership: 'pending' },
  suspended: { membership: 'suspended' },
  stranger: {},
  /** In Les Chênes. */
  farNeighbour: { membership: 'active', communityId: chenes, address: '1 allée des Chênes' },
  referent: { mandates: [aReferent()] },
  memberReferent: { membership: 'active', mandates: [aReferent()], address: '8 rue des Lilas' },
  otherReferent: { mandates: [aReferent({ neighbourhoods: ['Les Chênes'] })] },
  police: { mandates: [police] },
  memberPolice: { membership: 'active', mandates: [police], address: '9 rue des Lilas' },
  townHall: { mandates: [townHall] },
  deputy: { mandates: [townHall] },
} as const satisfies Record<string, Part>;

export type Someone = keyof typeof cast;

const people = Object.keys(cast);

/** Someone of the cast, someone who came to live there, or whoever has no profile. */
type Who = Someone | { readonly residentId: string } | 'nobody';

export const idOf = (someone: Someone | 'nobody') =>
  someone === 'author' ? anAlert().author.residentId : `03${String(people.indexOf(someone) + 1).padStart(24, '0')}`;

/** Where all of it is kept, and the time it is there. */
interface Table {
  readonly alerts: AlertStore;
  readonly postings: PostingStore;
  readonly residents: ResidentStore;
  readonly clock: { now: Date };
}

/** A minute after alerts were reported. */
const start = new Date('2026-11-22T20:32:00.000Z');

function inMemory(): Table {
  const clock = { now: start };
  const residents = inMemoryResidentStore();
  return { ...inMemoryAlertTable(residents, () => clock.now), residents, clock };
}

/** Les Lilas, where a burglary was just reported, with a protocol in force unless told otherwise. */
export async function aNeighbourhood({ protocol = true, table = inMemory() } = {}) {
  const { alerts, postings, residents, clock: time } = table;
  time.now = start;
  const communities = inMemoryCommunityStore();
  await communities.registerMunicipality(saintSebastien);
  await communities.create(aCommunity());
  await communities.create(aCommunity({ communityId: chenes, name: 'Les Chênes' }));
  if (protocol) await communities.putProtocol(aProtocol());
  for (const [name, part] of Object.entries(cast)) await residents.create(residentOf(name as Someone, part));
  const dependencies = { residents, communities, alerts, clock: () => time.now };
  const as = (someone: Who, operator = false) =>
    ({
      query: undefined,
      headers: undefined,
      body: undefined,
      language: 'fr',
      caller: {
        residentId: typeof someone === 'string' ? idOf(someone) : someone.residentId,
        operator,
        accessToken: '',
      },
    }) as const;
  const { alertId: usual } = anAlert();
  const find = async (alertId = usual) => {
    const alert = await alerts.find(alertId);
    if (!alert) throw new Error(`there is no alert ${alertId}`);
    return alert;
  };

  return {
    ...table,
    dependencies,
    find,
    /** Puts an alert there as it is, and a history that tells of its report. */
    given: async (differences: Partial<Alert> = {}, usualOne = anAlert) => {
      const alert = usualOne(differences);
      const { residentId, kind } = alert.author;
      const effects = reportEffects(
        alert,
        kind === 'town-hall' ? { right: { residentId, inseeCode, office: kind } } : {},
      );
      const [reported] = effects.history;
      const history = reported ? { count: 1, hash: reported.hash } : alert.history;
      return (await alerts.accept({ ...alert, history }, effects)).alert;
    },
    /** Makes somebody another one than they were. */
    become: async (someone: Someone, part: Part) => {
      const stored = await residents.load(idOf(someone));
      const { memberships, mandates } = residentOf(someone, part);
      if (stored) await residents.save(stored, { ...stored, memberships, mandates });
    },
    wait: (hours: number) => {
      time.now = new Date(time.now.getTime() + hours * 3_600_000);
    },
    /** Someone else who lives there, each at an address of their own. */
    newNeighbour: async (order: number) => {
      const residentId = `04${String(order).padStart(24, '0')}`;
      const profile = { acceptedCharter: currentCharterVersion, address: `${order} allée des Tilleuls` };
      await residents.create(aResident({ residentId, memberships: [aMembership()], profile }));
      return { residentId };
    },
    actions: async (alertId = usual) => (await alerts.listHistory(alertId)).map(({ action }) => action),
    /** The messages that leave, by number. */
    leaving: (alertId = usual) => postings.listUnspread(alertId),
    tell: (someone: Who, update: Partial<AlertUpdate>, key?: string) =>
      addUpdate(dependencies)({
        ...as(someone),
        params: { alertId: usual },
        headers: key === undefined ? {} : { 'idempotency-key': key },
        body: { kind: 'update', message: 'Ils sont partis à pied.', ...update },
      }),
    witness: (someone: Who, seen: Seen, alertId = usual) =>
      witnessAlert(dependencies)({ ...as(someone), params: { alertId }, body: { seen } }),
    flag: (someone: Who, { reason = 'false', detail }: Partial<Flagged> = {}, alertId = usual) =>
      flagAlert(dependencies)({
        ...as(someone),
        params: { alertId },
        body: { reason, ...(detail === undefined ? {} : { detail }) },
      }),
    moderate: (someone: Who, decision: ModerationDecision, reason = 'Vérifié sur place.') =>
      moderateAlert(dependencies)({ ...as(someone), params: { alertId: usual }, body: { decision, reason } }),
    appeal: (someone: Who, statement = 'Ce que j’ai vu est vrai.') =>
      appealModeration(dependencies)({ ...as(someone), params: { alertId: usual }, body: { statement } }),
    cases: (someone: Who, query = {}, communityId = lilas) =>
      listModeration(dependencies)({ ...as(someone), params: { communityId }, query }),
    history: (someone: Who) => getHistory(dependencies)({ ...as(someone), params: { alertId: usual } }),
    check: (query = {}, operator = true) =>
      checkHistories(dependencies)({ ...as('nobody', operator), params: { inseeCode }, query }),
  };
}

type Flagged = Parameters<ReturnType<typeof flagAlert>>[0]['body'];

export type Neighbourhood = Awaited<ReturnType<typeof aNeighbourhood>>;

function residentOf(name: Someone, { membership, mandates = [], address, communityId = lilas }: Part) {
  return aResident({
    residentId: idOf(name),
    mandates,
    memberships: membership ? [aMembership({ communityId, status: membership })] : [],
    profile: {
      name,
      email: `${name.toLowerCase()}@example.org`,
      acceptedCharter: currentCharterVersion,
      ...(address === undefined ? {} : { address }),
    },
  });
}

/** How a call ends: `yes`, or the code of its refusal. */
export const outcomeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'yes',
    (error: Error) => error.message,
  );

/** A report that waits for the moderators, as the screening left it. */
export const heldReport: Partial<Alert> = {
  category: 'suspicious_behaviour',
  categoryLabel: { fr: 'Comportement inhabituel', en: 'Unusual behaviour' },
  level: 'vigilance',
  status: 'held',
  messages: [],
  moderation: {
    open: { reasons: ['held'], since: '2026-11-22T20:31:00.000Z', communityId: lilas },
    screening: ['newcomer'],
    flags: [],
  },
};

/** A report whose words were masked as it went out. */
export const maskedReport: Partial<Alert> = {
  description: 'Le fils *** force la porte du garage.',
  moderation: {
    open: { reasons: ['masked'], since: '2026-11-22T20:31:00.000Z', communityId: lilas },
    screening: ['person-name'],
    original: {
      description: 'Le fils Dupont force la porte du garage.',
      place: '12 rue des Lilas',
      vehicle: { type: 'fourgon des Dupont', colour: 'blanc' },
    },
    flags: [],
  },
};

/** What a town hall officer sends to all communities, but for what an official alert is otherwise. */
export const sentBy = (officer: 'townHall' | 'deputy'): Partial<Alert> => ({
  author: { residentId: idOf(officer), kind: 'town-hall', name: officer, hidden: false },
});
