import { ulid } from 'ulid';
import type { Alert, Message } from '../../../lambdas/domain/alerts/alert.ts';
import type { AlertTopics } from '../../../lambdas/messaging/alert-topics.ts';
import { inMemoryAlertTable } from '../../../lambdas/stores/alerts/in-memory-alerts.ts';
import type { PostingStore } from '../../../lambdas/stores/alerts/postings.ts';
import { inMemoryCommunityStore } from '../../../lambdas/stores/communities/in-memory-communities.ts';
import { publishPosting } from '../../../lambdas/use-cases/publishing/publish-posting.ts';
import type { RunDependencies } from '../../../lambdas/use-cases/publishing/publishing-run.ts';
import { spreadAlert } from '../../../lambdas/use-cases/publishing/spread-alert.ts';
import { spreadMessages } from '../../../lambdas/use-cases/publishing/spread-messages.ts';
import { sweepPostings } from '../../../lambdas/use-cases/publishing/sweep-postings.ts';
import { followedBy } from './a-notice.ts';
import { anOfficialAlert } from './an-alert.ts';
import { reportEffects } from './report-effects.ts';
import { TopicsInMemory } from './topics-in-memory.ts';

export const quarters = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ communityId: ulid(index + 1), name: `Quartier ${index}` }));

const startMs = Date.parse('2026-11-22T20:31:00.000Z');
const addressed = { communityIds: [], allCommunities: true, referents: false };

interface Between {
  readonly postings?: Partial<PostingStore>;
  readonly topics?: Partial<Pick<AlertTopics, 'publish'>>;
}

/** A municipality with its quarters, what spreads its alerts and what sweeps after it, and a clock that tests move. */
export function givenSpreading(roster = quarters(3), load: Pick<RunDependencies, 'concurrency' | 'chunkSize'> = {}) {
  const { alerts, postings } = inMemoryAlertTable();
  const topics = new TopicsInMemory();
  const communities = { ...inMemoryCommunityStore(), listRoster: async () => roster };
  let nowMs = startMs;
  const clock = () => new Date(nowMs);

  /** Everything that travels goes through here; tests may put something of theirs between it and its stores. */
  const dependencies = (between: Between = {}) => {
    const stores = { alerts, communities, postings: { ...postings, ...between.postings } };
    const publish = publishPosting({
      ...stores,
      topics: {
        ensure: (...topic) => topics.ensure(...topic),
        publish: (...one) => topics.publish(...one),
        ...between.topics,
      },
      clock,
      compose: ({ alert, message }: { alert: Alert; message: Message }) => ({
        alertId: alert.alertId,
        body: `${alert.description.split(' ')[0]}.${message.number}`,
        attributes: {},
      }),
      onRefused: () => undefined,
    });
    return { ...stores, ...load, clock, publish, spread: spreadMessages({ ...stores, clock }) };
  };

  return {
    alerts,
    postings,
    topics,
    clock,
    roster,
    spread: (alertId: string, between?: Between) => spreadAlert(dependencies(between))(alertId),
    sweep: (between?: Between) => sweepPostings(dependencies(between))(),
    later: (seconds: number) => {
      nowMs += seconds * 1000;
    },

    /** An alert of the municipality, just accepted; its description's first word names it. */
    accept: async (name: string, differences: Partial<Alert> = {}): Promise<Alert> => {
      const alert = anOfficialAlert({
        alertId: ulid(nowMs),
        description: `${name} à signaler`,
        reportedAt: clock().toISOString(),
        addressees: addressed,
        ...differences,
      });
      await alerts.accept(alert, { ...reportEffects(alert), spread: [0] });
      return alert;
    },

    /** Says one more thing of an alert. */
    say: async (before: Alert, said: Partial<Message> & Pick<Message, 'kind'>, changes: Partial<Alert> = {}) => {
      const after = followedBy(before, { at: clock().toISOString(), ...said }, changes);
      return (await alerts.save(before, after, { history: [], spread: [after.messages.length - 1] })).alert;
    },

    /** What left, as `group name.number`, once for each topic of `information`, which everything goes to. */
    told: () =>
      topics.said.filter((one) => one.includes(' information ')).map((one) => one.replace(' information', '')),
  };
}
