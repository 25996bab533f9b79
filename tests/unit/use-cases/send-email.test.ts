import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Announcement } from '../../../contract/events/announcement.ts';
import type { Level } from '../../../contract/fields.ts';
import { alertEmail } from '../../../lambdas/domain/messages/email.ts';
import type { Posting } from '../../../lambdas/domain/posting.ts';
import { inMemoryAlertStore } from '../../../lambdas/stores/alerts/in-memory-alerts.ts';
import { inMemoryResidentStore } from '../../../lambdas/stores/residents/in-memory-residents.ts';
import { sendEmail } from '../../../lambdas/use-cases/send-email.ts';
import { aPosting } from '../support/a-posting.ts';
import { aMembership, aResident } from '../support/a-resident.ts';

const idOf = (index: number) => `02AAAAAAAAAAAAAAAAAAAAA${String(index).padStart(3, '0')}`;
const addressOf = (index: number) => `voisin${index}@example.org`;
const { alertId, communityId } = aPosting();
const whole: Announcement = { version: 1, alertId, communityId };

function standing(options: { readonly batchSize?: number } = {}) {
  const residents = inMemoryResidentStore();
  const alerts = inMemoryAlertStore();
  const sent: string[] = [];
  const enqueued: Announcement[] = [];
  /** What SES does with an address, where it is not simply sent. */
  const troubles = new Map<string, 'refused' | 'throttled'>();
  const fixture = { residents, alerts, sent, enqueued, troubles, before: () => {} };
  const send = sendEmail({
    residents,
    alerts,
    emails: {
      send: async ({ to }) => {
        fixture.before();
        if (troubles.get(to) === 'throttled') throw new Error('throttled');
        if (troubles.get(to) === 'refused') return 'address-refused';
        sent.push(to);
        return 'sent';
      },
    },
    batches: { enqueue: async (batches) => void enqueued.push(...batches) },
    ...options,
    compose: (posting, recipient) =>
      alertEmail(posting, recipient, { linkBaseUrl: 'https://v.fr/a/', apiUrl: 'https://v.fr' }),
    clock: () => new Date(aPosting().reportedAt),
  });
  return Object.assign(fixture, { send });
}

let vigie = standing();
beforeEach(() => {
  vigie = standing();
});

const accept = (posting: Posting = aPosting()) =>
  vigie.alerts.accept(posting, { residentId: posting.author.residentId, key: 'key', digest: 'digest' });

async function settle(count: number, minimumLevel: Level = 'vigilance') {
  for (let index = 0; index < count; index += 1) {
    const { unsubscribeSecret } = aResident().channels.email;
    await vigie.residents.create(
      aResident({
        residentId: idOf(index),
        profile: { email: addressOf(index) },
        memberships: [aMembership()],
        channels: { email: { enabled: true, minimumLevel, unsubscribeSecret } },
      }),
    );
  }
}

async function optOut(index: number) {
  const member = await vigie.residents.load(idOf(index));
  if (!member) throw new Error('the member is there');
  const off = { ...member.channels.email, enabled: false };
  await vigie.residents.save(member, { ...member, channels: { ...member.channels, email: off } });
}

/** Carries out what was put back in the queue. */
async function sendEnqueued() {
  for (const batch of vigie.enqueued) await vigie.send(batch);
}

const addresses = (count: number) => Array.from({ length: count }, (_, index) => addressOf(index));

describe('the e-mails of an alert', () => {
  test('go to every member who wants its level', async () => {
    await accept(aPosting({ level: 'vigilance' }));
    await settle(2);
    await vigie.residents.create(
      aResident({
        residentId: idOf(2),
        memberships: [aMembership()],
        channels: { email: { ...aResident().channels.email, minimumLevel: 'danger' } },
      }),
    );
    await vigie.send(whole);
    expect(vigie.sent).toEqual(addresses(2));
  });

  test.each([
    ['pending', { memberships: [aMembership({ status: 'pending' })] }],
    ['suspended', { memberships: [aMembership({ status: 'suspended' })] }],
    ['of another community', { memberships: [aMembership({ communityId: '01JDB1H7K2C4D6E8F0G2H4J6K9' })] }],
  ] as const)('never go to someone %s', async (_, differences) => {
    await accept();
    await vigie.residents.create(aResident(differences));
    await vigie.send(whole);
    expect(vigie.sent).toEqual([]);
  });

  test.each([
    ['is not there', undefined],
    ['has expired', aPosting({ expiresAt: aPosting().reportedAt })],
    ['is for officers', aPosting({ audience: 'officers' })],
  ])('do not leave when the alert %s', async (_, posting) => {
    if (posting) await accept(posting);
    await settle(1);
    await vigie.send(whole);
    expect(vigie.sent).toEqual([]);
  });

  test('leave once when the queue delivers twice', async () => {
    await accept();
    await settle(3);
    await vigie.send(whole);
    await vigie.send(whole);
    expect(vigie.sent).toEqual(addresses(3));
  });
});

describe('a large community', () => {
  test('is sent to in batches of fifty, each member once', async () => {
    await accept();
    await settle(120);
    await vigie.send(whole);
    expect(vigie.sent).toEqual([]);
    expect(vigie.enqueued.map(({ batch }) => batch)).toEqual([
      { upTo: idOf(49) },
      { after: idOf(49), upTo: idOf(99) },
      { after: idOf(99), upTo: idOf(119) },
    ]);
    await sendEnqueued();
    expect(vigie.sent.toSorted()).toEqual(addresses(120).toSorted());
  });

  test('of fifty is sent to at once', async () => {
    await accept();
    await settle(50);
    await vigie.send(whole);
    expect(vigie.enqueued).toEqual([]);
    expect(vigie.sent).toHaveLength(50);
  });

  test('is cut by those who want the level alone', async () => {
    await accept(aPosting({ level: 'information' }));
    await settle(120);
    await vigie.send(whole);
    expect(vigie.enqueued).toEqual([]);
  });

  test('is e-mailed once, though one opt-out between two deliveries shifts every batch', async () => {
    await accept();
    await settle(120);
    await vigie.send(whole);
    await sendEnqueued();
    await optOut(0);
    vigie.enqueued.length = 0;
    await vigie.send(whole);
    expect(vigie.enqueued[0]?.batch).toEqual({ upTo: idOf(50) });
    await sendEnqueued();
    expect(vigie.sent.toSorted()).toEqual(addresses(120).toSorted());
  });

  test('is e-mailed once, though only some of its batches were enqueued the first time', async () => {
    await accept();
    await settle(120);
    await vigie.send(whole);
    const [first] = vigie.enqueued.splice(0);
    if (!first) throw new Error('the first batch was enqueued');
    await vigie.send(first);
    await optOut(0);
    await vigie.send(whole);
    await sendEnqueued();
    expect(vigie.sent.toSorted()).toEqual(addresses(120).toSorted());
  });

  test('has batches as small as its pace asks', async () => {
    vigie = standing({ batchSize: 5 });
    await accept();
    await settle(12);
    await vigie.send(whole);
    expect(vigie.enqueued).toHaveLength(3);
    await sendEnqueued();
    expect(vigie.sent).toHaveLength(12);
  });

  test('honours a choice made after the batches were cut', async () => {
    await accept();
    await settle(60);
    await vigie.send(whole);
    await optOut(0);
    await sendEnqueued();
    expect(vigie.sent).not.toContain(addressOf(0));
    expect(vigie.sent).toHaveLength(59);
  });
});

describe('when SES refuses', () => {
  test('one address for good, its resident is shown it, and the others are sent', async () => {
    await accept();
    await settle(3);
    vigie.troubles.set(addressOf(1), 'refused');
    await vigie.send(whole);
    expect(vigie.sent).toEqual([addressOf(0), addressOf(2)]);
    expect((await vigie.residents.load(idOf(1)))?.channels.email.failure).toBe('address-refused');
  });

  test('one for now, the others are sent, and only that one is tried again', async () => {
    await accept();
    await settle(3);
    vigie.troubles.set(addressOf(1), 'throttled');
    await expect(vigie.send(whole)).rejects.toThrow('throttled');
    expect(vigie.sent).toEqual([addressOf(0), addressOf(2)]);
    vigie.troubles.clear();
    await vigie.send(whole);
    expect(vigie.sent).toEqual([addressOf(0), addressOf(2), addressOf(1)]);
  });

  test('everything for now, nothing is recorded, and all leave later', async () => {
    await accept();
    await settle(2);
    for (const address of addresses(2)) vigie.troubles.set(address, 'throttled');
    await expect(vigie.send(whole)).rejects.toThrow('throttled');
    vigie.troubles.clear();
    await vigie.send(whole);
    expect(vigie.sent).toEqual(addresses(2));
  });

  test('everything, no more than ten are tried', async () => {
    await accept();
    await settle(30);
    let tried = 0;
    vigie.before = () => {
      tried += 1;
      throw new Error('throttled');
    };
    await expect(vigie.send(whole)).rejects.toThrow('throttled');
    expect(tried).toBe(10);
  });
});

describe('a worker that dies', () => {
  test('repeats none but the ten that were under way', async () => {
    await accept();
    await settle(30);
    const { recordEmailed } = vigie.alerts;
    let records = 0;
    vigie.alerts.recordEmailed = async (...record) => {
      records += 1;
      if (records === 2) throw new Error('the process ended');
      await recordEmailed(...record);
    };
    await expect(vigie.send(whole)).rejects.toThrow('the process ended');
    await vigie.send(whole);
    const twice = vigie.sent.filter((address, index) => vigie.sent.indexOf(address) !== index);
    expect(twice).toEqual(addresses(30).slice(10, 20));
    expect(new Set(vigie.sent)).toEqual(new Set(addresses(30)));
  });

  test('before it wrote down whose address is refused, is told of it again', async () => {
    await accept();
    await settle(1);
    vigie.troubles.set(addressOf(0), 'refused');
    const { save } = vigie.residents;
    vigie.residents.save = async () => {
      throw new Error('the process ended');
    };
    await expect(vigie.send(whole)).rejects.toThrow('the process ended');
    vigie.residents.save = save;
    await vigie.send(whole);
    expect((await vigie.residents.load(idOf(0)))?.channels.email.failure).toBe('address-refused');
  });
});
