import { describe, expect, test } from '@jest/globals';
import type { AlertStatus } from '../../contract/operations/alert-fields.ts';
import type { Alert, Moderation } from '../../lambdas/domain/alerts/alert.ts';
import type { FeedPage } from '../../lambdas/stores/alerts/alerts.ts';
import { aPostingOf } from '../unit/support/a-posting.ts';
import { anAlert } from '../unit/support/an-alert.ts';
import { accept, alertOf, at, days, onBothVersions, since } from './alert-table.ts';

const { inseeCode, origin = { communityId: '', name: '' } } = anAlert();
const other = { communityId: '01JDB1H7K2C4D6E8F0G2H4J6K9', name: 'Les Glycines' };
const idsOf = (alerts: readonly Alert[]) => alerts.map(({ alertId }) => alertId);

/** Follows `next` to the end. */
async function readAll(limit: number, read: (page: FeedPage) => Promise<{ ids: string[]; next?: string }>) {
  const all: string[] = [];
  let before: string | undefined;
  do {
    const { ids, next } = await read({ limit, since, ...(before ? { before } : {}) });
    expect(ids.length).toBeLessThanOrEqual(limit);
    all.push(...ids);
    before = next;
  } while (before);
  return all;
}

onBothVersions((table) => {
  const acceptAll = async (...alerts: Alert[]) => {
    for (const alert of alerts) await accept(table(), alert);
  };

  describe('the feed of a group', () => {
    const feed = (limit = 100, groupId = origin.communityId) =>
      readAll(limit, async (page) => {
        const { alertIds, ...rest } = await table().alerts.listFeed(groupId, page);
        return { ids: alertIds, ...rest };
      });

    test('has the newest first, each one once, whatever the size of a page', async () => {
      const alerts = [1, 2, 3, 4, 5].map((order) => alertOf(order));
      await acceptAll(...alerts);
      for (const limit of [1, 2, 5, 100]) expect(await feed(limit)).toEqual(idsOf(alerts.toReversed()));
    });

    test('is its own', async () => {
      await acceptAll(alertOf(1), alertOf(2, { origin: other }));
      expect(await feed()).toEqual([alertOf(1).alertId]);
      expect(await feed(100, other.communityId)).toEqual([alertOf(2).alertId]);
    });

    test('has what was enlisted for it, once however many messages it was sent', async () => {
      await acceptAll(alertOf(1));
      const posting = aPostingOf(alertOf(1), { groupId: 'referents-44190' });
      for (const messageNumber of [1, 2]) await table().postings.enlist(posting, messageNumber, at(0));
      expect(await feed(100, 'referents-44190')).toEqual([alertOf(1).alertId]);
      expect(await feed()).toEqual([alertOf(1).alertId]);
    });

    test('has what is for officers too, for whoever may see it, and nothing that is held', async () => {
      await acceptAll(alertOf(1, { readers: 'officers' }), alertOf(2, { status: 'held', messages: [] }));
      expect(await feed()).toEqual([alertOf(1).alertId]);
    });

    test('begins and ends where it is asked to', async () => {
      await acceptAll(alertOf(1), alertOf(2), alertOf(3));
      const page = { limit: 10, since: alertOf(1).alertId, before: alertOf(3).alertId };
      expect(await table().alerts.listFeed(origin.communityId, page)).toEqual({ alertIds: [alertOf(2).alertId] });
      const beyond = { limit: 10, since: alertOf(2).alertId, before: alertOf(1).alertId };
      expect(await table().alerts.listFeed(origin.communityId, beyond)).toEqual({ alertIds: [] });
    });
  });

  describe('what a resident wrote', () => {
    const own = (limit = 100, { residentId } = anAlert().author) =>
      readAll(limit, async (page) => {
        const { alerts, ...rest } = await table().alerts.listOwn(residentId, page);
        return { ids: idsOf(alerts), ...rest };
      });
    const neighbour = { ...anAlert().author, residentId: '02BBBBBBBBBBBBBBBBBBBBBBBB' };

    test('is listed wherever it was posted, held or refused too, the newest first', async () => {
      const held = { status: 'held', messages: [] } as const;
      const alerts = [alertOf(1), alertOf(2, held), alertOf(3, { origin: other }), alertOf(4, { readers: 'officers' })];
      await acceptAll(...alerts, alertOf(5, { author: neighbour }));
      for (const limit of [1, 3, 100]) expect(await own(limit)).toEqual(idsOf(alerts.toReversed()));
      expect(await own(100, neighbour)).toEqual([alertOf(5).alertId]);
    });

    test('is as it was last saved, until it is purged', async () => {
      await acceptAll(alertOf(1));
      const refused: Alert = { ...alertOf(1), status: 'refused' };
      await table().alerts.save(alertOf(1), refused, { history: [] });
      const { alerts } = await table().alerts.listOwn(refused.author.residentId, { limit: 10, since });
      expect(alerts).toEqual([{ ...refused, version: 2 }]);
      table().clock.now = at(days(31));
      expect(await own()).toEqual([]);
    });
  });

  describe('the list of a municipality', () => {
    const asked = (differences: { category?: string; status?: AlertStatus; exercise?: boolean }, limit = 100) =>
      readAll(limit, async (page) => {
        const now = at(60).toISOString();
        const { alerts, ...rest } = await table().alerts.listMunicipal(inseeCode, { ...page, now, ...differences });
        return { ids: idsOf(alerts), ...rest };
      });
    const past = { expiresAt: at(60).toISOString() };

    test('has all of its alerts, whole, held ones included, the newest first', async () => {
      const alerts = [
        alertOf(1),
        alertOf(2, { status: 'held', messages: [] }),
        alertOf(3, { readers: 'officers', origin: other }),
      ];
      await acceptAll(...alerts, alertOf(4, { inseeCode: '44109' }));
      const page = { limit: 10, since, now: at(60).toISOString() };
      expect(await table().alerts.listMunicipal(inseeCode, page)).toEqual({ alerts: alerts.toReversed() });
      expect(await asked({}, 1)).toEqual(idsOf(alerts.toReversed()));
    });

    test('is told by category', async () => {
      await acceptAll(alertOf(1), alertOf(2, { category: 'theft' }), alertOf(3));
      expect(await asked({ category: 'theft' }, 1)).toEqual([alertOf(2).alertId]);
      expect(await asked({ category: 'fire' })).toEqual([]);
    });

    test('is told by whether it is an exercise', async () => {
      await acceptAll(alertOf(1), alertOf(2, { exercise: true }), alertOf(3, { category: 'exercise' }));
      expect(await asked({ exercise: true }, 2)).toEqual([alertOf(3).alertId, alertOf(2).alertId]);
      expect(await asked({ exercise: false }, 1)).toEqual([alertOf(1).alertId]);
      expect(await asked({ exercise: true, category: 'exercise' }, 1)).toEqual([alertOf(3).alertId]);
      expect(await asked({ exercise: false, category: 'exercise', status: 'published' })).toEqual([]);
    });

    test.each<[AlertStatus, number[]]>([
      ['published', [1]],
      ['taken-in-charge', [2]],
      ['expired', [4, 3]],
      ['resolved', [5]],
      ['held', [6]],
    ])('is told by status, as the clock has it: %s', async (status, orders) => {
      await acceptAll(
        alertOf(1),
        alertOf(2, { status: 'taken-in-charge' }),
        alertOf(3, past),
        alertOf(4, { ...past, status: 'taken-in-charge' }),
        alertOf(5, { ...past, status: 'resolved' }),
        alertOf(6, { ...past, status: 'held', messages: [] }),
      );
      expect(await asked({ status }, 2)).toEqual(orders.map((order) => alertOf(order).alertId));
    });

    test('is told by category and status together', async () => {
      await acceptAll(alertOf(1, { category: 'theft' }), alertOf(2, { category: 'theft', ...past }), alertOf(3));
      expect(await asked({ category: 'theft', status: 'published' })).toEqual([alertOf(1).alertId]);
    });

    test('follows what becomes of an alert', async () => {
      await acceptAll(alertOf(1));
      await table().alerts.save(alertOf(1), { ...alertOf(1), status: 'retracted' }, { history: [] });
      expect(await asked({ status: 'published' })).toEqual([]);
      expect(await asked({ status: 'retracted' })).toEqual([alertOf(1).alertId]);
    });
  });

  describe('the moderators’ list of a community', () => {
    const open = (communityId = origin.communityId): Moderation => ({
      open: { reasons: ['held'], since: at(0).toISOString(), communityId },
      screening: ['insult'],
      flags: [],
    });
    const listed = (communityId = origin.communityId) =>
      readAll(2, async (page) => {
        const { alerts, ...rest } = await table().alerts.listModeration(communityId, page);
        return { ids: idsOf(alerts), ...rest };
      });

    test('has what awaits a decision there, the newest first', async () => {
      const awaiting = [1, 2, 3].map((order) => alertOf(order, { moderation: open() }));
      await acceptAll(...awaiting, alertOf(4), alertOf(5, { moderation: open(other.communityId) }));
      expect(await listed()).toEqual(idsOf(awaiting.toReversed()));
      expect(await listed(other.communityId)).toEqual([alertOf(5).alertId]);
    });

    test('is left once it is decided, and entered again when something else comes up', async () => {
      const alert = alertOf(1, { moderation: open() });
      await acceptAll(alert);
      const decided = await table().alerts.save(
        alert,
        { ...alert, moderation: { screening: [], flags: [] } },
        { history: [] },
      );
      expect(await listed()).toEqual([]);
      await table().alerts.save(decided.alert, { ...decided.alert, moderation: open() }, { history: [] });
      expect(await listed()).toEqual([alert.alertId]);
    });
  });

  test('thirty days after it was reported, an alert is in no list, even before it is deleted', async () => {
    const alert = alertOf(1, {
      moderation: {
        open: { reasons: ['held'], since: at(0).toISOString(), communityId: origin.communityId },
        screening: [],
        flags: [],
      },
    });
    await acceptAll(alert);
    const lists = async () => [
      (await table().alerts.listFeed(origin.communityId, { limit: 10, since })).alertIds,
      idsOf((await table().alerts.listMunicipal(inseeCode, { limit: 10, since, now: at(0).toISOString() })).alerts),
      idsOf((await table().alerts.listModeration(origin.communityId, { limit: 10, since })).alerts),
    ];
    table().clock.now = at(days(30) - 1);
    expect(await lists()).toEqual([[alert.alertId], [alert.alertId], [alert.alertId]]);
    table().clock.now = at(days(30));
    expect(await lists()).toEqual([[], [], []]);
  });
});
