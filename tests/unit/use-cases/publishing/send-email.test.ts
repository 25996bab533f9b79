import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Announcement } from '../../../../contract/events/announcement.ts';
import type { Level } from '../../../../contract/fields.ts';
import type { Alert, Message } from '../../../../lambdas/domain/alerts/alert.ts';
import { alertEmail } from '../../../../lambdas/domain/messages/email.ts';
import { lookAgainSeconds } from '../../../../lambdas/domain/publishing/retry.ts';
import type { Relative } from '../../../../lambdas/domain/residents/resident.ts';
import { inMemoryAlertTable } from '../../../../lambdas/stores/alerts/in-memory-alerts.ts';
import { inMemoryResidentStore } from '../../../../lambdas/stores/residents/in-memory-residents.ts';
import { sendEmail } from '../../../../lambdas/use-cases/publishing/send-email.ts';
import { followedBy } from '../../support/a-notice.ts';
import { aPostingOf } from '../../support/a-posting.ts';
import { aMembership, aReferent, aResident } from '../../support/a-resident.ts';
import { anAlert } from '../../support/an-alert.ts';
import { aRelative } from '../../support/an-enrolment.ts';
import { reportEffects } from '../../support/report-effects.ts';

const idOf = (index: number) => `02AAAAAAAAAAAAAAAAAAAAA${String(index).padStart(3, '0')}`;
const addressOf = (index: number) => `voisin${index}@example.org`;
const { alertId, groupId } = aPostingOf(anAlert());
const whole = { version: 2, alertId, groupId, messageNumber: 0 } as Announcement;

function standing(options: { readonly batchSize?: number } = {}) {
  const residents = inMemoryResidentStore();
  const { alerts, postings } = inMemoryAlertTable();
  const sent: string[] = [];
  const subjects: string[] = [];
  const enqueued: Announcement[] = [];
  const delays: number[] = [];
  const refusals: string[] = [];
  /** What SES does with an address, where it is not simply sent. */
  const troubles = new Map<string, 'refused' | 'throttled'>();
  const now = new Date(anAlert().reportedAt);
  const fixture = {
    residents,
    alerts,
    postings,
    sent,
    subjects,
    enqueued,
    delays,
    refusals,
    troubles,
    now,
    before: () => {},
  };
  const send = sendEmail({
    residents,
    alerts,
    postings,
    emails: {
      send: async ({ to, subject }) => {
        fixture.before();
        if (troubles.get(to) === 'throttled') throw new Error('throttled');
        if (troubles.get(to) === 'refused') return 'address-refused';
        sent.push(to);
        subjects.push(subject);
        return 'sent';
      },
    },
    batches: {
      enqueue: async (batches, delaySeconds = 0) => {
        enqueued.push(...batches);
        delays.push(delaySeconds);
      },
    },
    ...options,
    noteReceipts: async (receipts) => void refusals.push(...receipts.map(({ channel, fate }) => `${channel} ${fate}`)),
    compose: (notice, recipient) =>
      alertEmail(notice, recipient, { linkBaseUrl: 'https://v.fr/a/', apiUrl: 'https://v.fr' }),
    clock: () => fixture.now,
  });
  return Object.assign(fixture, { send });
}

let vigie = standing();
beforeEach(() => {
  vigie = standing();
});

const accept = (alert: Alert = anAlert()) => vigie.alerts.accept(alert, reportEffects(alert));

/** Says one more thing of the alert. @returns what the queue then carries */
async function say(
  said: Partial<Message> & Pick<Message, 'kind'>,
  changes: Partial<Alert> = {},
): Promise<Announcement> {
  const before = await vigie.alerts.find(alertId);
  if (!before) throw new Error('the alert is there');
  const after = followedBy(before, said, changes);
  await vigie.alerts.save(before, after, { history: [] });
  return { ...whole, messageNumber: after.messages.length - 1 };
}

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
  test.each(['vigilance', 'danger'] as const)('of %s to somebody away are those of a danger alone', async (level) => {
    await accept(anAlert({ level }));
    await settle(2);
    const away = await vigie.residents.load(idOf(0));
    const span = { startsAtMs: vigie.now.getTime(), endsAtMs: vigie.now.getTime() + 1 };
    if (away) await vigie.residents.save(away, { ...away, absence: { from: '2026-11-22', to: '2026-11-22', ...span } });
    await vigie.send(whole);
    expect(vigie.sent.sort()).toEqual(level === 'danger' ? addresses(2) : [addressOf(1)]);
  });

  test('go to every member who wants its level', async () => {
    await accept(anAlert({ level: 'vigilance' }));
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
    ['has expired', anAlert({ expiresAt: anAlert().reportedAt })],
    ['is for officers', anAlert({ readers: 'officers' })],
    ['was retracted', anAlert({ status: 'retracted' })],
    ['was resolved', anAlert({ status: 'resolved' })],
    ['is hidden', anAlert({ moderation: { screening: [], flags: [], hidden: 'by-moderators' } })],
  ])('do not leave when the alert %s', async (_, alert) => {
    if (alert) await accept(alert);
    await settle(1);
    await vigie.send(whole);
    expect(vigie.sent).toEqual([]);
  });

  test('wait in the queue while flags hide the alert, and leave once moderators restore it', async () => {
    const alert = anAlert();
    await accept(alert);
    const hidden = { ...alert, moderation: { screening: [], flags: [], hidden: 'by-flags' as const } };
    const { alert: flagged } = await vigie.alerts.save(alert, hidden, { history: [] });
    await settle(2);
    await vigie.send(whole);
    expect([vigie.sent, vigie.enqueued, vigie.delays]).toEqual([[], [whole], [lookAgainSeconds]]);
    await vigie.alerts.save(flagged, { ...flagged, moderation: alert.moderation }, { history: [] });
    await sendEnqueued();
    expect(vigie.sent).toEqual(addresses(2));
  });

  test('do not wait longer than the alert lives', async () => {
    await accept(anAlert({ moderation: { screening: [], flags: [], hidden: 'by-flags' } }));
    await settle(1);
    vigie.now = new Date(anAlert().expiresAt);
    await vigie.send(whole);
    expect([vigie.sent, vigie.enqueued]).toEqual([[], []]);
  });

  test('leave once when the queue delivers twice', async () => {
    await accept();
    await settle(3);
    await vigie.send(whole);
    await vigie.send(whole);
    expect(vigie.sent).toEqual(addresses(3));
  });
});

describe('the e-mails of what follows', () => {
  const resolved = { kind: 'resolved', text: 'C’est fini.' } as const;

  test('go to everyone who has those of the alert, once for each message', async () => {
    await accept();
    await settle(2);
    await vigie.send(whole);
    const update = await say({ kind: 'update', text: 'Suite.' });
    await vigie.send(update);
    await vigie.send(update);
    expect(vigie.sent).toEqual([...addresses(2), ...addresses(2)]);
    expect(vigie.subjects.at(-1)).toMatch(/^17 d’abord, SUITE DANGER/);
  });

  test('that all is over leave for six hours, though the alert has expired', async () => {
    await accept();
    await settle(1);
    const end = await say(resolved, { status: 'resolved' });
    vigie.now = new Date(Date.parse(anAlert().expiresAt) + 60_000);
    await vigie.send(end);
    vigie.now = new Date(vigie.now.getTime() + 6 * 3_600_000);
    await vigie.send({ ...end, groupId });
    expect(vigie.subjects).toEqual([expect.stringMatching(/^FIN D’ALERTE/)]);
  });

  test('are the only ones that leave of an alert that is over meanwhile', async () => {
    await accept();
    await settle(1);
    const update = await say({ kind: 'update', text: 'Suite.' });
    const end = await say(resolved, { status: 'resolved' });
    for (const late of [whole, update, end]) await vigie.send(late);
    expect(vigie.subjects).toEqual([expect.stringMatching(/^FIN D’ALERTE/)]);
  });

  test('do not say that an alert was withdrawn which was restored meanwhile', async () => {
    await accept();
    await settle(1);
    const hidden = await say({ kind: 'hidden' }, { moderation: { screening: [], flags: [], hidden: 'by-moderators' } });
    const restored = await say({ kind: 'restored' }, { moderation: { screening: [], flags: [] } });
    for (const late of [hidden, restored]) await vigie.send(late);
    expect(vigie.subjects).toEqual([expect.stringMatching(/ALERTE RÉTABLIE/)]);
  });

  test('keep to their message when a large community is cut into batches', async () => {
    await accept();
    await settle(60);
    await vigie.send(await say({ kind: 'update', text: 'Suite.' }));
    expect(vigie.enqueued.map(({ messageNumber }) => messageNumber)).toEqual([1, 1]);
    await sendEnqueued();
    expect(new Set(vigie.subjects).size).toBe(1);
    expect(vigie.sent).toHaveLength(60);
  });
});

describe('the e-mails to referents', () => {
  const forReferents = { ...whole, groupId: 'referents-44190' } as Announcement;

  test('go to the referents of the municipality, and to no neighbour', async () => {
    await accept(anAlert({ readers: 'officers' }));
    await vigie.postings.enlist({ ...aPostingOf(anAlert()), groupId: 'referents-44190' }, 0, new Date(0));
    await settle(2);
    await vigie.residents.create(
      aResident({ residentId: idOf(7), profile: { email: addressOf(7) }, mandates: [aReferent()] }),
    );
    await vigie.send(forReferents);
    expect(vigie.sent).toEqual([addressOf(7)]);
  });

  test('do not leave when they were not sent the alert', async () => {
    await accept();
    await vigie.send(forReferents);
    expect(vigie.sent).toEqual([]);
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
    await accept(anAlert({ level: 'information' }));
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
    expect(vigie.refusals).toEqual(['email address-refused']);
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
    const { recordEmailed } = vigie.postings;
    let records = 0;
    vigie.postings.recordEmailed = async (...record) => {
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

test('spouses who named each other by e-mail get a danger once each, and so does whom both named', async () => {
  const copyTo = (email: string, relativeId: '1' | '2'): Relative => {
    const { phone: _, ...reached } = aRelative({ email, relativeId, status: 'active' });
    return reached;
  };
  const spouse = (index: number, other: number) => {
    const resident = aResident({ residentId: idOf(index), memberships: [aMembership()] });
    const profile = { ...resident.profile, email: addressOf(index) };
    const relatives = [copyTo(addressOf(other).toUpperCase(), '1'), copyTo('sacha@example.org', '2')];
    return { ...resident, profile, relatives };
  };
  await vigie.residents.create(spouse(1, 2));
  await vigie.residents.create(spouse(2, 1));
  await accept(anAlert({ level: 'danger' }));
  await vigie.send(whole);
  expect(vigie.sent.toSorted()).toEqual(['sacha@example.org', addressOf(1), addressOf(2)].toSorted());
});
