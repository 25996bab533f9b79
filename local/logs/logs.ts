import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { LogSubscription } from '../deployment/log-subscriptions.ts';
import { errorName, type Log } from '../log.ts';
import { localAccountId } from '../sns/arns.ts';

/** Writes one log event. */
export type WriteLog = (logGroupName: string, record: object) => void;

/** CloudWatch Logs, as far as it hands on what services log: nothing is kept. */
export interface Logs {
  readonly write: WriteLog;
  /** From now on log groups have these readers; what was written before waits for them. */
  subscribe(subscriptions: readonly LogSubscription[]): void;
  /** Ends when the functions under way have answered; nothing is handed on any more. */
  stop(): Promise<void>;
}

export interface LogsOptions {
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  readonly log: Log;
}

/** CloudWatch Logs hands on several events together. */
const gatherMs = 100;

/** Lambda tries an asynchronous call three times, a minute and two minutes apart; nobody waits so long here. */
const retryMs = [500, 1_000];

export function createLogs({ invoke, log }: LogsOptions): Logs {
  const stopping = new AbortController();
  const waiting = new Map<string, object[]>();
  const underWay = new Set<Promise<void>>();
  let readers: readonly LogSubscription[] = [];

  const call = async (functionName: string, event: unknown) => {
    for (const pauseMs of [0, ...retryMs]) {
      await wait(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (stopping.signal.aborted) return;
      try {
        await invoke(functionName, event);
        return;
      } catch (error) {
        log('logs.function-failed', { functionName, error: errorName(error) });
      }
    }
  };

  const handOn = async (logGroupName: string) => {
    await wait(gatherMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    const records = waiting.get(logGroupName) ?? [];
    waiting.delete(logGroupName);
    const subscribed = readers.filter((each) => reads(each, logGroupName));
    await Promise.all(subscribed.map((each) => call(each.functionName, eventOf(each, logGroupName, records))));
  };

  const write: WriteLog = (logGroupName, record) => {
    if (stopping.signal.aborted) return;
    const records = waiting.get(logGroupName);
    if (records) {
      records.push(record);
      return;
    }
    waiting.set(logGroupName, [record]);
    const handing = handOn(logGroupName).finally(() => underWay.delete(handing));
    underWay.add(handing);
  };

  return {
    write,
    subscribe: (subscriptions) => {
      readers = subscriptions;
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(underWay);
    },
  };
}

/**
 * A deployment subscribes to the logs of the platform applications that its settings name. The template names none, and here they always
 * exist: whoever reads what became of SMS reads them too.
 */
function reads(subscription: LogSubscription, written: string): boolean {
  const isPush = /^sns\/[^/]+\/[^/]+\/app\//.test(written);
  const meant = isPush ? written.replace(/app\/[^/]+\/[^/]+/, 'DirectPublishToPhoneNumber') : written;
  return subscription.logGroupName === meant;
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#LambdaFunctionExample */
function eventOf({ name }: LogSubscription, logGroup: string, records: readonly object[]) {
  const payload = {
    messageType: 'DATA_MESSAGE',
    owner: localAccountId,
    logGroup,
    logStream: randomUUID(),
    subscriptionFilters: [name],
    logEvents: records.map((record) => ({
      id: randomUUID(),
      timestamp: Date.now(),
      message: JSON.stringify(record),
    })),
  };
  return { awslogs: { data: gzipSync(JSON.stringify(payload)).toString('base64') } };
}
