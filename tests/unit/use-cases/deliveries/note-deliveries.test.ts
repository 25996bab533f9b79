import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Contact } from '../../../../lambdas/domain/deliveries/contacts.ts';
import { sumOfCounts } from '../../../../lambdas/domain/deliveries/delivery-totals.ts';
import type { LoggedDelivery } from '../../../../lambdas/messaging/delivery-logs.ts';
import { inMemoryAlertTable } from '../../../../lambdas/stores/alerts/in-memory-alerts.ts';
import { inMemoryContactStore } from '../../../../lambdas/stores/residents/in-memory-contacts.ts';
import { inMemoryResidentStore } from '../../../../lambdas/stores/residents/in-memory-residents.ts';
import { noteDeliveries } from '../../../../lambdas/use-cases/deliveries/note-deliveries.ts';
import { noteReceipts } from '../../../../lambdas/use-cases/deliveries/note-receipts.ts';
import { aPostingOf } from '../../support/a-posting.ts';
import { aResident } from '../../support/a-resident.ts';
import { anAlert } from '../../support/an-alert.ts';

const alert = anAlert();
const posting = aPostingOf(alert);
const saidAt = alert.reportedAt;
const msLater = (ms: number) => new Date(Date.parse(saidAt) + ms);
const topicArnPrefix = 'arn:aws:sns:eu-west-1:1:vigie-prod-';
const topicArn = `${topicArnPrefix}${posting.groupId}-danger`;
const { residentId } = aResident();

const sms = (address: string, overrides: Partial<LoggedDelivery> = {}): LoggedDelivery => ({
  channel: 'sms',
  messageId: 'm1',
  topicArn,
  address,
  fate: 'delivered',
  at: msLater(1_500),
  smsParts: 1,
  priceMicros: 72_500,
  ...overrides,
});
const phoneOf = (index: number) => `+3363998${String(index).padStart(4, '0')}`;

function given() {
  const { postings, deliveries } = inMemoryAlertTable();
  const residents = inMemoryResidentStore();
  const contacts = inMemoryContactStore(residents);
  const strangers = new Set<string>();
  const elsewhere = new Set<string>();
  const contacted: Contact[] = [];
  const retired: string[] = [];
  let [saved, waited] = [0, 0];
  const counting: typeof deliveries = {
    ...deliveries,
    saveLedger: async (...write) => {
      saved += 1;
      await deliveries.saveLedger(...write);
    },
  };
  let meanwhile: () => Promise<unknown> = async () => undefined;
  const note = noteDeliveries({
    deliveries,
    contacts: {
      // Everyone has a phone of their own, unless a test says otherwise.
      findHolders: async (addresses) => {
        const held = await contacts.findHolders(addresses);
        const known = addresses.filter((address) => !strangers.has(address));
        return new Map(known.map((address) => [address, held.get(address) ?? `resident at ${address}`]));
      },
      // And everyone belongs there, unless a test says otherwise.
      findTold: async (pairs) => pairs.filter((pair) => !elsewhere.has(pair.residentId)),
      noteContact: async (contact) => {
        contacted.push(contact);
        await contacts.noteContact(contact);
      },
    },
    noteReceipts: noteReceipts({ deliveries: counting, clock: () => msLater(2_000) }),
    retire: async ({ address, fate }, holderId) => void retired.push(`${holderId} ${address} ${fate}`),
    topicArnPrefix,
    wait: async () => {
      waited += 1;
      await meanwhile();
    },
  });
  return {
    note,
    contacted,
    retired,
    publish: (messageId = 'm1') =>
      postings.recordPublished({ ...posting, messageNumber: 0 }, 'danger', { messageId, saidAt }),
    strangers,
    elsewhere,
    hold: async (...holds: string[]) => {
      const resident = aResident();
      await residents.create(resident);
      await residents.save(resident, resident, { holds });
    },
    counts: async () => sumOfCounts((await deliveries.listCounts(alert.alertId)).map(({ counts }) => counts)),
    meanwhile: (run: () => Promise<unknown>) => {
      meanwhile = run;
    },
    get saved() {
      return saved;
    },
    get waited() {
      return waited;
    },
  };
}

let world: ReturnType<typeof given>;
beforeEach(() => {
  world = given();
});

describe('deliveries of an alert', () => {
  test('are counted, with how long they took since it was said, and at what cost', async () => {
    await world.publish();
    await world.note([sms(phoneOf(1)), sms(phoneOf(2), { fate: 'phone-unreachable' })]);
    expect(await world.counts()).toEqual({
      accepted: 0,
      delivered: 1,
      failed: { 'phone-unreachable': 1 },
      delays: { 1500: 1 },
      smsParts: 2,
      priceMicros: 145_000,
    });
  });

  test('ten thousand of them, handed over twice and out of order, are counted once, in few writes', async () => {
    await world.publish();
    const all = Array.from({ length: 10_000 }, (_, index) => sms(phoneOf(index)));
    await world.note(all.slice(0, 5_000));
    await world.note(all);
    await world.note(all.toReversed().slice(0, 3_000));
    expect((await world.counts()).delivered).toBe(10_000);
    expect(world.saved).toBeLessThanOrEqual(32);
  });

  test('to two devices of one resident are one, and one that rings is enough', async () => {
    await world.publish();
    await world.hold('arn:phone', 'arn:tablet');
    await world.note([
      sms('arn:phone', { channel: 'push', fate: 'endpoint-disabled' }),
      sms('arn:tablet', { channel: 'push' }),
    ]);
    expect(await world.counts()).toMatchObject({ delivered: 1, failed: {} });
    expect(world.retired).toEqual([`${residentId} arn:phone endpoint-disabled`]);
  });

  test('to a relative cost what they cost, and are no resident reached', async () => {
    await world.publish();
    world.strangers.add(phoneOf(1));
    await world.note([sms(phoneOf(1)), sms(phoneOf(2))]);
    expect(await world.counts()).toMatchObject({ delivered: 1, smsParts: 2, priceMicros: 145_000 });
  });

  test('to a relative who is a resident elsewhere reach no resident here', async () => {
    await world.publish();
    await world.hold(phoneOf(1));
    world.elsewhere.add(residentId);
    await world.note([sms(phoneOf(1)), sms(phoneOf(2))]);
    expect(await world.counts()).toMatchObject({ delivered: 1, smsParts: 2, priceMicros: 145_000 });
  });

  test('of an SMS of their own and of a copy cost both, and reach one resident', async () => {
    await world.publish('m1');
    await world.publish('m2');
    const both = [sms(phoneOf(1)), sms(phoneOf(1), { messageId: 'm2' })];
    await world.note([...both, ...both]);
    await world.note(both);
    expect(await world.counts()).toMatchObject({ delivered: 1, smsParts: 2, priceMicros: 145_000 });
  });

  test('that are logged before the publisher has written down what SNS took are waited for', async () => {
    world.meanwhile(() => world.publish());
    await world.note([sms(phoneOf(1))]);
    expect(await world.counts()).toMatchObject({ delivered: 1 });
  });

  test('of a message that is not known are tried again, and the others are noted already', async () => {
    await world.publish();
    await expect(world.note([sms(phoneOf(1)), sms(phoneOf(2), { messageId: 'm2' })])).rejects.toThrow();
    expect(await world.counts()).toMatchObject({ delivered: 1 });
    await world.publish('m2');
    await world.note([sms(phoneOf(1)), sms(phoneOf(2), { messageId: 'm2' })]);
    expect(await world.counts()).toMatchObject({ delivered: 2 });
  });

  test('of another stage of the account are none of ours', async () => {
    await world.hold(phoneOf(1));
    await world.note([sms(phoneOf(1), { topicArn: 'arn:aws:sns:eu-west-1:1:vigie-staging-x-danger' })]);
    expect(world.contacted).toEqual([]);
    expect(world.waited).toBe(0);
  });

  test('are known without their topic, which SNS need not log', async () => {
    await world.publish();
    const { topicArn: _, ...unnamed } = sms(phoneOf(1));
    await world.note([unnamed]);
    expect(await world.counts()).toMatchObject({ delivered: 1 });
  });
});

describe('a message to one phone', () => {
  const code = () => {
    const { topicArn: _, ...direct } = sms(phoneOf(1), { messageId: 'code' });
    return direct;
  };

  test('is of no alert, and tells how its holder was reached', async () => {
    await world.hold(phoneOf(1));
    await world.note([code()]);
    expect(await world.counts()).toMatchObject({ delivered: 0 });
    expect(world.contacted).toEqual([{ residentId, way: 'sms', at: msLater(1_500) }]);
  });

  test('to a number that nobody holds tells nothing', async () => {
    world.strangers.add(phoneOf(1));
    await world.note([code()]);
    expect(world.contacted).toEqual([]);
  });

  test.each(['opted-out', 'number-not-valid'] as const)('that is refused for good retires it: %s', async (fate) => {
    await world.hold(phoneOf(1));
    await world.note([{ ...code(), fate }]);
    expect(world.retired).toEqual([`${residentId} ${phoneOf(1)} ${fate}`]);
    expect(world.contacted).toEqual([{ residentId, way: 'sms', at: msLater(1_500), failure: fate }]);
  });

  test('that is refused for once retires nothing', async () => {
    await world.hold(phoneOf(1));
    await world.note([{ ...code(), fate: 'carrier-unreachable' }]);
    expect(world.retired).toEqual([]);
  });
});
