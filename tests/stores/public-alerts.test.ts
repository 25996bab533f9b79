import { describe, expect, test } from '@jest/globals';
import type { Addressees, Alert } from '../../lambdas/domain/alerts/alert.ts';
import { joined, withMessage } from '../../lambdas/domain/alerts/draft-alert.ts';
import { aResident } from '../unit/support/a-resident.ts';
import { anOfficialAlert } from '../unit/support/an-alert.ts';
import { reportEffects } from '../unit/support/report-effects.ts';
import { type AlertTable, accept, alertOf, at, onBothVersions, since } from './alert-table.ts';

const to = (...communityIds: string[]): Addressees => ({ communityIds, allCommunities: false, referents: false });
const toReferents: Addressees = { communityIds: [], allCommunities: false, referents: true };

const officialOf = (order: number, overrides: Partial<Alert> = {}) =>
  anOfficialAlert({ alertId: alertOf(order).alertId, ...overrides });

/** Accepts an alert of an officer who may send it. */
async function send({ alerts, residents }: AlertTable, alert: Alert): Promise<Alert> {
  const { residentId } = alert.author;
  const office = 'police' as const;
  if (!(await residents.load(residentId))) {
    const mandates = ['44190', '44109'].map((inseeCode) => ({ inseeCode, office }) as const);
    await residents.create(aResident({ residentId, mandates }));
  }
  const right = { residentId, inseeCode: alert.inseeCode, office } as const;
  return (await alerts.accept(alert, reportEffects(alert, { right }))).alert;
}

const idsOf = async ({ alerts }: AlertTable, inseeCode = '44190', limit = 100) =>
  (await alerts.listPublic(inseeCode, { limit, since })).map(({ alertId }) => alertId);

const history = { history: [] };

onBothVersions((table) => {
  describe('the public list of a municipality', () => {
    test('has what its officers told neighbours, newest first, and nothing that residents reported', async () => {
      const first = await send(table(), officialOf(0));
      for (let order = 1; order < 20; order += 1) await accept(table(), alertOf(order));
      const second = await send(table(), officialOf(20));
      await send(table(), officialOf(21, { inseeCode: '44109' }));
      expect(await idsOf(table())).toEqual([second.alertId, first.alertId]);
      expect(await idsOf(table(), '44190', 1)).toEqual([second.alertId]);
    });

    test('tells which communities an alert went to, those it was forwarded to included', async () => {
      const alert = await send(table(), officialOf(0, { addressees: to('A') }));
      const addressees = joined(alert.addressees, to('B'));
      await table().alerts.save(alert, { ...alert, addressees }, history);
      const [entry] = await table().alerts.listPublic('44190', { limit: 10, since });
      expect(entry?.communityIds).toEqual(['A', 'B']);
    });

    test('has an alert from when neighbours are told on', async () => {
      const held = await send(table(), officialOf(0, { status: 'held', messages: [] }));
      const referents = await send(table(), officialOf(1, { addressees: toReferents }));
      expect(await idsOf(table())).toEqual([]);
      const published = withMessage({ ...held, status: 'published' }, { kind: 'alert', by: held.author }, at(0));
      await table().alerts.save(held, published, history);
      await table().alerts.save(referents, { ...referents, addressees: joined(toReferents, to('A')) }, history);
      expect(await idsOf(table())).toEqual([referents.alertId, held.alertId]);
    });

    test('lacks what is purged', async () => {
      await send(table(), officialOf(0));
      table().clock.now = at(31 * 86_400);
      expect(await idsOf(table())).toEqual([]);
    });
  });
});
