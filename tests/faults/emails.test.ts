import { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { currentCharterVersion } from '../../contract/charter.ts';
import { announcement } from '../../contract/events/announcement.ts';
import { alertEmail } from '../../lambdas/domain/messages/email.ts';
import { sesEmails } from '../../lambdas/messaging/ses-emails.ts';
import { clientSettings } from '../../lambdas/runtime/clients.ts';
import { consumeQueue } from '../../lambdas/runtime/queue.ts';
import type { AlertStore } from '../../lambdas/stores/alerts/alerts.ts';
import { dynamoAlertStore } from '../../lambdas/stores/alerts/dynamodb-alerts.ts';
import { dynamoPostingStore } from '../../lambdas/stores/alerts/dynamodb-postings.ts';
import type { PostingStore } from '../../lambdas/stores/alerts/postings.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import type { ResidentStore } from '../../lambdas/stores/residents/residents.ts';
import { sendEmail } from '../../lambdas/use-cases/publishing/send-email.ts';
import { startDatabase, type TestDatabase } from '../stores/dynamodb.ts';
import { aPostingOf } from '../unit/support/a-posting.ts';
import { aMembership, aResident } from '../unit/support/a-resident.ts';
import { anAlert } from '../unit/support/an-alert.ts';
import { reportEffects } from '../unit/support/report-effects.ts';
import { startTroubledSes, type TroubledSes } from './support/troubled-ses.ts';

const links = { linkBaseUrl: 'https://vigie.example/v1/a/', apiUrl: 'https://vigie.example' };
const headCount = 12;
const idOf = (index: number) => `02AAAAAAAAAAAAAAAAAAAAA${String(index).padStart(3, '0')}`;
const alert = anAlert({ author: { ...anAlert().author, residentId: idOf(0) } });
const { alertId, groupId } = aPostingOf(alert);
const addressOf = (index: number) => `voisin-${index}@vigie.example`;
const everyone = Array.from({ length: headCount }, (_, index) => addressOf(index)).sort();

let database: TestDatabase;
let ses: TroubledSes;
let client: SESv2Client;
let residents: ResidentStore;
let alerts: AlertStore;
let postings: PostingStore;

beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

beforeEach(async () => {
  ses = await startTroubledSes();
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new SESv2Client({ ...clientSettings, endpoint: ses.endpoint, region: 'eu-west-3', credentials });
  const tables = await database.createTables();
  residents = dynamoResidentStore(openDatabase(database.client), tables);
  alerts = dynamoAlertStore(openDatabase(database.client), tables);
  postings = dynamoPostingStore(openDatabase(database.client), tables.alerts);
  for (let index = 0; index < headCount; index += 1) {
    await residents.create(
      aResident({
        residentId: idOf(index),
        profile: { email: addressOf(index), acceptedCharter: currentCharterVersion },
        memberships: [aMembership()],
      }),
    );
  }
  await alerts.accept(alert, reportEffects(alert));
});
afterEach(async () => {
  client.destroy();
  await ses.stop();
});

/** The function that works behind the queue. @returns the messages that stay in the queue */
async function deliver(between: Partial<PostingStore> = {}, times = 1): Promise<string[]> {
  const handler = consumeQueue(
    announcement,
    sendEmail({
      residents,
      alerts,
      postings: { ...postings, ...between },
      emails: sesEmails(client, { sender: 'Vigie <alertes@vigie.example>', configurationSet: 'vigie' }),
      batches: { enqueue: async () => undefined },
      noteReceipts: async () => undefined,
      compose: (...email) => alertEmail(...email, links),
      clock: () => new Date(alert.reportedAt),
    }),
    { concurrency: 1, log: { error: () => undefined } },
  );
  const body = JSON.stringify({ version: 2, alertId, groupId, messageNumber: 0 });
  const Records = Array.from({ length: times }, (_, index) => ({ messageId: `message-${index}`, body }));
  const { batchItemFailures } = await handler({ Records } as Parameters<typeof handler>[0], {} as never);
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

const sent = () => ses.sent.toSorted();

describe('a message of the e-mail queue', () => {
  test('that comes twice in one batch e-mails everyone once', async () => {
    expect(await deliver({}, 2)).toEqual([]);
    expect(sent()).toEqual(everyone);
  });

  test('that comes again later e-mails nobody', async () => {
    await deliver();
    await deliver();
    expect(sent()).toEqual(everyone);
  });

  test('whose worker is killed before it has written down whom it e-mailed, e-mails each once more at the most', async () => {
    const recordEmailed = async () => Promise.reject(new Error('the process ended'));
    expect(await deliver({ recordEmailed })).toEqual(['message-0']);
    await deliver();
    await deliver();
    // It dies at the first group of ten that it should have written down.
    expect(sent()).toEqual([...everyone, ...Array.from({ length: 10 }, (_, index) => addressOf(index))].sort());
  });
});

describe('when SES', () => {
  const one = addressOf(3);
  const others = everyone.filter((address) => address !== one);

  test.each(['malformed', 'not accepted'] as const)(
    'refuses an address as %s, its resident sees it, it is not tried again, and the others are e-mailed once',
    async (trouble) => {
      ses.trouble.set(one, trouble);
      expect(await deliver()).toEqual([]);
      expect(await deliver()).toEqual([]);
      expect(sent()).toEqual(others);
      expect((await residents.load(idOf(3)))?.channels.email.failure).toBe('address-refused');
    },
  );

  test.each(['throttled', 'down'] as const)(
    'is %s for one of them, the message stays, and in the end everyone is e-mailed once',
    async (trouble) => {
      ses.trouble.set(one, trouble);
      expect(await deliver()).toEqual(['message-0']);
      expect(sent()).toEqual(others);
      ses.trouble.clear();
      expect(await deliver()).toEqual([]);
      expect(sent()).toEqual(everyone);
      expect((await residents.load(idOf(3)))?.channels.email.failure).toBeUndefined();
    },
  );

  test('is down for everyone, nobody is e-mailed, and then everyone once', async () => {
    for (const address of everyone) ses.trouble.set(address, 'down');
    expect(await deliver()).toEqual(['message-0']);
    expect(sent()).toEqual([]);
    ses.trouble.clear();
    expect(await deliver()).toEqual([]);
    expect(sent()).toEqual(everyone);
  });
});
