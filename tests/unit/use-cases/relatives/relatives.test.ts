import { beforeEach, describe, expect, test } from '@jest/globals';
import type { relativesOperations } from '../../../../contract/operations/relatives.ts';
import type { Email } from '../../../../lambdas/domain/messages/email-frame.ts';
import { relativeView } from '../../../../lambdas/domain/residents/relative-view.ts';
import type { Resident } from '../../../../lambdas/domain/residents/resident.ts';
import { noteDeliveryFailure } from '../../../../lambdas/use-cases/deliveries/note-delivery-failure.ts';
import { answerAsRelative, stopAsRelative } from '../../../../lambdas/use-cases/relatives/answer-as-relative.ts';
import { nameRelative } from '../../../../lambdas/use-cases/relatives/name-relative.ts';
import type { Request } from '../../../../lambdas/use-cases/use-case.ts';
import { aResident } from '../../support/a-resident.ts';
import { aRelative } from '../../support/an-enrolment.ts';
import { callerOf, meFixture, refusalOf } from '../../support/me-fixture.ts';

const phone = '+33639982200';
const odile = aResident({ residentId: '02ODILE', profile: { name: 'Odile' } });
const paul = aResident({ residentId: '02PAUL', profile: { name: 'Paul' } });

let fixture = meFixture();
let sent: Email[] = [];
let outcome: 'sent' | 'address-refused' = 'sent';
beforeEach(async () => {
  fixture = meFixture();
  sent = [];
  outcome = 'sent';
  await fixture.residents.create(odile);
  await fixture.residents.create(paul);
});

const emails = {
  send: async (email: Email) => {
    sent.push(email);
    return outcome;
  },
};
type Named = Request<typeof relativesOperations.nameRelative>['body'];
const name = (by: Resident, named: Partial<Named>, relativeId: '1' | '2' | '3' = '1') =>
  nameRelative({ ...fixture, emails, twoWay: true })({
    language: 'fr',
    params: { relativeId },
    body: { name: 'Sacha', ...named },
    query: undefined,
    headers: undefined,
    caller: callerOf(by),
  });
const relativesOf = async ({ residentId }: Resident) => (await fixture.residents.load(residentId))?.relatives;
const bounceOf = ({ residentId }: Resident, address = 'sacha@example.org') =>
  noteDeliveryFailure({ residents: fixture.residents, endpoints: { isDisabled: async () => false } })({
    kind: 'email',
    residentId,
    relativeId: '1',
    address,
    reason: 'address-bounced',
  });
const answer = (said: 'yes' | 'no') => answerAsRelative(fixture)(phone, said, fixture.clock());
const stop = () => stopAsRelative(fixture)(phone, fixture.clock());

describe('naming a relative', () => {
  test('by phone sends one SMS with their link', async () => {
    expect(await name(odile, { phone })).toMatchObject({ relativeId: '1', state: 'pending', phone });
    const [relative] = (await relativesOf(odile)) ?? [];
    expect(fixture.textMessages.sent).toEqual([
      { phone, text: expect.stringContaining(`/v1/relatives/${odile.residentId}.${relative?.secret}`) },
    ]);
    expect(sent).toEqual([]);
  });

  test('by e-mail sends one e-mail in their language, which is no copy of anything', async () => {
    await name(odile, { email: 'sacha@example.org', language: 'en' });
    expect(sent).toMatchObject([
      { to: 'sacha@example.org', subject: 'Vigie: Odile would like you to be told of danger' },
    ]);
    expect(sent[0]?.html).toContain('lang="en"');
    expect(fixture.textMessages.sent).toEqual([]);
  });

  test('by e-mail says of which relative it is: what becomes of it is none of the resident’s e-mails', async () => {
    await name(odile, { email: 'sacha@example.org' }, '2');
    expect(sent[0]?.tags).toEqual({ resident: odile.residentId, relative: '2' });
  });

  test('whom nothing reached, anew, tries them again', async () => {
    await name(odile, { email: 'sacha@example.org' });
    await bounceOf(odile);
    expect((await relativesOf(odile))?.map(relativeView)).toMatchObject([
      { state: 'failed', reason: 'address-bounced' },
    ]);
    expect(await name(odile, { email: 'sacha@example.org' })).toMatchObject({ state: 'pending' });
    expect(sent).toHaveLength(2);
  });

  test('whose name is markup keeps it words', async () => {
    await name(odile, { name: '<b>S</b>', email: 'sacha@example.org' });
    expect(sent[0]?.html).toContain('&lt;b&gt;S&lt;/b&gt;');
  });

  test('who agreed, again, sends nothing', async () => {
    await name(odile, { phone });
    await answer('yes');
    expect(await name(odile, { phone, name: 'S.' })).toMatchObject({ name: 'S.', state: 'active' });
    expect(fixture.textMessages.sent).toHaveLength(1);
  });

  test('is known as pending when the question does not leave, and can be asked again', async () => {
    fixture.textMessages.before = () => {
      throw new Error('SNS is out of reach');
    };
    expect(await refusalOf(name(odile, { phone }))).toEqual({ code: 'message-not-sent' });
    fixture.textMessages.before = () => undefined;
    expect(await name(odile, { phone })).toMatchObject({ state: 'pending' });
  });

  test('at an address that SES refuses says which field is wrong', async () => {
    outcome = 'address-refused';
    expect(await refusalOf(name(odile, { email: 'sacha@example.org' }))).toEqual({
      code: 'invalid-input',
      errors: [{ path: 'email', code: 'wrong-form' }],
    });
  });
});

describe('answering by SMS', () => {
  test('is about whoever asked last', async () => {
    await name(odile, { phone });
    fixture.passMinutes(1);
    await name(paul, { phone });
    expect(await answer('yes')).toEqual({ of: 'Paul', answer: 'yes' });
    expect(await answer('no')).toEqual({ of: 'Odile', answer: 'no' });
    expect(await answer('yes')).toBeUndefined();
    expect(await relativesOf(paul)).toMatchObject([{ status: 'active' }]);
    expect(await relativesOf(odile)).toMatchObject([{ status: 'refused' }]);
  });

  test('STOP stops every copy, and nothing else', async () => {
    await name(odile, { phone });
    await answer('yes');
    await name(paul, { phone });
    expect(await stop()).toEqual([{ of: 'Odile', answer: 'no' }]);
    expect(await stop()).toEqual([]);
    expect(await relativesOf(odile)).toMatchObject([{ status: 'stopped' }]);
    expect(await relativesOf(paul)).toMatchObject([{ status: 'pending' }]);
  });
});

test('an e-mail that bounces late, from whoever was named there before, is not the new relative’s', async () => {
  await name(odile, { email: 'sacha@example.org' });
  await name(odile, { name: 'Lou', email: 'lou@example.org' });
  await bounceOf(odile, 'sacha@example.org');
  expect(await relativesOf(odile)).toEqual([expect.not.objectContaining({ failure: expect.anything() })]);
  await bounceOf(odile, 'lou@example.org');
  expect(await relativesOf(odile)).toMatchObject([{ name: 'Lou', failure: 'address-bounced' }]);
});

test('an e-mail that bounces from a relative is theirs: the resident’s own channel works on', async () => {
  const { phone: _, ...reached } = aRelative({ email: 'sacha@example.org' });
  await fixture.residents.save(odile, { ...odile, relatives: [reached] });
  await bounceOf(odile);
  expect(await fixture.residents.load(odile.residentId)).toMatchObject({
    relatives: [{ failure: 'address-bounced' }],
    channels: { email: odile.channels.email },
  });
});
