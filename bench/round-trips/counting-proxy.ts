import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Listening, listen } from '../../local/listen.ts';

/** One request that went through. */
export interface Exchange {
  readonly startedMs: number;
  readonly endedMs: number;
}

/**
 * Stands before an AWS endpoint and counts what goes through. It holds every request up for a while, so that those made side by
 * side overlap, however slow the process that makes them.
 */
export interface CountingProxy extends Listening {
  /** What went through since the last time. */
  take(): Exchange[];
}

const longHoldMs = 100;

/** @param holdMs @default long enough for whatever is made side by side to overlap */
export async function startCountingProxy(target: string, holdMs = longHoldMs): Promise<CountingProxy> {
  let exchanges: Exchange[] = [];
  const server = createServer((request, response) => {
    const startedMs = performance.now();
    response.on('finish', () => exchanges.push({ startedMs, endedMs: performance.now() }));
    void wait(holdMs).then(() => pass(target, request, response));
  });
  return {
    ...(await listen(server, 0)),
    take: () => {
      const taken = exchanges;
      exchanges = [];
      return taken;
    },
  };
}

function pass(target: string, request: IncomingMessage, response: ServerResponse): void {
  const { method, headers, url } = request;
  const onward = forward(`${target}${url}`, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}

/** How many of these came one after the other: the longest chain in which each began when the one before had ended. */
export function longestChain(exchanges: readonly Exchange[]): number {
  let length = 0;
  let freeFromMs = Number.NEGATIVE_INFINITY;
  for (const { startedMs, endedMs } of exchanges.toSorted((a, b) => a.endedMs - b.endedMs)) {
    if (startedMs < freeFromMs) continue;
    length += 1;
    freeFromMs = endedMs;
  }
  return length;
}
