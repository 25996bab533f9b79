import type { Database } from '../../lambdas/stores/database.ts';

type Request = Parameters<Database['send']>[0];

/** The requests of a store, kept so that they can be made again without it. */
export interface SentRequests {
  /** The same database; whatever is sent to it is kept. */
  readonly recorded: Database;
  /** Sends all that was kept to another database, one after the other, and forgets it: the least that the store's work can cost. */
  sendAgain(): Promise<void>;
}

export function recordRequests(database: Database, other: Database): SentRequests {
  let requests: Request[] = [];
  const send = (request: Request) => {
    requests.push(request);
    return database.send(request);
  };
  return {
    recorded: new Proxy(database, { get: (target, name) => (name === 'send' ? send : Reflect.get(target, name)) }),
    sendAgain: async () => {
      for (const request of requests) await other.send(request);
      requests = [];
    },
  };
}
