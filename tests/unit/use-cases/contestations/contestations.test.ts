import { beforeEach, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { findBreak } from '../../../../lambdas/domain/alerts/history.ts';
import type { Email } from '../../../../lambdas/domain/messages/email-frame.ts';
import { inMemoryAlertTable } from '../../../../lambdas/stores/alerts/in-memory-alerts.ts';
import { answerContestation } from '../../../../lambdas/use-cases/contestations/answer-contestation.ts';
import { contestAlert } from '../../../../lambdas/use-cases/contestations/contest-alert.ts';
import { listContestations } from '../../../../lambdas/use-cases/contestations/list-contestations.ts';
import { sweepContestations } from '../../../../lambdas/use-cases/contestations/sweep-contestations.ts';
import { contestedAt, daysLater } from '../../support/a-contestation.ts';
import { aProtocol } from '../../support/a-protocol.ts';
import { aTown, callerOf, idOf, type Townsperson } from '../../support/a-town.ts';
import { anAlert, anOfficialAlert } from '../../support/an-alert.ts';
import { saintSebastien } from '../../support/places.ts';
import { reportEffects } from '../../support/report-effects.ts';
import { TextMessagesInMemory } from '../../support/text-messages-in-memory.ts';

const { inseeCode } = saintSebastien;
const { alertId } = anAlert();
const contact = 'quelquun@example.org';
const upheld = { decision: 'upheld', reasons: 'Rien n’indique un vol : une erreur.' } as const;

let town: Awaited<ReturnType<typeof aContestedTown>>;

beforeEach(async () => {
  town = await aContestedTown();
  await given(anAlert());
});

/** A town where everything about contestations is in memory, and e-mails go as `town.post` says. */
async function aContestedTown() {
  const { residents, communities } = await aTown();
  await communities.putProtocol(aProtocol());
  const time = { now: contestedAt };
  const sent: Email[] = [];
  const post: { answer: () => 'sent' | 'address-refused' } = { answer: () => 'sent' };
  const send = async (email: Email) => {
    const outcome = post.answer();
    if (outcome === 'sent') sent.push(email);
    return outcome;
  };
  return {
    residents,
    communities,
    ...inMemoryAlertTable(undefined, () => time.now),
    emails: { send },
    textMessages: new TextMessagesInMemory(),
    mostFromAddress: 5,
    newId: (now: Date) => ulid(now.getTime()),
    clock: () => time.now,
    time,
    sent,
    post,
  };
}

function given(alert: Alert) {
  const effects = reportEffects(alert);
  const { number: count = 0, hash = '' } = effects.history.at(-1) ?? {};
  return town.alerts.accept({ ...alert, history: { count, hash } }, effects);
}

const rest = { query: undefined, headers: undefined, params: undefined, language: 'fr' } as const;

function contest(differences: { alertReference?: string; contact?: string } = {}, sourceAddress = '192.0.2.1') {
  const statement = 'C’était moi, je récupérais mes clés.';
  const body = { alertReference: alertId, statement, contact, ...differences };
  return contestAlert(town)({ ...rest, body, sourceAddress, caller: undefined });
}

type Someone = Townsperson | 'nobody';
const list = (someone: Someone = 'townHall', query = {}) =>
  listContestations(town)({ ...rest, params: { inseeCode }, query, body: undefined, caller: callerOf(someone) });

type Given = Parameters<ReturnType<typeof answerContestation>>[0]['body'];
const answer = (contestationId: string, someone: Someone = 'townHall', body: Given = upheld) =>
  answerContestation(town)({ ...rest, params: { contestationId }, body, caller: callerOf(someone) });

const sweep = () => sweepContestations(town)();
const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'yes',
    ({ code }) => code,
  );

describe('whoever contests an alert', () => {
  test('is read by its officers, with the alert as it was and where the answer goes', async () => {
    const { contestationId, receivedAt } = await contest({ alertReference: `https://vigie.fr/v1/a/${alertId}` });
    const expected = {
      contestationId,
      inseeCode,
      alertId,
      alert: { label: 'Cambriolage en cours', place: '12 rue des Lilas', communityName: 'Les Lilas' },
      receivedAt,
      statement: 'C’était moi, je récupérais mes clés.',
      contact,
      contactErasedAt: daysLater(180).toISOString(),
    };
    expect((await list()).items).toMatchObject([expected]);
    expect((await list('police')).items).toMatchObject([expected]);
  });

  test('is told by when the contact is erased where nobody answers', async () => {
    expect(await contest()).toMatchObject({ contactErasedBy: daysLater(180).toISOString() });
    expect(await contest({ alertReference: ulid() })).toMatchObject({ contactErasedBy: daysLater(180).toISOString() });
  });

  test('is not told whether there is such an alert', async () => {
    const known = await contest();
    const unknown = await contest({ alertReference: ulid() });
    expect(Object.keys(unknown)).toEqual(Object.keys(known));
    expect(unknown.contestationId).toMatch(/^[0-9A-Z]{26}$/);
    expect((await list()).items).toHaveLength(1);
  });

  test('is not told either when the alert is purged already', async () => {
    town.time.now = daysLater(30);
    await expect(contest()).resolves.toBeDefined();
    expect((await list()).items).toEqual([]);
  });

  test('writes five times a day, of known alerts as of unknown ones', async () => {
    for (let nth = 0; nth < 5; nth += 1) await contest({ alertReference: ulid() });
    expect(await refusalOf(contest())).toBe('too-many-contestations');
    expect(await refusalOf(contest({ alertReference: ulid() }))).toBe('too-many-contestations');
    expect(await refusalOf(contest({}, '192.0.2.2'))).toBe('yes');
    town.time.now = daysLater(1);
    expect(await refusalOf(contest())).toBe('yes');
  });

  test('writes twenty times a day from one site of IPv6, whatever network it is', async () => {
    const from = (network: number) => contest({}, `2001:db8:7:${network.toString(16)}::1`);
    for (let network = 0; network < 20; network += 1) await from(network);
    expect(await refusalOf(from(20))).toBe('too-many-contestations');
    expect(await refusalOf(contest({}, '2001:db8:8::1'))).toBe('yes');
  });

  test('cannot be kept from it by whoever has a handful of sites', async () => {
    const handful = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((site) =>
      Array.from({ length: 20 }, (_, network) => `2001:db8:${site}:${network}::1`),
    );
    for (const address of handful) await contest({}, address);
    expect(await refusalOf(contest())).toBe('yes');
  });

  test('leaves no address behind', async () => {
    const seen: unknown[] = [];
    const receive: typeof town.contestations.receive = async (...args) => void seen.push(args);
    town = { ...town, contestations: { ...town.contestations, receive } };
    await contest({}, '198.51.100.77');
    expect(JSON.stringify(seen)).toContain('digest');
    expect(JSON.stringify(seen)).not.toContain('198.51.100.77');
  });
});

describe('the list of contestations', () => {
  test.each(['referent', 'active', 'foreignTownHall', 'stranger', 'nobody'] as const)(
    'is not for %s',
    async (someone) => {
      expect(await refusalOf(list(someone))).toBe('officer-only');
    },
  );

  test('is for the police under a protocol in force alone', async () => {
    await town.communities.putProtocol(aProtocol({ endsOn: '2026-11-21' }));
    expect(await refusalOf(list('police'))).toBe('protocol-not-in-force');
    expect(await refusalOf(list('townHall'))).toBe('yes');
  });

  test('goes on page by page', async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 3; nth += 1) {
      town.time.now = new Date(contestedAt.getTime() + nth * 1_000);
      ids.push((await contest()).contestationId);
    }
    const first = await list('townHall', { limit: 2 });
    const second = await list('townHall', { limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map((one) => one.contestationId)).toEqual(ids.toReversed());
    expect(second.nextCursor).toBeUndefined();
  });
});

describe('an answer', () => {
  test('is in the history of the alert, which stays as it is', async () => {
    const { contestationId } = await contest();
    await answer(contestationId, 'police');
    const alert = await town.alerts.find(alertId);
    const entries = await town.alerts.listHistory(alertId);
    expect(alert).toMatchObject({ status: 'published' });
    expect(entries.at(-1)).toMatchObject({
      actor: { residentId: idOf('police'), kind: 'police' },
      action: 'contestation-answered',
      details: { contestationId, decision: 'upheld' },
    });
    expect(alert && findBreak(alert, [...entries])).toBeUndefined();
    expect(JSON.stringify(entries)).not.toMatch(/example\.org|mes clés/);
  });

  test('is given though the alert is purged meanwhile', async () => {
    const { contestationId } = await contest();
    town.time.now = daysLater(40);
    expect(await answer(contestationId)).toMatchObject({
      alert: { description: 'Deux personnes forcent la porte du garage.' },
      answer: { ...upheld, by: 'town-hall', sending: 'waiting' },
      contactErasedAt: daysLater(70).toISOString(),
    });
  });

  test('is given once', async () => {
    const { contestationId } = await contest();
    const first = await answer(contestationId);
    town.time.now = daysLater(1);
    expect(await answer(contestationId, 'police')).toEqual(first);
    expect(await refusalOf(answer(contestationId, 'police', { ...upheld, decision: 'rejected' }))).toBe(
      'already-answered',
    );
    expect(
      (await town.alerts.listHistory(alertId)).filter(({ action }) => action === 'contestation-answered'),
    ).toHaveLength(1);
  });

  test('of two at the same moment is one of them', async () => {
    const { contestationId } = await contest();
    const outcomes = await Promise.all([
      refusalOf(answer(contestationId, 'townHall')),
      refusalOf(answer(contestationId, 'police', { ...upheld, decision: 'rejected' })),
    ]);
    expect(outcomes.toSorted()).toEqual(['already-answered', 'yes']);
  });

  test.each([
    ['police', 'yes'],
    ['townHall', 'yes'],
    ['referent', 'contestation-not-found'],
    ['active', 'contestation-not-found'],
    ['foreignTownHall', 'contestation-not-found'],
    ['foreignPolice', 'contestation-not-found'],
    ['nobody', 'contestation-not-found'],
  ] as const)('is given by %s: %s', async (someone, outcome) => {
    const { contestationId } = await contest();
    expect(await refusalOf(answer(contestationId, someone))).toBe(outcome);
    expect(await refusalOf(answer(ulid(), someone))).toBe('contestation-not-found');
  });

  test('is given by the police under a protocol in force alone', async () => {
    const { contestationId } = await contest();
    await town.communities.putProtocol(aProtocol({ endsOn: '2026-11-21' }));
    expect(await refusalOf(answer(contestationId, 'police'))).toBe('protocol-not-in-force');
  });

  test('is not given by the officer who sent the alert', async () => {
    const author = { ...anOfficialAlert().author, residentId: idOf('police') };
    const own = anOfficialAlert({ alertId: ulid(contestedAt.getTime()), author });
    await given(own);
    const { contestationId } = await contest({ alertReference: own.alertId });
    expect(await refusalOf(answer(contestationId, 'police'))).toBe('not-by-its-author');
    expect(await refusalOf(answer(contestationId, 'townHall'))).toBe('yes');
  });
});

describe('the sweep', () => {
  const sendingOf = async () => (await list()).items[0]?.answer?.sending;

  test('sends an answer once, by e-mail or SMS', async () => {
    const [one, other] = [await contest(), await contest({ contact: '+33612345678' })];
    for (const { contestationId } of [one, other]) await answer(contestationId);
    expect(await sweep()).toEqual([]);
    expect(await sweep()).toEqual([]);
    expect(town.sent.map(({ to }) => to)).toEqual([contact]);
    expect(town.textMessages.sent.map(({ phone }) => phone)).toEqual(['+33612345678']);
    expect((await list()).items.map((item) => item.answer?.sending)).toEqual(['sent', 'sent']);
  });

  test('sends nothing before there is an answer', async () => {
    await contest();
    await sweep();
    expect(town.sent).toEqual([]);
  });

  test('tries again what did not leave, and says so', async () => {
    await answer((await contest()).contestationId);
    town.post.answer = () => {
      throw new Error('SES is away');
    };
    expect(await sweep()).toHaveLength(1);
    expect(await sendingOf()).toBe('waiting');
    town.post.answer = () => 'sent';
    expect(await sweep()).toEqual([]);
    expect(town.sent).toEqual([]);
    town.time.now = new Date(contestedAt.getTime() + 15 * 60_000);
    await sweep();
    expect(town.sent).toHaveLength(1);
    expect(await sendingOf()).toBe('sent');
  });

  test('gives up an address that is refused', async () => {
    await answer((await contest()).contestationId);
    town.post.answer = () => 'address-refused';
    await sweep();
    expect(await sendingOf()).toBe('given-up');
  });

  test('that dies before it writes down what left repeats it once, and later', async () => {
    await answer((await contest()).contestationId);
    const { contestations } = town;
    let saves = 0;
    const dying: typeof contestations.save = async (...args) => {
      saves += 1;
      if (saves > 1) throw new Error('killed');
      return contestations.save(...args);
    };
    await sweepContestations({ ...town, contestations: { ...contestations, save: dying } })();
    await sweep();
    expect(town.sent).toHaveLength(1);
    town.time.now = daysLater(1);
    await sweep();
    await sweep();
    expect(town.sent).toHaveLength(2);
  });

  test('of two at the same moment sends one', async () => {
    await answer((await contest()).contestationId);
    await Promise.all([sweep(), sweep()]);
    expect(town.sent).toHaveLength(1);
  });

  test('lets what fails hold up nothing else', async () => {
    for (const { contestationId } of [await contest(), await contest()]) await answer(contestationId);
    let tries = 0;
    town.post.answer = () => {
      tries += 1;
      if (tries === 1) throw new Error('SES is away');
      return 'sent';
    };
    expect(await sweep()).toHaveLength(1);
    expect(town.sent).toHaveLength(1);
  });

  test('erases the contact and the alert’s words thirty days after the answer, and nothing before', async () => {
    const { contestationId } = await contest();
    await answer(contestationId);
    await sweep();
    town.time.now = new Date(daysLater(30).getTime() - 1);
    await sweep();
    expect(await town.contestations.find(contestationId)).toMatchObject({ contact });
    town.time.now = daysLater(30);
    expect((await list()).items[0]).not.toHaveProperty('contact');
    expect(await town.contestations.find(contestationId)).toMatchObject({ contact });
    await sweep();
    const left = await town.contestations.find(contestationId);
    expect(JSON.stringify(left)).not.toMatch(/example\.org|rue des Lilas|forcent/);
    expect(left).toMatchObject({ statement: 'C’était moi, je récupérais mes clés.', answer: upheld });
  });

  test('erases what nobody answered after 180 days', async () => {
    const { contestationId } = await contest();
    town.time.now = daysLater(180);
    await sweep();
    expect(await town.contestations.find(contestationId)).not.toHaveProperty('contact');
    expect(await answer(contestationId)).toMatchObject({ answer: { sending: 'given-up' } });
  });
});
