import { setTimeout as wait } from 'node:timers/promises';
import { expectThat } from './stage.ts';

const deadlineMs = 15_000;
const pollMs = 50;

/** Looks until it is as the story has it. @throws when it is not so in time */
export async function until<Value>(read: () => Promise<Value>, isSo: (value: Value) => boolean): Promise<Value> {
  for (const deadline = Date.now() + deadlineMs; ; await wait(pollMs)) {
    const value = await read();
    if (isSo(value)) return value;
    expectThat(Date.now() < deadline, `still not so: ${JSON.stringify(value)}`);
  }
}
