/** What somebody did before they signed up, under another id, is still theirs. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { currentCharterVersion } from '../../../../contract/charter.ts';
import { newRecord, withUpheld } from '../../../../lambdas/domain/reporting/reporter-record.ts';
import { listMyAlerts } from '../../../../lambdas/use-cases/alerts/list-my-alerts.ts';
import { aNeighbourhood, idOf, lilas, type Neighbourhood, outcomeOf } from '../../support/a-neighbourhood.ts';
import { aMembership, aReferent, aResident } from '../../support/a-resident.ts';
import { anAlert } from '../../support/an-alert.ts';
import { callerOf } from '../../support/me-fixture.ts';
import { reportEffects } from '../../support/report-effects.ts';

const account = { residentId: '05AAAAAAAAAAAAAAAAAAAAAAAA' };
let there: Neighbourhood;

/** Who signed up, and was this neighbour until then. */
async function joined(former: 'author' | 'neighbour' | 'opposite', mandates: Parameters<typeof aReferent>[0][] = []) {
  const resident = aResident({
    ...account,
    memberships: [aMembership({ communityId: lilas })],
    mandates: mandates.map((mandate) => aReferent(mandate)),
    profile: { acceptedCharter: currentCharterVersion },
  });
  await there.residents.create({ ...resident, formerIds: [idOf(former)] });
  await there.become(former, {});
}

beforeEach(async () => {
  there = await aNeighbourhood();
  await there.given();
});

describe('the author of an alert who signs up', () => {
  test('retracts it', async () => {
    await joined('author');
    expect(await there.tell(account, { kind: 'retracted' })).toMatchObject({ status: 'retracted' });
  });

  test('finds it among their own', async () => {
    await joined('author');
    const { items } = await listMyAlerts(there.dependencies)({
      params: undefined,
      headers: undefined,
      body: undefined,
      query: {},
      language: 'fr',
      caller: callerOf(account),
    });
    expect(items.map(({ alertId }) => alertId)).toEqual([anAlert().alertId]);
  });

  test('is no witness of it, flags it not, and decides nothing about it', async () => {
    await joined('author', [{ neighbourhoods: [] }]);
    expect(await outcomeOf(there.witness(account, 'confirm'))).toBe('not-by-its-author');
    expect(await outcomeOf(there.flag(account))).toBe('not-by-its-author');
    expect(await outcomeOf(there.moderate(account, 'hide'))).toBe('not-by-its-author');
    await there.flag('neighbour');
    expect((await there.cases(account)).items).toEqual([]);
  });

  test('is suspended for what was taken down before', async () => {
    const now = there.dependencies.clock();
    const record = withUpheld(withUpheld(newRecord(idOf('author')), 'one', now), 'two', now);
    const another = anAlert({ alertId: '01JDB5T0000000000000000002' });
    await there.alerts.accept(another, reportEffects(another, { record }));
    await joined('author');
    expect(await outcomeOf(there.tell(account, { kind: 'update' }))).toBe('broadcasting-suspended');
    expect(await outcomeOf(there.tell(account, { kind: 'retracted' }))).toBe('yes');
  });
});

describe('a neighbour who signs up', () => {
  test('is one witness, who may change their word', async () => {
    await there.witness('neighbour', 'confirm');
    await joined('neighbour');
    expect((await there.witness(account, 'confirm')).witnesses).toEqual({ confirm: 1, deny: 0 });
    expect((await there.witness(account, 'deny')).witnesses).toEqual({ confirm: 0, deny: 1 });
  });

  test('flags once: two households are not one person', async () => {
    await there.flag('neighbour');
    await joined('neighbour');
    await there.flag(account, { detail: 'C’était mon fils.' });
    const { moderation } = await there.find();
    expect(moderation.flags).toHaveLength(1);
    expect(moderation.hidden).toBeUndefined();
  });
});
