import { type Level, levels } from '../../../contract/fields.ts';
import { forEachOf } from '../../domain/for-each-of.ts';
import type { PostingKey } from '../../domain/publishing/posting.ts';
import type { PostingStore } from '../../stores/alerts/postings.ts';
import type { Clock } from '../use-case.ts';
import type { Publishing } from './publish-posting.ts';
import { type RunReport, startReport } from './run-report.ts';

export interface RunDependencies {
  readonly postings: Pick<PostingStore, 'listDueToSpread' | 'listPostings' | 'listDue'>;
  /** @returns the alert's level; nothing when the alert is gone */
  readonly spread: (alertId: string) => Promise<Level | undefined>;
  readonly publish: (key: PostingKey) => Promise<Publishing>;
  /** How many postings are published at once. @default 20 */
  readonly concurrency?: number;
  /** After how many postings it looks whether something graver has come. @default 50 */
  readonly chunkSize?: number;
  readonly clock: Clock;
}

/** One run of a function that sends out what waits. What it has tried once, it leaves to the next run. */
export interface PublishingRun {
  report(): RunReport;
  /** Whether its time is nearly over: nothing more is begun, and what is left is due already. */
  isOver(): boolean;
  /** Spreads an alert and publishes what of it waits, chunk by chunk, before each whatever graver has come. @throws when it cannot be spread */
  sendOut(alertId: string): Promise<void>;
  /** Sends out what is due of one level, a chunk at the most. @returns whether there was anything */
  sendOutDue(level: Level): Promise<boolean>;
}

/** Less than the 50 s that its function has, so that what is begun also ends. */
export const workingMs = 35_000;

/** How many alerts are taken at once from the list of those to spread. */
const alertsAtOnce = 10;

/** @param spreadAheadMs how long before they are due alerts are spread: none, where another function has this time for it */
export function startRun(dependencies: RunDependencies, spreadAheadMs: number): PublishingRun {
  const { postings, spread, publish, concurrency = 20, chunkSize = 50, clock } = dependencies;
  const endsAtMs = clock().getTime() + workingMs;
  const { notePublishing, noteFault, report } = startReport();
  const [alertsTried, postingsTried] = [new Set<string>(), new Set<string>()];

  const isOver = () => clock().getTime() >= endsAtMs;
  const isUntried = (key: PostingKey) => !postingsTried.has(nameOf(key));

  const publishAll = (keys: readonly PostingKey[]) =>
    forEachOf(keys.filter(isUntried), concurrency, async (key) => {
      postingsTried.add(nameOf(key));
      try {
        notePublishing(await publish(key), clock());
      } catch (fault) {
        noteFault(key.alertId, fault, clock());
      }
    });

  const sendOutGraver = async (level: Level) => {
    const graver = levels.slice(levels.indexOf(level) + 1).toReversed();
    for (const each of graver) while (!isOver() && (await sendOutDue(each)));
  };

  const sendOut = async (alertId: string) => {
    alertsTried.add(alertId);
    const level = await spread(alertId);
    if (!level) return;
    const posted = await postings.listPostings(alertId);
    const waiting = posted.filter(({ publication }) => publication.state === 'pending').map(({ posting }) => posting);
    for (let start = 0; start < waiting.length; start += chunkSize) {
      await sendOutGraver(level);
      if (isOver()) return;
      await publishAll(waiting.slice(start, start + chunkSize));
    }
  };

  const tryToSendOut = (alertId: string) => sendOut(alertId).catch((fault) => noteFault(alertId, fault, clock()));

  const sendOutDue = async (level: Level) => {
    const spreadBy = new Date(clock().getTime() + spreadAheadMs);
    const listed = await postings.listDueToSpread(level, spreadBy, alertsAtOnce + alertsTried.size);
    const alertIds = listed.filter((alertId) => !alertsTried.has(alertId));
    for (const alertId of alertIds) {
      if (isOver()) break;
      await tryToSendOut(alertId);
    }
    if (isOver()) return alertIds.length > 0;
    const due = await postings.listDue(level, clock(), chunkSize + postingsTried.size);
    const chunk = due.filter(isUntried).slice(0, chunkSize);
    await publishAll(chunk);
    return alertIds.length + chunk.length > 0;
  };

  return { report, isOver, sendOut, sendOutDue };
}

const nameOf = ({ alertId, groupId }: PostingKey) => `${alertId} ${groupId}`;
