import { type FunctionWorker, startFunctionWorker } from './function-worker.ts';
import type { LocalFunction } from './local-function.ts';

/** The execution environments of one function. */
export interface FunctionPool {
  /** Waits for its turn when as many invocations run as may. */
  invoke(event: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

interface PoolState {
  readonly definition: LocalFunction;
  readonly all: Set<FunctionWorker>;
  readonly idle: FunctionWorker[];
  readonly waiting: ((worker: FunctionWorker) => void)[];
}

/** Starts workers as they are needed, keeps them warm, and replaces those that ended. */
export function createFunctionPool(definition: LocalFunction): FunctionPool {
  const pool: PoolState = { definition, all: new Set(), idle: [], waiting: [] };
  return {
    invoke: async (event) => {
      const worker = await acquire(pool);
      try {
        return await worker.invoke(event);
      } finally {
        (worker.isUsable() ? release : replace)(pool, worker);
      }
    },
    stop: async () => void (await Promise.all([...pool.all].map((worker) => worker.stop()))),
  };
}

const defaultConcurrency = 4;

async function acquire(pool: PoolState): Promise<FunctionWorker> {
  const warm = takeWarm(pool);
  if (warm !== undefined) {
    return warm;
  }
  return pool.all.size < (pool.definition.concurrency ?? defaultConcurrency)
    ? start(pool)
    : new Promise((resolve) => pool.waiting.push(resolve));
}

/** A worker may have ended while it was idle. */
function takeWarm({ all, idle }: PoolState): FunctionWorker | undefined {
  for (let worker = idle.pop(); worker !== undefined; worker = idle.pop()) {
    if (worker.isUsable()) {
      return worker;
    }
    all.delete(worker);
  }
  return undefined;
}

function start({ definition, all }: PoolState): FunctionWorker {
  const worker = startFunctionWorker(definition);
  all.add(worker);
  return worker;
}

function release({ idle, waiting }: PoolState, worker: FunctionWorker): void {
  const next = waiting.shift();
  if (next === undefined) {
    idle.push(worker);
  } else {
    next(worker);
  }
}

function replace(pool: PoolState, worker: FunctionWorker): void {
  pool.all.delete(worker);
  const next = pool.waiting.shift();
  if (next !== undefined) {
    next(start(pool));
  }
}
