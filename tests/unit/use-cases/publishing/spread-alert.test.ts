import { describe, expect, test } from '@jest/globals';
import type { Alert } from '../../../../lambdas/domain/alerts/alert.ts';
import { workingMs } from '../../../../lambdas/use-cases/publishing/publishing-run.ts';
import { givenSpreading, quarters } from '../../support/given-spreading.ts';

const only = (addressees: Partial<Alert['addressees']>): Alert['addressees'] => ({
  communityIds: [],
  allCommunities: false,
  referents: false,
  ...addressees,
});

/** Of what was told, the groups, each as often as it was told. */
const groupsOf = (told: readonly string[]) => told.map((one) => one.split(' ')[0]).toSorted();
const messagesOf = (told: readonly string[]) => told.map((one) => one.split(' ')[1]);

describe('an alert of the municipality', () => {
  test('to all communities reaches each of them once, by its name', async () => {
    const town = givenSpreading();
    const { alertId } = await town.accept('Crue');
    expect((await town.spread(alertId)).outcomes.published).toBe(3);
    expect(groupsOf(town.told())).toEqual(town.roster.map(({ communityId }) => communityId));
    const names = (await town.postings.listPostings(alertId)).map(({ posting }) => posting.communityName);
    expect(names.toSorted()).toEqual(town.roster.map(({ name }) => name));
  });

  test('to some communities reaches these alone', async () => {
    const town = givenSpreading();
    const [first, , third] = town.roster.map(({ communityId }) => communityId);
    const { alertId } = await town.accept('Crue', {
      addressees: only({ communityIds: [third ?? '', first ?? '', first ?? ''] }),
    });
    await town.spread(alertId);
    expect(groupsOf(town.told())).toEqual([first, third]);
  });

  test('to its referents reaches their group', async () => {
    const town = givenSpreading();
    const { alertId } = await town.accept('Crue', { addressees: only({ referents: true }) });
    await town.spread(alertId);
    expect(groupsOf(town.told())).toEqual(['referents-44190']);
  });

  test('that only officers and referents read reaches no community, whatever it is addressed to', async () => {
    const town = givenSpreading();
    const addressees = only({
      allCommunities: true,
      referents: true,
      communityIds: [town.roster[0]?.communityId ?? ''],
    });
    const alert = await town.accept('Tapage', { readers: 'officers', addressees });
    await town.spread(alert.alertId);
    await town.spread((await town.say(alert, { kind: 'update', text: 'Suite.' })).alertId);
    expect(groupsOf(town.told())).toEqual(['referents-44190', 'referents-44190']);
  });

  test('reaches a community that the roster does not know yet, without its name', async () => {
    const town = givenSpreading([]);
    const [late] = quarters(1);
    const { alertId } = await town.accept('Crue', { addressees: only({ communityIds: [late?.communityId ?? ''] }) });
    await town.spread(alertId);
    expect(groupsOf(town.told())).toEqual([late?.communityId]);
  });

  test('handed over again tells nobody twice', async () => {
    const town = givenSpreading();
    const { alertId } = await town.accept('Crue');
    await Promise.all([town.spread(alertId), town.spread(alertId)]);
    await town.spread(alertId);
    expect(town.told()).toHaveLength(3);
  });

  test('that is gone is not spread, and harms nothing', async () => {
    const { outcomes } = await givenSpreading().spread('01JDB2Q4M8Z6V3N5T7W9X1Y0AC');
    expect(Object.values(outcomes).every((count) => count === 0)).toBe(true);
  });
});

describe('what follows', () => {
  test('reaches everyone who was sent the alert, and forwardings those they are for', async () => {
    const town = givenSpreading();
    const [first, second] = town.roster.map(({ communityId }) => communityId);
    const alert = await town.accept('Crue', { addressees: only({ communityIds: [first ?? ''] }) });
    await town.spread(alert.alertId);
    const to = only({ communityIds: [second ?? ''], referents: true });
    const forwarded = await town.say(alert, { kind: 'forwarding', to });
    await town.spread(alert.alertId);
    await town.say(forwarded, { kind: 'resolved', outcome: 'Décrue.' }, { status: 'resolved' });
    await town.spread(alert.alertId);
    expect(town.told().toSorted()).toEqual(
      [
        `${first} Crue.0`,
        `${second} Crue.1`,
        'referents-44190 Crue.1',
        `${first} Crue.2`,
        `${second} Crue.2`,
        'referents-44190 Crue.2',
      ].toSorted(),
    );
  });

  test('said before the alert itself was spread comes after it, in one go', async () => {
    const town = givenSpreading(quarters(1));
    const alert = await town.accept('Crue');
    const updated = await town.say(alert, { kind: 'update', text: 'Suite.' });
    await town.say(updated, { kind: 'taken-in-charge' }, { status: 'taken-in-charge' });
    await town.spread(alert.alertId);
    expect(messagesOf(town.told())).toEqual(['Crue.0', 'Crue.1', 'Crue.2']);
  });

  test('of a forwarding said in between does not reach whom it came too early for', async () => {
    const town = givenSpreading(quarters(2));
    const [first, second] = town.roster.map(({ communityId }) => communityId);
    const alert = await town.accept('Crue', { addressees: only({ communityIds: [first ?? ''] }) });
    const updated = await town.say(alert, { kind: 'update', text: 'Suite.' });
    await town.say(updated, { kind: 'forwarding', to: only({ communityIds: [second ?? ''] }) });
    await town.spread(alert.alertId);
    expect(town.told().toSorted()).toEqual([`${first} Crue.0`, `${first} Crue.1`, `${second} Crue.2`].toSorted());
  });
});

describe('a graver alert', () => {
  const load = { concurrency: 2, chunkSize: 4 };

  test('overtakes a lesser one at its next chunk, though it is not due yet', async () => {
    const town = givenSpreading(quarters(20), load);
    const works = await town.accept('Travaux', { level: 'information' });
    let published = 0;
    const { publish } = town.topics;
    await town.spread(works.alertId, {
      topics: {
        publish: async (...one) => {
          published += 1;
          if (published === 3) await town.accept('Crue', { level: 'danger' });
          return publish.apply(town.topics, one);
        },
      },
    });
    const order = messagesOf(town.told());
    expect(order.slice(0, 4)).toEqual(Array.from({ length: 4 }, () => 'Travaux.0'));
    expect(order.slice(4, 24)).toEqual(Array.from({ length: 20 }, () => 'Crue.0'));
    expect(order.slice(24)).toEqual(Array.from({ length: 16 }, () => 'Travaux.0'));
  });

  test('that waits to be published is taken first, the gravest before all', async () => {
    const town = givenSpreading(quarters(2), load);
    const names = ['Vigilance', 'Danger'] as const;
    for (const name of names) {
      const level = name === 'Danger' ? 'danger' : 'vigilance';
      const { alertId } = await town.accept(name, { level });
      await town.spread(alertId, { topics: { publish: async () => Promise.reject(new Error('SNS is away')) } });
    }
    town.later(60);
    const works = await town.accept('Travaux', { level: 'information' });
    await town.spread(works.alertId);
    expect(messagesOf(town.told())).toEqual([
      'Danger.0',
      'Danger.0',
      'Vigilance.0',
      'Vigilance.0',
      'Travaux.0',
      'Travaux.0',
    ]);
  });

  test('that cannot be spread holds up nothing, and is told as a fault', async () => {
    const town = givenSpreading(quarters(2), load);
    const broken = await town.accept('Danger', { level: 'danger' });
    const works = await town.accept('Travaux', { level: 'information' });
    const enlist = async (...[posting, ...rest]: Parameters<typeof town.postings.enlist>) => {
      if (posting.alertId === broken.alertId) throw new Error('DynamoDB is away');
      return town.postings.enlist(posting, ...rest);
    };
    const { faults, outcomes } = await town.spread(works.alertId, { postings: { enlist } });
    expect([faults.length, outcomes.published]).toEqual([1, 2]);
  });
});

describe('a run', () => {
  test('ends before its function does, and leaves the rest to the sweeper, which may take it at once', async () => {
    const town = givenSpreading(quarters(20), { concurrency: 2, chunkSize: 4 });
    const { alertId } = await town.accept('Crue');
    const { publish } = town.topics;
    const slowly: typeof publish = async (...one) => {
      town.later(workingMs / 1000 / 10);
      return publish.apply(town.topics, one);
    };
    const { outcomes } = await town.spread(alertId, { topics: { publish: slowly } });
    expect(outcomes.published).toBeLessThan(12);
    expect((await town.sweep()).outcomes.published).toBe(20 - outcomes.published);
    expect(new Set(town.told()).size).toBe(20);
    expect(town.told()).toHaveLength(20);
  });

  test('begins no other alert once its time is nearly over', async () => {
    const town = givenSpreading(quarters(1));
    for (const name of ['Crue', 'Feu', 'Vent']) {
      await town.accept(name, { level: 'danger' });
      town.later(1);
    }
    const works = await town.accept('Travaux', { level: 'information' });
    const enlist: typeof town.postings.enlist = async (posting, ...rest) => {
      town.later(posting.alertId === works.alertId ? 0 : workingMs / 1000 / 2);
      return town.postings.enlist(posting, ...rest);
    };
    const { outcomes } = await town.spread(works.alertId, { postings: { enlist } });
    expect(await town.postings.listDueToSpread('danger', town.clock(), 10)).toHaveLength(1);
    expect(outcomes.published).toBe(1);
    await town.sweep();
    expect(messagesOf(town.told()).toSorted()).toEqual(['Crue.0', 'Feu.0', 'Travaux.0', 'Vent.0']);
  });

  test('that fails to enlist a group is tried again, and nobody is told twice', async () => {
    const town = givenSpreading(quarters(5));
    const { alertId } = await town.accept('Crue');
    let enlisted = 0;
    const enlist = async (...one: Parameters<typeof town.postings.enlist>) => {
      enlisted += 1;
      if (enlisted === 3) throw new Error('DynamoDB is away');
      return town.postings.enlist(...one);
    };
    await expect(town.spread(alertId, { postings: { enlist } })).rejects.toThrow('DynamoDB is away');
    await town.spread(alertId);
    expect(town.told()).toHaveLength(5);
    expect(new Set(town.told()).size).toBe(5);
  });

  test('goes on past a posting that comes to no outcome', async () => {
    const town = givenSpreading(quarters(5));
    const { alertId } = await town.accept('Crue');
    const claim = async (...[key, ...rest]: Parameters<typeof town.postings.claim>) => {
      if (key.groupId === town.roster[2]?.communityId) throw new Error('it cannot be read');
      return town.postings.claim(key, ...rest);
    };
    const { outcomes, faults } = await town.spread(alertId, { postings: { claim } });
    expect([outcomes.published, faults.length]).toEqual([4, 1]);
  });
});
