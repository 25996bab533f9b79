import { describe, expect, test } from '@jest/globals';
import { rateMs } from '../../../local/schedules/rate.ts';
import { startSchedule } from '../../../local/schedules/schedules.ts';
import { pollUntil } from '../../local/support/poll.ts';

test.each([
  ['rate(1 minute)', 60_000],
  ['rate(5 minutes)', 300_000],
  ['rate(2 hours)', 7_200_000],
  ['rate(1 day)', 86_400_000],
])('%s is %d ms', (expression, ms) => {
  expect(rateMs(expression)).toBe(ms);
});

test.each(['cron(0 3 * * ? *)', 'rate(0 minutes)', 'rate(1 second)'])('%s is refused', (expression) => {
  expect(() => rateMs(expression)).toThrow(expression);
});

const ruleArn = 'arn:aws:events:eu-west-3:000000000000:rule/sweep';

describe('a schedule', () => {
  test('runs when it starts, if it is asked to', async () => {
    const events: unknown[] = [];
    const invoke = async (event: unknown) => events.push(event);
    const schedule = startSchedule({ ruleArn, expression: 'rate(1 day)', atOnce: true, invoke });
    expect(
      await pollUntil(
        () => events.length,
        (runs) => runs > 0,
      ),
    ).toBe(1);
    await schedule.stop();
  });

  test('runs again and again, as many times faster as it is told, whether a run fails or not', async () => {
    const events: unknown[] = [];
    const invoke = async (event: unknown): Promise<void> => {
      events.push(event);
      throw new Error('this run failed');
    };
    const schedule = startSchedule({ ruleArn, expression: 'rate(1 minute)', speedUp: 6_000, invoke });
    await pollUntil(
      () => events.length,
      (runs) => runs >= 3,
    );
    await schedule.stop();
    const runs = events.length;
    expect(events[0]).toMatchObject({ source: 'aws.events', resources: [ruleArn], region: 'eu-west-3' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(events).toHaveLength(runs);
  });

  test('waits for a run that is under way before it ends', async () => {
    const { promise: started, resolve: start } = Promise.withResolvers<void>();
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
    const invoke = async (): Promise<void> => {
      start();
      await finished;
    };
    const schedule = startSchedule({ ruleArn, expression: 'rate(1 minute)', speedUp: 60_000, invoke });
    await started;
    let ended = false;
    const stopping = schedule.stop().then(() => {
      ended = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(ended).toBe(false);
    finish();
    await stopping;
  });
});
