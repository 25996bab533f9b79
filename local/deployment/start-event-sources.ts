import type { Clients } from '../clients.ts';
import type { Log } from '../log.ts';
import { startQueue } from '../queues/queues.ts';
import { nameOf } from '../sns/arns.ts';
import type { SendToQueue } from '../sns/deliveries/queues.ts';
import type { StreamPositions } from '../streams/stream-positions.ts';
import { type StreamReader, startStream } from '../streams/streams.ts';
import type { EventSource } from './event-sources.ts';
import { functionArn } from './names.ts';

/** What event sources read with, and what they call. */
export interface EventSourcesOptions {
  readonly clients: Clients;
  readonly region: string;
  readonly positions: StreamPositions;
  readonly queueUrl: (name: string) => string;
  readonly sendToQueue: SendToQueue;
  readonly invoke: (functionName: string, event: unknown) => Promise<unknown>;
  readonly log: Log;
}

/** The readers of streams and queues. */
export interface EventSources {
  /** Looks at the streams now: something was probably written. */
  nudge(): void;
  /** Ends when the batches under way do. */
  stop(): Promise<void>;
}

/** Starts reading the streams and the queues that the template hands to functions. */
export function startEventSources(sources: readonly EventSource[], options: EventSourcesOptions): EventSources {
  const isQueue = ({ sourceArn }: EventSource): boolean => sourceArn.startsWith('arn:aws:sqs:');
  const queues = sources.filter(isQueue).map((source) => startQueueSource(source, options));
  const streams = sources.filter((source) => !isQueue(source)).map((source) => startStreamSource(source, options));
  return {
    nudge: () => streams.forEach((stream) => void stream.nudge()),
    stop: async () => void (await Promise.all([...queues, ...streams].map((reader) => reader.stop()))),
  };
}

function startQueueSource(source: EventSource, { clients, queueUrl, invoke, log }: EventSourcesOptions) {
  return startQueue({
    client: clients.sqs,
    mapping: {
      ...source,
      queueArn: source.sourceArn,
      queueUrl: queueUrl(nameOf(source.sourceArn)),
      invoke: (event) => invoke(source.functionName, event),
    },
    log,
  });
}

function startStreamSource(source: EventSource, options: EventSourcesOptions): StreamReader {
  const { clients, region, positions, sendToQueue, invoke, log } = options;
  const { onFailureArn, functionName } = source;
  return startStream({
    client: clients.streams,
    positions,
    mapping: {
      ...source,
      streamArn: source.sourceArn,
      functionArn: functionArn(region, functionName),
      invoke: (event) => invoke(functionName, event),
      ...(onFailureArn === undefined ? {} : { onFailure: (message) => sendToQueue(onFailureArn, message) }),
    },
    log,
  });
}
