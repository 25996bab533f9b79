import { beforeAll, describe, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { createClient } from '../../contract/client.ts';
import type { Person } from '../../local/story/person.ts';
import { pollUntil } from '../local/support/poll.ts';
import { type GivenCommunity, givenCommunity, givenMember } from '../support/communities.ts';
import { newPhone } from '../support/neighbours.ts';
import { sendRaw } from '../support/raw-call.ts';
import { refusalOf } from '../support/refusals.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

// The sweep of every five minutes comes each second.
const inUse = usePlatform({ scheduleSpeedUp: 300 });
const deadlineMs = 15_000;
let community: GivenCommunity;
let member: Person;
let alertId: string;

beforeAll(async () => {
  community = await givenCommunity(inUse.platform);
  member = await givenMember(inUse.platform, community);
  ({ alertId } = await report(member, community.communityId, aReport({ category: 'burglary_in_progress' })));
}, 60_000);

const anyone = () => createClient({ baseUrl: inUse.platform.apiUrl });
const contest = (contact: string, alertReference = alertId) =>
  anyone().contestAlert({ body: { alertReference, statement: 'C’était moi, je cherchais mes clés.', contact } });
const listed = async () => (await community.townHall.client.listContestations({ params: community, query: {} })).items;
const answer = (contestationId: string, decision: 'upheld' | 'rejected' = 'upheld') =>
  community.townHall.client.answerContestation({
    params: { contestationId },
    body: { decision, reasons: 'Rien n’indique un vol : c’était une erreur.' },
  });

/** Waits until the answer to that contact has left. */
const whenAnswered = (to: string) =>
  pollUntil(
    () => inUse.platform.inbox.since().filter((item) => item.to === to),
    (items) => items.length > 0,
    deadlineMs,
  );

describe('somebody without an account', () => {
  test('contests an alert by its link, and is answered once by e-mail; the history tells it', async () => {
    const contact = 'quelquun@vigie.example';
    const { contestationId } = await contest(contact, `https://vigie.example/v1/a/${alertId}`);
    expect(await listed()).toMatchObject([{ contestationId, alertId, contact, statement: expect.any(String) }]);
    expect(await answer(contestationId)).toMatchObject({ answer: { decision: 'upheld', sending: 'waiting' } });
    const [email] = await whenAnswered(contact);
    expect(email).toMatchObject({ channel: 'email' });
    expect(email?.body).toContain('retenue, par la mairie');
    await pollUntil(listed, ([one]) => one?.answer?.sending === 'sent', deadlineMs);
    expect(inUse.platform.inbox.since().filter(({ to }) => to === contact)).toHaveLength(1);
    const { items, intact } = await community.townHall.client.getHistory({ params: { alertId } });
    expect(intact).toBe(true);
    expect(items.at(-1)).toMatchObject({ action: 'contestation-answered', details: { contestationId } });
  });

  test('is answered by SMS at a number', async () => {
    const phone = newPhone();
    const { contestationId } = await contest(phone);
    await answer(contestationId, 'rejected');
    const [sms] = await whenAnswered(phone);
    expect(sms?.body).toMatch(/^Vigie: contestation du .* rejetée par la mairie\. Motifs: Rien/);
  });

  test('is not told whether there is such an alert', async () => {
    const before = (await listed()).length;
    const bodyOf = (alertReference: string) =>
      JSON.stringify({ alertReference, statement: 'Il ne s’est rien passé.', contact: 'x@vigie.example' });
    const send = (reference: string) =>
      sendRaw(inUse.platform, {
        method: 'POST',
        path: '/v1/contestations',
        headers: { 'content-type': 'application/json' },
        body: bodyOf(reference),
      });
    const [known, unknown] = [await send(alertId), await send(ulid())];
    expect([known.status, unknown.status]).toEqual([202, 202]);
    const anyText = expect.any(String);
    const receipt = { contestationId: anyText, receivedAt: anyText, contactErasedBy: anyText };
    for (const response of [known, unknown]) expect(await response.json()).toEqual(receipt);
    expect(await listed()).toHaveLength(before + 1);
  });

  test.each([
    ['a reference that can be no alert', { alertReference: 'hier soir' }, 'alertReference: wrong-form'],
    ['a contact that is neither an address nor a number', { contact: 'voisin' }, 'contact: wrong-form'],
    ['no statement', { statement: ' ' }, 'statement: too-short'],
  ])('is told what is wrong with %s', async (_, differences, field) => {
    const body = { alertReference: alertId, statement: 'Il ne s’est rien passé.', contact: 'x@vigie.example' };
    const refusal = await refusalOf(anyone().contestAlert({ body: { ...body, ...differences } }));
    expect(refusal).toEqual({ status: 400, code: 'invalid-input', fields: [field] });
  });

  test('is held to so many a day from one address', async () => {
    const refusals = await Promise.all(
      Array.from({ length: 60 }, () =>
        contest('x@vigie.example', ulid()).then(
          () => undefined,
          (error) => error,
        ),
      ),
    );
    const refused = refusals.filter((error) => error !== undefined);
    expect(refused.length).toBeGreaterThanOrEqual(10);
    for (const error of refused)
      expect(error).toMatchObject({ status: 429, problem: { code: 'too-many-contestations' } });
  });
});
