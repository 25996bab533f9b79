import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { AlertUpdate } from '../../contract/operations/follow-up.ts';
import type { Person } from '../../local/story/person.ts';
import { protocolInForceToday } from '../../local/story/protocol.ts';
import { type GivenCommunity, givenCommunity, givenMember } from '../support/communities.ts';
import { givenOfficer, givenResident } from '../support/people.ts';
import { sendAs, sendRaw } from '../support/raw-call.ts';
import { refusalOf } from '../support/refusals.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const inUse = usePlatform();
let community: GivenCommunity;
let police: Person;
let author: Person;
let neighbour: Person;
let stranger: Person;

beforeAll(async () => {
  const { platform } = inUse;
  community = await givenCommunity(platform);
  const { townHall, inseeCode } = community;
  await townHall.client.putProtocol({ params: { inseeCode }, body: protocolInForceToday() });
  police = await givenOfficer(platform, inseeCode, 'police');
  neighbour = await givenMember(platform, community);
  stranger = await givenResident(platform);
}, 60_000);

/** A fire that a new member reports. */
async function givenFire(differences: Parameters<typeof aReport>[0] = {}): Promise<string> {
  author = await givenMember(inUse.platform, community, { name: 'Alix' });
  const fire = aReport({ category: 'fire', description: 'De la fumée sort du toit de la remise.', ...differences });
  return (await report(author, community.communityId, fire)).alertId;
}

const tell = ({ client }: Person, alertId: string, update: Partial<AlertUpdate> = {}, key?: string) =>
  client.addUpdate({
    params: { alertId },
    headers: key === undefined ? {} : { 'idempotency-key': key },
    body: { kind: 'update', message: 'La fumée est moins épaisse.', ...update },
  });

const witness = ({ client }: Person, alertId: string, seen: 'confirm' | 'deny' = 'confirm') =>
  client.witnessAlert({ params: { alertId }, body: { seen } });

const read = ({ client }: Person, alertId: string) => client.getAlert({ params: { alertId } });

describe('an alert is followed to its end', () => {
  test('by its author, a witness and the police, and its readers see each step', async () => {
    const alertId = await givenFire();
    expect(await tell(author, alertId)).toMatchObject({ alertId, number: 1, kind: 'update', status: 'published' });
    expect(await witness(neighbour, alertId)).toEqual({
      alertId,
      seen: 'confirm',
      certainty: 'likely',
      witnesses: { confirm: 1, deny: 0 },
    });
    const taken = await tell(police, alertId, { kind: 'taken-in-charge', message: 'Les secours sont sur place.' });
    expect(taken).toMatchObject({ status: 'taken-in-charge', certainty: 'observed', source: { kind: 'police' } });
    await tell(community.referent, alertId, { kind: 'resolved', message: 'C’est fini.', outcome: 'Feu éteint.' });
    expect(await read(neighbour, alertId)).toMatchObject({
      status: 'resolved',
      certainty: 'observed',
      witnesses: { confirm: 1, deny: 0 },
      updates: [
        { number: 1, kind: 'update', source: { kind: 'resident', name: 'Alix' } },
        { number: 2, kind: 'taken-in-charge', message: 'Les secours sont sur place.' },
        { number: 3, kind: 'resolved', outcome: 'Feu éteint.' },
      ],
    });
  });

  test('and a false alarm is retracted', async () => {
    const alertId = await givenFire();
    await tell(author, alertId, { kind: 'retracted', message: 'Ce n’est qu’un barbecue.' });
    expect(await read(neighbour, alertId)).toMatchObject({ status: 'retracted' });
    expect(await refusalOf(tell(police, alertId))).toMatchObject({ status: 409, code: 'alert-retracted' });
    expect(await refusalOf(witness(neighbour, alertId))).toMatchObject({ status: 409, code: 'alert-retracted' });
  });

  test('by one of two decisions at once; the other one is told what happened', async () => {
    const alertId = await givenFire();
    const settled = await Promise.allSettled([
      tell(author, alertId, { kind: 'retracted' }),
      tell(police, alertId, { kind: 'resolved' }),
    ]);
    const { status, updates } = await read(neighbour, alertId);
    const lost = settled.findIndex(({ status: outcome }) => outcome === 'rejected');
    expect(status).toBe(lost === 0 ? 'resolved' : 'retracted');
    expect(updates).toHaveLength(1);
    const again =
      lost === 0 ? tell(author, alertId, { kind: 'retracted' }) : tell(police, alertId, { kind: 'resolved' });
    expect(await refusalOf(again)).toMatchObject({ status: 409, code: `alert-${status}` });
  });
});

describe('an update', () => {
  test('names where the alert is read', async () => {
    const alertId = await givenFire();
    const answer = await sendRaw(inUse.platform, {
      method: 'POST',
      path: `/v1/alerts/${alertId}/updates`,
      token: author.accessToken,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'update', message: 'Les pompiers arrivent.' }),
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/v1/alerts/${alertId}`);
  });

  test('sent again with the same key is the same one; with another body it is refused', async () => {
    const [alertId, key] = [await givenFire(), randomUUID()];
    const first = await tell(author, alertId, {}, key);
    expect(await tell(author, alertId, {}, key)).toEqual(first);
    expect((await read(author, alertId)).updates).toHaveLength(1);
    const other = tell(author, alertId, { message: 'Tout autre chose.' }, key);
    expect(await refusalOf(other)).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
  });

  test('of an author who is hidden from neighbours does not name them', async () => {
    const alertId = await givenFire({ hideAuthor: true });
    await tell(author, alertId);
    expect((await read(neighbour, alertId)).updates[0]?.source).toEqual({ kind: 'resident' });
    expect((await read(police, alertId)).updates[0]?.source).toEqual({ kind: 'resident', name: 'Alix' });
  });

  test('in danger goes out with words about people masked', async () => {
    const alertId = await givenFire();
    expect(await tell(author, alertId, { message: 'Ces connards ont mis le feu.' })).toMatchObject({
      message: 'Ces *** ont mis le feu.',
    });
  });

  test('outside danger waits to be reworded', async () => {
    const alertId = await givenFire({ category: 'theft' });
    expect(await refusalOf(tell(author, alertId, { message: 'Ces connards ont tout pris.' }))).toEqual({
      status: 422,
      code: 'needs-other-words',
      fields: ['message: is-insulting'],
    });
  });

  test.each<[string, object, string]>([
    ['no message', { message: undefined }, 'message: missing'],
    ['a message of one letter', { message: 'a' }, 'message: too-short'],
    ['a message of 501 letters', { message: 'a'.repeat(501) }, 'message: too-long'],
    ['another kind', { kind: 'hidden' }, 'kind: not-a-choice'],
    ['an outcome of what goes on', { outcome: 'Rien.' }, 'outcome: not-for-this-kind'],
    ['an outcome of two lines', { kind: 'resolved', outcome: 'Feu\néteint.' }, 'outcome: wrong-form'],
    ['another field', { to: 'all-communities' }, 'to: unknown-field'],
  ])('is refused with %s', async (_, differences, field) => {
    const path = `/v1/alerts/${await givenFire()}/updates`;
    const body = { kind: 'update', message: 'La fumée est moins épaisse.', ...differences };
    expect(await sendAs(inUse.platform, police, { method: 'POST', path, body })).toEqual({
      status: 400,
      code: 'invalid-input',
      fields: [field],
    });
  });

  test('is told by those who may', async () => {
    const alertId = await givenFire();
    expect(await refusalOf(tell(neighbour, alertId))).toMatchObject({ status: 403, code: 'author-or-referent-only' });
    expect(await refusalOf(tell(stranger, alertId))).toMatchObject({ status: 404, code: 'alert-not-found' });
    const taken = tell(author, alertId, { kind: 'taken-in-charge' });
    expect(await refusalOf(taken)).toMatchObject({ status: 403, code: 'referent-only' });
  });
});

describe('a witness', () => {
  test('counts once, and may change their word', async () => {
    const alertId = await givenFire();
    await witness(neighbour, alertId);
    await witness(neighbour, alertId);
    expect(await witness(neighbour, alertId, 'deny')).toMatchObject({
      certainty: 'possible',
      witnesses: { confirm: 0, deny: 1 },
    });
  });

  test('is no stranger, nor its author', async () => {
    const alertId = await givenFire();
    expect(await refusalOf(witness(author, alertId))).toMatchObject({ status: 403, code: 'not-by-its-author' });
    expect(await refusalOf(witness(police, alertId))).toMatchObject({ status: 403, code: 'not-a-member' });
    expect(await refusalOf(witness(stranger, alertId))).toMatchObject({ status: 404, code: 'alert-not-found' });
  });

  test('says yes or no', async () => {
    const path = `/v1/alerts/${await givenFire()}/witness`;
    expect(await sendAs(inUse.platform, neighbour, { method: 'PUT', path, body: { seen: 'maybe' } })).toEqual({
      status: 400,
      code: 'invalid-input',
      fields: ['seen: not-a-choice'],
    });
  });
});
