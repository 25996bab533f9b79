import { SNSClient } from '@aws-sdk/client-sns';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { ulid } from 'ulid';
import type { Level } from '../../../contract/fields.ts';
import { publicationMessage } from '../../../lambdas/domain/messages/publication-message.ts';
import type { Posting } from '../../../lambdas/domain/posting.ts';
import { snsAlertTopics } from '../../../lambdas/messaging/sns-alert-topics.ts';
import { clientSettings } from '../../../lambdas/runtime/clients.ts';
import type { AlertStore } from '../../../lambdas/stores/alerts/alerts.ts';
import { dynamoAlertStore } from '../../../lambdas/stores/alerts/dynamodb-alerts.ts';
import type { CommunityStore } from '../../../lambdas/stores/communities/communities.ts';
import { dynamoCommunityStore } from '../../../lambdas/stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../../lambdas/stores/residents/dynamodb-residents.ts';
import type { ResidentStore } from '../../../lambdas/stores/residents/residents.ts';
import { publishPosting } from '../../../lambdas/use-cases/publish-posting.ts';
import { sweepPostings } from '../../../lambdas/use-cases/sweep-postings.ts';
import { REGION, type SnsBench, startSnsBench } from '../../local/support/sns-bench.ts';
import { startDatabase, type TestDatabase } from '../../stores/dynamodb.ts';
import { readPublication } from '../../support/postings.ts';
import { aPosting } from '../../unit/support/a-posting.ts';
import { givenReporter } from '../../unit/support/given-reporter.ts';

/** Whom a community's topics tell, one phone for each minimum level. */
export const phones: Readonly<Record<Level, string>> = {
  information: '+33639983001',
  vigilance: '+33639983002',
  danger: '+33639983003',
};

const startMs = Date.parse('2026-11-22T20:31:00.000Z');
const settings = { linkBaseUrl: 'https://vigie.example/v1/a/', smsSenderId: 'VIGIE' };

/**
 * The publishers with their real table, their real SNS client against the stand-in, and a clock that tests move. Tests may put
 * something of theirs between a publisher and its table.
 */
export function usePublishing() {
  let database: TestDatabase;
  let bench: SnsBench;
  let sns: SNSClient;
  let alerts: AlertStore;
  let table: string;
  let communities: CommunityStore;
  let residents: ResidentStore;
  let nowMs = startMs;
  const clock = () => new Date(nowMs);

  beforeAll(async () => {
    database = await startDatabase();
  });
  beforeEach(async () => {
    nowMs = startMs;
    bench = await startSnsBench();
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    sns = new SNSClient({ ...clientSettings, endpoint: bench.sns.endpoint, region: REGION, credentials });
    const tables = await database.createTables();
    table = tables.alerts;
    const opened = openDatabase(database.client);
    alerts = dynamoAlertStore(opened, tables);
    communities = dynamoCommunityStore(opened, tables.communities);
    residents = dynamoResidentStore(opened, tables);
  });
  afterEach(async () => {
    sns.destroy();
    await bench.stop();
  });
  afterAll(() => database.stop());

  const topics = () =>
    snsAlertTopics(sns, {
      topicArnPrefix: `arn:aws:sns:${REGION}:000000000000:vigie-test-`,
      emailQueueArn: `arn:aws:sqs:${REGION}:000000000000:email`,
    });
  const compose = (posting: Posting, now: Date) => publicationMessage(posting, settings, now);
  const publisher = (between: (alerts: AlertStore) => Partial<AlertStore> = () => ({})) =>
    publishPosting({
      alerts: { ...alerts, ...between(alerts) },
      communities,
      topics: topics(),
      clock,
      compose,
      onRefused: () => undefined,
    });

  return {
    get faults() {
      return bench.sns.faults;
    },
    get database() {
      return { client: database.client, table };
    },
    publisher,
    sweep: () => sweepPostings({ alerts, publish: publisher(), clock })(),
    later: (seconds: number) => {
      nowMs += seconds * 1000;
    },

    /** A posting accepted now, in a community of its own. */
    givenPosting: async (differences: Partial<Posting> = {}): Promise<Posting> => {
      const at = { alertId: ulid(nowMs), communityId: ulid(nowMs), reportedAt: clock().toISOString() };
      const posting = aPosting({ ...at, ...differences });
      for (const [level, endpoint] of Object.entries(phones)) {
        await topics().subscribe(posting.communityId, level as Level, { protocol: 'sms', endpoint });
      }
      await givenReporter(residents, posting);
      const { residentId } = posting.author;
      await alerts.accept(posting, { residentId, key: crypto.randomUUID(), digest: 'digest' });
      return posting;
    },

    /** Who was told of a posting, once for each message, in order; the e-mail queue counts as `email`. */
    told: ({ alertId }: Posting): string[] => {
      const messages = bench.inbox.since().filter((item) => item.alertId === alertId);
      const queued = bench.queued.filter(({ body }) => body.includes(alertId));
      return [...messages.map(({ to }) => to), ...queued.map(() => 'email')].sort();
    },

    stateOf: async (posting: Posting) => (await readPublication(database.client, table, posting)).state,
  };
}
