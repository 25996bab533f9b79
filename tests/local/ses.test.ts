import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startSes } from '../../local/engines/ses/ses.ts';
import type { SesEvent } from '../../local/engines/ses/ses-events.ts';
import { createDeliveryFaults } from '../../local/faults/delivery-faults.ts';
import { type Inbox, openInbox } from '../../local/inbox/inbox.ts';
import type { Listening } from '../../local/listen.ts';
import { inMemory } from '../../local/sqlite.ts';
import { pollUntil } from './support/poll.ts';

const ALERT_ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

let ses: Listening;
let client: SESv2Client;
let inbox: Inbox;
let events: SesEvent[];
let start: string;
const faults = createDeliveryFaults();

beforeAll(async () => {
  inbox = openInbox(inMemory);
  ses = await startSes({ inbox, publishEvent: (event) => void events.push(event), faults });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new SESv2Client({ endpoint: ses.endpoint, region: 'eu-west-3', credentials });
});

afterAll(async () => {
  client.destroy();
  await ses.stop();
  inbox.close();
});

beforeEach(() => {
  events = [];
  start = String(inbox.latest(1)[0]?.id ?? 0);
});

const received = () => inbox.since(start);

const send = (to: string, headers: { Name: string; Value: string }[] = [], resident = 'someone') =>
  client.send(
    new SendEmailCommand({
      FromEmailAddress: 'Vigie <alertes@vigie.example>',
      Destination: { ToAddresses: [to] },
      EmailTags: [{ Name: 'resident', Value: resident }],
      Content: {
        Simple: {
          Subject: { Data: 'Danger : départ de feu' },
          Body: { Text: { Data: 'Appelez le 18.' }, Html: { Data: '<p>Appelez le 18.</p>' } },
          Headers: headers,
        },
      },
    }),
  );

test('mail reaches the inbox with its subject, its text and the alert that its header names', async () => {
  await send('Anne <anne@example.org>', [{ Name: 'X-Vigie-Alert', Value: ALERT_ID }]);
  const items = await pollUntil(received, ({ length }) => length === 1);
  expect(items).toMatchObject([
    {
      channel: 'email',
      to: 'anne@example.org',
      subject: 'Danger : départ de feu',
      body: 'Appelez le 18.',
      alertId: ALERT_ID,
      level: 'danger',
    },
  ]);
});

describe('the mailbox simulator', () => {
  test.each([
    ['bounce+anne', 'Bounce', 'General', 0],
    ['suppressionlist', 'Bounce', 'OnAccountSuppressionList', 0],
    ['complaint+anne', 'Complaint', undefined, 1],
  ])('%s@ publishes a %s', async (name, eventType, bounceSubType, arrived) => {
    const address = `${name}@simulator.amazonses.com`;
    const { MessageId } = await send(address);
    const last = await pollUntil(
      () => events.at(-1),
      (event) => event?.eventType === eventType,
    );
    const mail = { destination: [address], messageId: MessageId };
    expect(events[0]).toMatchObject({ eventType: 'Send', mail });
    expect(last).toMatchObject({ eventType, mail });
    expect(last?.bounce).toEqual(bounceSubType === undefined ? undefined : expect.objectContaining({ bounceSubType }));
    expect(received()).toHaveLength(arrived);
  });

  test('gives back the tags of each mail, however many are sent at once', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `bounce+${index}`);
    await Promise.all(names.map((name) => send(`${name}@simulator.amazonses.com`, [], name)));
    await pollUntil(
      () => events,
      ({ length }) => length === 2 * names.length,
    );
    for (const { mail } of events) {
      expect(mail.destination).toEqual([`${mail.tags.resident?.[0]}@simulator.amazonses.com`]);
    }
  });

  test('lets mail to any other address arrive, and says so', async () => {
    await send('bounce@example.org');
    await pollUntil(received, ({ length }) => length === 1);
    expect(events.map(({ eventType }) => eventType)).toEqual(['Send', 'Delivery']);
  });
});

describe('a fault that somebody asked for', () => {
  const eventsTo = async (to: string, count: number) => {
    await send(to);
    const told = await pollUntil(
      () => events,
      ({ length }) => length === count,
    );
    return told.map(({ eventType }) => eventType);
  };

  test('befalls as many mails as it was asked for, at its address alone', async () => {
    faults.add({ kind: 'bounce', channel: 'email', address: 'anne@example.org', times: 1 });
    expect(await eventsTo('paul@example.org', 2)).toEqual(['Send', 'Delivery']);
    events = [];
    expect(await eventsTo('anne@example.org', 2)).toEqual(['Send', 'Bounce']);
    expect(events[1]?.bounce).toMatchObject({ bounceType: 'Permanent' });
    events = [];
    expect(await eventsTo('anne@example.org', 2)).toEqual(['Send', 'Delivery']);
  });

  test('returns a mail for a while, delays it, or has its reader complain', async () => {
    faults.add({ kind: 'refuse', channel: 'email', times: 1 });
    expect(await eventsTo('anne@example.org', 2)).toEqual(['Send', 'Bounce']);
    expect(events[1]?.bounce).toMatchObject({ bounceType: 'Transient' });
    events = [];
    faults.add({ kind: 'complain', channel: 'email', times: 1 });
    expect(await eventsTo('anne@example.org', 3)).toEqual(['Send', 'Delivery', 'Complaint']);
    events = [];
    faults.add({ kind: 'delay', channel: 'email', delayMs: 20, times: 1 });
    expect(await eventsTo('anne@example.org', 3)).toEqual(['Send', 'DeliveryDelay', 'Delivery']);
  });
});

test('a thousand mails are in the inbox within 500 ms of being sent', async () => {
  const sending = Array.from({ length: 1_000 }, (_, index) => send(`resident-${index}@example.org`));
  await Promise.all(sending);
  const sentAt = performance.now();
  await pollUntil(received, ({ length }) => length === 1_000);
  expect(performance.now() - sentAt).toBeLessThan(500);
}, 30_000);
