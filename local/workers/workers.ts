import { createFunctionPool } from './function-pool.ts';
import type { LocalFunction } from './local-function.ts';

/** The functions of the platform, in threads of their own. */
export interface Workers {
  /**
   * Invokes a function and waits for its answer.
   * @throws FunctionError when it fails
   */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** Ends every thread, whatever it is doing. */
  stop(): Promise<void>;
}

/** Makes functions ready to be invoked; none is loaded before its first invocation. */
export function createWorkers(functions: readonly LocalFunction[]): Workers {
  const pools = new Map(functions.map((definition) => [definition.name, createFunctionPool(definition)]));
  return {
    invoke: async (functionName, event) => {
      const pool = pools.get(functionName);
      if (pool === undefined) {
        throw new Error(`No function is called ${functionName}`);
      }
      return pool.invoke(event);
    },
    stop: async () => void (await Promise.all([...pools.values()].map((pool) => pool.stop()))),
  };
}
