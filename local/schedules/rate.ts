const ratePattern = /^rate\((\d+) (minute|hour|day)s?\)$/;
const msPerUnit: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Milliseconds between two runs of an EventBridge rate.
 * @throws for another expression, such as `cron(...)`, which nothing here runs
 */
export function rateMs(expression: string): number {
  const [, count = '', unit = ''] = ratePattern.exec(expression) ?? [];
  const unitMs = msPerUnit[unit];
  if (unitMs === undefined || Number(count) === 0) {
    throw new Error(`Only rate expressions run on this machine, not ${expression}`);
  }
  return Number(count) * unitMs;
}
