import { setTimeout as wait } from 'node:timers/promises';

/** Reads again until a condition holds, and gives what was read; fails when it does not hold in time. */
export async function pollUntil<Value>(
  read: () => Value | Promise<Value>,
  holds: (value: Value) => boolean,
  deadlineMs = 4_000,
): Promise<Value> {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    const value = await read();
    if (holds(value)) {
      return value;
    }
    if (Date.now() > deadline) {
      throw new Error(`Still not so after ${deadlineMs} ms: ${JSON.stringify(value)}`);
    }
    await wait(5);
  }
}
