import { afterEach, describe, expect, test } from '@jest/globals';
import { readLogs } from '../../../lambdas/messaging/delivery-logs.ts';
import { silentLog } from '../../../local/log.ts';
import { createLogs, type Logs } from '../../../local/logs/logs.ts';
import { pollUntil } from '../../local/support/poll.ts';

const sms = 'sns/eu-west-1/000000000000/DirectPublishToPhoneNumber';
const subscription = { name: 'filter', logGroupName: sms, functionName: 'note-deliveries' };

let logs: Logs;
afterEach(() => logs.stop());

function given(refusals = 0) {
  const handed: string[][] = [];
  let refused = 0;
  logs = createLogs({
    log: silentLog,
    invoke: async (_, event) => {
      if (refused < refusals) {
        refused += 1;
        throw new Error('not yet');
      }
      handed.push(readLogs(event));
    },
  });
  logs.subscribe([subscription]);
  return handed;
}

const when = (handed: string[][], count: number) =>
  pollUntil(
    () => handed,
    ({ length }) => length === count,
  );

describe('logs', () => {
  test('are handed on together, as CloudWatch Logs does', async () => {
    const handed = given();
    logs.write(sms, { id: 1 });
    logs.write(sms, { id: 2 });
    expect(await when(handed, 1)).toEqual([['{"id":1}', '{"id":2}']]);
  });

  test('of another group are handed to nobody', async () => {
    const handed = given();
    logs.write(`${sms}/Failure`, { id: 1 });
    logs.write(sms, { id: 2 });
    expect(await when(handed, 1)).toEqual([['{"id":2}']]);
  });

  test('of pushes go where those of SMS go', async () => {
    const handed = given();
    logs.write('sns/eu-west-1/000000000000/app/GCM/vigie', { id: 1 });
    expect(await when(handed, 1)).toEqual([['{"id":1}']]);
  });

  test('are handed over again when the function fails', async () => {
    const handed = given(1);
    logs.write(sms, { id: 1 });
    expect(await when(handed, 1)).toEqual([['{"id":1}']]);
  });
});
