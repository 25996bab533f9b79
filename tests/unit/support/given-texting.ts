import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import { currentCharterVersion } from '../../../contract/charter.ts';
import type { Alert } from '../../../lambdas/domain/alerts/alert.ts';
import type { Resident } from '../../../lambdas/domain/residents/resident.ts';
import { inMemoryPlateCipher } from '../../../lambdas/plates/in-memory-plate-cipher.ts';
import { inMemoryAlertTable } from '../../../lambdas/stores/alerts/in-memory-alerts.ts';
import { inMemoryCommunityStore } from '../../../lambdas/stores/communities/in-memory-communities.ts';
import type { TextOutcome } from '../../../lambdas/stores/residents/conversations.ts';
import { inMemoryConversationStore } from '../../../lambdas/stores/residents/in-memory-conversations.ts';
import { inMemoryResidentStore } from '../../../lambdas/stores/residents/in-memory-residents.ts';
import { answerText } from '../../../lambdas/use-cases/texting/answer-text.ts';
import { pendingConfirmations } from '../../../lambdas/use-cases/texting/pending-confirmations.ts';
import { aCommunity } from './a-community.ts';
import { aConfirmedSms, aMembership, aResident } from './a-resident.ts';
import { anAlert } from './an-alert.ts';
import { saintSebastien } from './places.ts';
import { reportEffects } from './report-effects.ts';
import { TextMessagesInMemory } from './text-messages-in-memory.ts';

export const lilas = aCommunity().communityId;
export const chenes = '01JDB1H7K2C4D6E8F0G2H4J6K9';

const startMs = Date.parse('2026-11-22T20:35:00.000Z');

/** A number that nobody has. */
export const strangersPhone = '+33639982999';

const phones = {
  amina: '+33639982001',
  bruno: '+33639982002',
  john: '+33639982003',
  newcomer: '+33639982004',
} as const;
type Name = keyof typeof phones;

export const phoneOf = (name: Name): string => phones[name];
export const idOf = (name: Name): string => `05${String(Object.keys(phones).indexOf(name) + 1).padStart(24, '0')}`;

/** Les Lilas, where Amina, Bruno and John, who reads English, have plain phones; the newcomer has just joined. By a clock that tests move. */
export async function givenTexting() {
  let nowMs = startMs;
  let texts = 0;
  const clock = () => new Date(nowMs);
  const outcomes = new Map<string, TextOutcome>();
  const residents = inMemoryResidentStore(undefined, outcomes);
  const communities = inMemoryCommunityStore();
  const { alerts, postings } = inMemoryAlertTable(residents, clock);
  const textMessages = new TextMessagesInMemory();
  const conversations = inMemoryConversationStore(outcomes);
  const dependencies = {
    residents,
    communities,
    alerts,
    conversations,
    textMessages,
    plates: inMemoryPlateCipher(),
    clock,
    newId: (now: Date) => ulid(now.getTime()),
    pendingConfirmations: pendingConfirmations({ residents }),
  };
  await communities.registerMunicipality(saintSebastien);
  await communities.create(aCommunity());
  await communities.create(aCommunity({ communityId: chenes, name: 'Les Chênes' }));

  const givenResident = async (name: Name, differences: Partial<Resident> = {}) => {
    const language = name === 'john' ? ('en' as const) : ('fr' as const);
    const created = aResident({
      residentId: idOf(name),
      memberships: [aMembership(name === 'newcomer' ? { requestedAt: '2026-11-22T08:00:00.000Z' } : {})],
      profile: { name, language, acceptedCharter: currentCharterVersion },
      channels: { sms: { ...aConfirmedSms, phone: phones[name] } },
      ...differences,
    });
    await residents.create(created);
    await residents.save(created, created, { holds: [phones[name]] });
  };
  for (const name of Object.keys(phones) as Name[]) await givenResident(name);

  const deliver = (
    phone: string,
    body: string,
    id: string,
    changed: Partial<typeof dependencies> = {},
    writtenMs = nowMs - 1_000,
  ) =>
    answerText({ ...dependencies, ...changed })({
      textId: createHash('sha256').update(id).digest('hex'),
      phone,
      body,
      receivedAt: new Date(writtenMs).toISOString(),
    });
  /** The answers to a phone, the last one at the end. */
  const answersTo = (phone: string) => textMessages.sent.filter((sent) => sent.phone === phone).map(({ text }) => text);

  return {
    ...dependencies,
    postings,
    givenResident,
    deliver,
    answersTo,
    pass: (ms: number) => {
      nowMs += ms;
    },
    /** Writes as somebody. @returns the answer, if there is one */
    text: async (name: Name, body: string) => {
      texts += 1;
      nowMs += 1_000;
      const before = answersTo(phones[name]).length;
      await deliver(phones[name], body, `text ${texts}`);
      return answersTo(phones[name])[before] ?? '';
    },
    stored: async (name: Name) => {
      const resident = await residents.load(idOf(name));
      if (!resident) throw new Error(`${name} is gone`);
      return resident;
    },
    /** Makes somebody another one than they were. */
    become: async (name: Name, change: (resident: Resident) => Resident) => {
      const before = await residents.load(idOf(name));
      if (before) await residents.save(before, change(before));
    },
    /** All that a resident reported, the newest first. */
    ownAlerts: async (name: Name) => (await alerts.listOwn(idOf(name), { limit: 100, since: '0'.repeat(26) })).alerts,
    /** An alert of somebody, a minute old, in Les Lilas unless told otherwise. */
    givenAlert: async (by: Name, differences: Partial<Alert> = {}) => {
      const reportedAt = new Date(nowMs - 60_000).toISOString();
      const author = { residentId: idOf(by), kind: 'resident' as const, name: by, hidden: false };
      const alert = anAlert({
        alertId: ulid(nowMs - 60_000),
        author,
        reportedAt,
        expiresAt: new Date(nowMs + 2 * 3_600_000).toISOString(),
        ...differences,
      });
      const effects = reportEffects(alert);
      const [reported] = effects.history;
      const history = reported ? { count: 1, hash: reported.hash } : alert.history;
      return (await alerts.accept({ ...alert, history }, effects)).alert;
    },
  };
}

export type Texting = Awaited<ReturnType<typeof givenTexting>>;
