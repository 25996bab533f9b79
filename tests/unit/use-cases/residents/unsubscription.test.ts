import { beforeEach, describe, expect, test } from '@jest/globals';
import type { meOperations } from '../../../../contract/operations/me.ts';
import { unsubscribedPage, unsubscriptionPage } from '../../../../lambdas/domain/pages/unsubscription-pages.ts';
import { showUnsubscription } from '../../../../lambdas/use-cases/residents/show-unsubscription.ts';
import { unsubscribeEmail } from '../../../../lambdas/use-cases/residents/unsubscribe-email.ts';
import { aResident } from '../../support/a-resident.ts';
import { meFixture, refusalOf, requestOf } from '../../support/me-fixture.ts';

const resident = aResident();
const token = `${resident.residentId}.${resident.channels.email.unsubscribeSecret}`;

let fixture = meFixture();
beforeEach(async () => {
  fixture = meFixture();
  await fixture.residents.create(resident);
});

const unsubscribe = (withToken: string) =>
  unsubscribeEmail(fixture)(requestOf<typeof meOperations.unsubscribeEmail>({ params: { token: withToken } }));
const email = async () => (await fixture.residents.load(resident.residentId))?.channels.email;

describe('the unsubscribe link of an e-mail', () => {
  test('followed, changes nothing and asks', async () => {
    const request = requestOf<typeof meOperations.showUnsubscription>({ params: { token } });
    expect(await showUnsubscription()(request)).toBe(unsubscriptionPage());
    expect(await email()).toEqual(resident.channels.email);
  });

  test('confirmed, switches e-mail off and nothing else', async () => {
    expect(await unsubscribe(token)).toBe(unsubscribedPage());
    expect(await email()).toEqual({ ...resident.channels.email, enabled: false });
  });

  test('confirmed again, says the same and writes nothing', async () => {
    await unsubscribe(token);
    const before = await fixture.residents.load(resident.residentId);
    expect(await unsubscribe(token)).toBe(unsubscribedPage());
    expect(await fixture.residents.load(resident.residentId)).toEqual(before);
  });

  test.each([
    ['another’s secret', `${resident.residentId}.${'B'.repeat(22)}`],
    ['a resident who is not there', `02ZZZZZZZZZZZZZZZZZZZZZZZZ.${'A'.repeat(22)}`],
  ])('with %s is not valid', async (_, wrong) => {
    expect(await refusalOf(unsubscribe(wrong))).toEqual({ code: 'link-not-valid' });
    expect((await email())?.enabled).toBe(true);
  });
});
