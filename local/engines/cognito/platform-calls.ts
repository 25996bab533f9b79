import type { ThreadPort } from '../serve-thread.ts';
import { type Asked, platformAnswer } from './messages.ts';

/** What the engine asks of the platform, on whose side the inbox and the functions are. */
export interface PlatformCalls {
  /** Ends when the platform has done it. @throws what the platform threw */
  ask(asked: Asked): Promise<unknown>;
  receive(message: unknown): void;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Asks the platform, and hands each answer to whoever waits for it. */
export function createPlatformCalls(platform: ThreadPort): PlatformCalls {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  return {
    ask: (asked) => {
      lastId += 1;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.set(lastId, { resolve, reject });
      platform.send({ id: lastId, asked });
      return promise;
    },
    receive: (message) => {
      const answer = platformAnswer.parse(message);
      const caller = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.kind === 'result') {
        caller?.resolve(answer.result);
      } else {
        caller?.reject(new Error(answer.message));
      }
    },
  };
}
