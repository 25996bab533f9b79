import { SNSClient } from '@aws-sdk/client-sns';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { ulid } from 'ulid';
import { announcement } from '../../../contract/events/announcement.ts';
import type { Level } from '../../../contract/fields.ts';
import type { Alert, Message } from '../../../lambdas/domain/alerts/alert.ts';
import { publicationMessage } from '../../../lambdas/domain/messages/publication-message.ts';
import type { Notice } from '../../../lambdas/domain/publishing/posting.ts';
import { snsAlertTopics } from '../../../lambdas/messaging/sns-alert-topics.ts';
import { clientSettings } from '../../../lambdas/runtime/clients.ts';
import type { AcceptEffects, AlertStore } from '../../../lambdas/stores/alerts/alerts.ts';
import { dynamoAlertStore } from '../../../lambdas/stores/alerts/dynamodb-alerts.ts';
import { dynamoPostingStore } from '../../../lambdas/stores/alerts/dynamodb-postings.ts';
import type { PostingStore } from '../../../lambdas/stores/alerts/postings.ts';
import type { CommunityStore } from '../../../lambdas/stores/communities/communities.ts';
import { dynamoCommunityStore } from '../../../lambdas/stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../../lambdas/stores/residents/dynamodb-residents.ts';
import type { ResidentStore } from '../../../lambdas/stores/residents/residents.ts';
import { publishPosting } from '../../../lambdas/use-cases/publishing/publish-posting.ts';
import { spreadAlert } from '../../../lambdas/use-cases/publishing/spread-alert.ts';
import { spreadMessages } from '../../../lambdas/use-cases/publishing/spread-messages.ts';
import { sweepPostings } from '../../../lambdas/use-cases/publishing/sweep-postings.ts';
import { REGION, type SnsBench, startSnsBench } from '../../local/support/sns-bench.ts';
import { startDatabase, type TestDatabase } from '../../stores/dynamodb.ts';
import { readPublication } from '../../support/postings.ts';
import { followedBy } from '../../unit/support/a-notice.ts';
import { aPostingOf } from '../../unit/support/a-posting.ts';
import { aMembership } from '../../unit/support/a-resident.ts';
import { anAlert, anOfficialAlert } from '../../unit/support/an-alert.ts';
import { givenReporter } from '../../unit/support/given-reporter.ts';
import { reportEffects } from '../../unit/support/report-effects.ts';
import { type Death, mortal } from './mortal.ts';

/** Whom a community's topics tell, one phone for each minimum level. */
export const phones: Readonly<Record<Level, string>> = {
  information: '+33639983001',
  vigilance: '+33639983002',
  danger: '+33639983003',
};

const startMs = Date.parse('2026-11-22T20:31:00.000Z');
const settings = { linkBaseUrl: 'https://vigie.example/v1/a/', smsSenderId: 'VIGIE' };

/** How many postings are under way at once, and so the most that a crash can repeat, each once. */
export const concurrency = 20;

/**
 * What publishes and spreads, with its real table, its real SNS client against the stand-in, and a clock that tests move. Every one of
 * these processes may be killed.
 */
export function usePublishing() {
  let database: TestDatabase;
  let bench: SnsBench;
  let sns: SNSClient;
  let alerts: AlertStore;
  let postings: PostingStore;
  let communities: CommunityStore;
  let residents: ResidentStore;
  let table: string;
  let nowMs = startMs;
  let roster: { communityId: string; name: string }[] = [];
  const clock = () => new Date(nowMs);

  beforeAll(async () => {
    database = await startDatabase();
  });
  beforeEach(async () => {
    nowMs = startMs;
    roster = [];
    bench = await startSnsBench();
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    sns = new SNSClient({ ...clientSettings, endpoint: bench.sns.endpoint, region: REGION, credentials });
    const tables = await database.createTables();
    table = tables.alerts;
    const opened = openDatabase(database.client);
    residents = dynamoResidentStore(opened, tables);
    alerts = dynamoAlertStore(opened, tables, clock);
    postings = dynamoPostingStore(opened, table);
    communities = dynamoCommunityStore(opened, tables.communities);
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

  const ports = () => ({
    alerts,
    postings,
    communities: { ...communities, listRoster: async () => roster },
    topics: topics(),
  });

  const running = (stores = ports()) => {
    const compose = (notice: Notice, now: Date) => publicationMessage(notice, settings, now);
    const publish = publishPosting({ ...stores, clock, compose, onRefused: () => undefined });
    const spread = spreadMessages({ ...stores, clock });
    return { publish, run: { ...stores, publish, spread, clock, concurrency } };
  };

  /** The rights of whoever sends it are given: they are not what is tested here. */
  const accept = async (alert: Alert, effects: Partial<AcceptEffects> = {}) => {
    await givenReporter(residents, alert);
    const { residentId } = alert.author;
    const memberOf = alert.origin?.communityId ?? aMembership().communityId;
    await alerts.accept(alert, reportEffects(alert, { right: { residentId, memberOf }, ...effects }));
  };

  const say = async (before: Alert, said: Partial<Message> & Pick<Message, 'kind'>, changes: Partial<Alert> = {}) => {
    const after = followedBy(before, { at: clock().toISOString(), ...said }, changes);
    return (await alerts.save(before, after, { history: [], spread: [after.messages.length - 1] })).alert;
  };

  return {
    get faults() {
      return bench.sns.faults;
    },
    get database() {
      return { client: database.client, table };
    },
    say,
    later: (seconds: number) => {
      nowMs += seconds * 1000;
    },

    publish: async (alert: Alert) => (await running().publish(aPostingOf(alert))).outcome,
    spread: ({ alertId }: Alert) => spreadAlert(running().run)(alertId),
    sweep: () => sweepPostings(running().run)(),

    /** Starts a publisher, and waits until it is killed. */
    killPublisher: async (alert: Alert, death: Death) => {
      const { ports: stores, died } = mortal(ports(), death);
      void running(stores).publish(aPostingOf(alert));
      await died;
    },

    /** Starts to sweep, and waits until the process is killed. */
    killSweeper: async (death: Death) => {
      const { ports: stores, died } = mortal(ports(), death);
      void sweepPostings(running(stores).run)();
      await died;
    },

    /** Starts to spread an alert, and waits until the process is killed. */
    killSpreader: async ({ alertId }: Alert, death: Death) => {
      const { ports: stores, died } = mortal(ports(), death);
      void spreadAlert(running(stores).run)(alertId);
      await died;
    },

    /** An alert reported now, in a community of its own, where a phone is subscribed to each topic. */
    givenReport: async (differences: Partial<Alert> = {}): Promise<Alert> => {
      const origin = { communityId: ulid(nowMs), name: 'Les Lilas' };
      const at = { alertId: ulid(nowMs), reportedAt: clock().toISOString() };
      const alert = anAlert({ ...at, origin, ...differences });
      for (const [level, endpoint] of Object.entries(phones)) {
        await topics().subscribe(origin.communityId, level as Level, { protocol: 'sms', endpoint });
      }
      await accept(alert);
      return alert;
    },

    /** An alert accepted now, for all of as many communities. */
    givenMunicipalAlert: async (count: number, differences: Partial<Alert> = {}): Promise<Alert> => {
      roster = roster.length > 0 ? roster : Array.from({ length: count }, (_, index) => communityAt(index));
      const at = { alertId: ulid(nowMs), reportedAt: clock().toISOString() };
      const addressees = { communityIds: [], allCommunities: true, referents: false };
      const alert = anOfficialAlert({ ...at, addressees, ...differences });
      await accept(alert, { spread: [0] });
      return alert;
    },

    /** Who was told of an alert, once for each message, in order; the e-mail queue counts as `email`. */
    told: ({ alertId }: Pick<Alert, 'alertId'>): string[] => {
      const messages = bench.inbox.since().filter((item) => item.alertId === alertId);
      const queued = bench.queued.filter(({ body }) => body.includes(alertId));
      return [...messages.map(({ to }) => to), ...queued.map(() => 'email')].sort();
    },

    /** What one phone was told, one SMS after the other. */
    smsTo: (phone: string): string[] =>
      bench.inbox
        .since()
        .filter(({ to }) => to === phone)
        .map(({ body }) => body),

    /** What the topics of `information` took, in order. */
    announced: () => bench.queued.map(({ body }) => announcement.parse(JSON.parse(body))),

    stateOf: async (alert: Alert) => (await readPublication(database.client, table, alert)).state,
  };
}

const communityAt = (index: number) => ({ communityId: ulid(index + 1), name: `Quartier ${index + 1}` });
