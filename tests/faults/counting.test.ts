import { describe, expect, test } from '@jest/globals';
import type { Alert } from '../../lambdas/domain/alerts/alert.ts';
import { withMessage } from '../../lambdas/domain/alerts/draft-alert.ts';
import { contributionOf } from '../../lambdas/domain/statistics/contribution.ts';
import { nameOfSheet, sumsBySheet } from '../../lambdas/domain/statistics/recount.ts';
import { reachCountsOf } from '../../lambdas/domain/subscriptions/reach-counts.ts';
import { countAlert } from '../../lambdas/use-cases/statistics/count-alert.ts';
import { type AlertTable, accept, alertOf, at, onBothVersions } from '../stores/alert-table.ts';
import { aDelivered } from '../unit/support/delivered.ts';

/** The same numbers from 0 to 1 each time, for a seed. https://en.wikipedia.org/wiki/Linear_congruential_generator */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Random = () => number;
const oneOf = <Item>(random: Random, items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] as Item;
const shuffled = <Item>(random: Random, items: readonly Item[]): Item[] =>
  items
    .map((item) => [random(), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);

const categories = ['theft', 'assault', 'fire', 'exercise'] as const;
const statuses = ['published', 'taken-in-charge', 'resolved', 'retracted', 'held', 'refused'] as const;

/** An alert at any hour of three days; `order` tells it apart. */
function anyAlert(random: Random, order: number): Alert {
  const reportedAt = at(-Math.floor(random() * 3 * 86_400)).toISOString();
  return alertOf(order, {
    category: oneOf(random, categories),
    level: oneOf(random, ['danger', 'vigilance']),
    reportedAt,
  });
}

/** What may become of it next. */
function anyChange(random: Random, alert: Alert): Alert {
  const { author, reportedAt, witnesses } = alert;
  const later = new Date(Date.parse(reportedAt) + Math.floor(random() * 7_200_000));
  const hidden = { ...alert.moderation, hidden: 'by-moderators' } as const;
  return oneOf<() => Alert>(random, [
    () => ({ ...alert, status: oneOf(random, statuses) }),
    () => ({ ...alert, witnesses: { ...witnesses, confirm: Math.floor(random() * 3) } }),
    () => withMessage({ ...alert, status: 'taken-in-charge' }, { kind: 'taken-in-charge', by: author }, later),
    () => ({ ...alert, moderation: hidden }),
    () => ({ ...alert, readers: oneOf(random, ['neighbours', 'officers']) }),
  ])();
}

const anyDelivered = (random: Random, version: number) =>
  aDelivered({ version }, { smsParts: Math.floor(random() * 100), priceMicros: Math.floor(random() * 1e6) });

/** A community that grows from small to large and back with each look. */
let members = 19;
const communities = {
  countReach: async () => {
    members = 39 - members;
    return reachCountsOf({ members });
  },
};

const changesPerAlert = 4;

onBothVersions((table) => {
  const kept = () => table().statistics.listSheets('44190', { from: '2026-11-01', to: '2026-11-30' });
  const sorted = (sheets: Awaited<ReturnType<typeof kept>>) =>
    sheets.toSorted((a, b) => (nameOfSheet(a) < nameOfSheet(b) ? -1 : 1));

  async function expectExact({ alerts, statistics }: AlertTable, alertIds: readonly string[]): Promise<void> {
    const countings = await statistics.listCountings(alertIds);
    const present = await alerts.findAll(alertIds);
    const recounted = present.map((alert) => {
      const { counted, delivered } = countings.get(alert.alertId) ?? {};
      return contributionOf(alert, { delivered, ofMany: counted?.ofMany ?? false });
    });
    expect(sorted(await kept())).toEqual(sorted(sumsBySheet(recounted)));
  }

  /** Lives one alert's life; `tell` hears of each change, as the stream does. */
  async function live(random: Random, order: number, tell: (alertId: string) => void): Promise<void> {
    const { alerts, putTotals } = table();
    let { alert } = await accept(table(), anyAlert(random, order));
    tell(alert.alertId);
    for (let nth = 1; nth <= changesPerAlert; nth += 1) {
      if (random() < 0.3) await putTotals(alert.alertId, anyDelivered(random, nth));
      else ({ alert } = await alerts.save(alert, anyChange(random, alert), { history: [] }));
      tell(alert.alertId);
    }
  }

  describe('whatever the stream does with its records, the figures are those of the alerts', () => {
    test.each([1, 2, 3])('doubled and shuffled (%i)', async (seed) => {
      const random = randomOf(seed);
      const told: string[] = [];
      for (let order = 0; order < 12; order += 1) await live(random, order, (alertId) => told.push(alertId));
      const count = countAlert({ communities, ...table() });
      for (const alertId of shuffled(random, [...told, ...told])) await count(alertId);
      await expectExact(table(), [...new Set(told)]);
    });

    test.each([4, 5, 6])('at the same moment, while the alerts go on (%i)', async (seed) => {
      const random = randomOf(seed);
      const count = countAlert({ communities, ...table() });
      const [told, counts]: [Set<string>, Promise<void>[]] = [new Set(), []];
      const tell = (alertId: string) => {
        told.add(alertId);
        counts.push(count(alertId), count(alertId));
      };
      // One after the other, because they have one author; what counts them goes on beside.
      for (let order = 0; order < 8; order += 1) await live(random, order, tell);
      await Promise.all(counts);
      await expectExact(table(), [...told]);
    });
  });

  test('what was read early and comes late changes nothing', async () => {
    const { alerts, statistics } = table();
    const { alert } = await accept(table(), alertOf(1));
    const early = countAlert({ communities, statistics, alerts: { find: async () => alert } });
    await alerts.save(alert, { ...alert, status: 'resolved' }, { history: [] });
    await countAlert({ communities, ...table() })(alert.alertId);
    await early(alert.alertId);
    await expectExact(table(), [alert.alertId]);
  });

  test('what changed and changed back is counted as it is, by whoever read the change in between too', async () => {
    const { alerts, statistics } = table();
    const { alert: first } = await accept(table(), alertOf(1));
    await countAlert({ communities, ...table() })(first.alertId);
    const { alert: second } = await alerts.save(first, { ...first, status: 'resolved' }, { history: [] });
    const { counted } = await statistics.findCounting(first.alertId);
    const slow = countAlert({
      communities,
      alerts: { find: async () => second },
      // It read what was counted before the others did, and writes after them.
      statistics: { ...statistics, findCounting: once(statistics, counted) },
    });
    await alerts.save(second, { ...second, status: 'published' }, { history: [] });
    await countAlert({ communities, ...table() })(first.alertId);
    await slow(first.alertId);
    await expectExact(table(), [first.alertId]);
  });

  test('a count that was written, though its writer never heard of it, is not written twice', async () => {
    const { statistics } = table();
    const { alert } = await accept(table(), alertOf(1));
    const deaf: typeof statistics.count = async (...args) => {
      await statistics.count(...args);
      throw new Error('its answer was lost');
    };
    await expect(
      countAlert({ communities, ...table(), statistics: { ...statistics, count: deaf } })(alert.alertId),
    ).rejects.toThrow();
    await countAlert({ communities, ...table() })(alert.alertId);
    await expectExact(table(), [alert.alertId]);
  });

  test('an alert that is purged stays in the figures', async () => {
    const { alert } = await accept(table(), alertOf(1));
    await countAlert({ communities, ...table() })(alert.alertId);
    const before = await kept();
    table().clock.now = at(31 * 86_400);
    await countAlert({ communities, ...table() })(alert.alertId);
    expect(await kept()).toEqual(before);
    expect(before).toHaveLength(1);
  });
});

/** Reads what is given the first time, and as it is from then on. */
function once(
  statistics: AlertTable['statistics'],
  counted: Awaited<ReturnType<AlertTable['statistics']['findCounting']>>['counted'],
): AlertTable['statistics']['findCounting'] {
  let reads = 0;
  return async (alertId) => {
    reads += 1;
    return reads === 1 && counted ? { counted } : statistics.findCounting(alertId);
  };
}
