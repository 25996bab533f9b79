import type { AlertTopics } from './alert-topics.ts';
import { type Pace, turnsOf } from './turns.ts';

type PublishedTopics = Pick<AlertTopics, 'publish' | 'ensure'>;

/**
 * SNS makes topics ten times less often than it publishes, 30 a second in Paris: with the publish that follows, 100 turns a second make 25.
 * @see https://docs.aws.amazon.com/general/latest/gr/sns.html
 */
const turnsOfNewTopic = 3;

/** Keeps what is published within its share of what SNS takes in a second, as SNS counts it: by topic, whoever is subscribed. */
export function pacedTopics(topics: PublishedTopics, pace: Pace): PublishedTopics {
  const takeTurn = turnsOf(pace);
  return {
    publish: async (...publication) => {
      await takeTurn();
      return topics.publish(...publication);
    },
    ensure: async (...topic) => {
      await takeTurn(turnsOfNewTopic);
      await topics.ensure(...topic);
    },
  };
}

const topicsOfPosting = 3;
const mostAtOnce = 20;
const largestChunk = 50;

/**
 * How many postings are published at once at this pace, so that each has its turns within a second or two, far from the end of its
 * lease; and after how many it is time to look whether something graver has come.
 */
export function loadAt(perSecond: number): { concurrency: number; chunkSize: number } {
  const atLeastOne = (count: number) => Math.max(1, Math.floor(count));
  return {
    concurrency: Math.min(mostAtOnce, atLeastOne(perSecond / topicsOfPosting)),
    chunkSize: Math.min(largestChunk, atLeastOne(perSecond / 2)),
  };
}
