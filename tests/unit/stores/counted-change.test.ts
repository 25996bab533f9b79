import { expect, test } from '@jest/globals';
import { alertIdOfCounted } from '../../../lambdas/stores/statistics/counted-change.ts';

const alertId = '01M82F8XX0Z6V3N5T7W9X1Y0AB';

test.each([
  [`ALERT#${alertId}`, 'ALERT', alertId],
  [`ALERT#${alertId}`, 'DELIVERYTOTALS', alertId],
  [`ALERT#${alertId}`, 'COUNTED', undefined],
  [`ALERT#${alertId}`, 'POSTING#01JDB1H7K2C4D6E8F0G2H4J6K8', undefined],
  [`ALERT#${alertId}`, 'HISTORY#00001', undefined],
  ['CONTESTATION#01M82F8XX0Z6V3N5T7W9X1Y0AB', 'ALERT', undefined],
])('a change of %s %s is of the alert to count: %s', (pk, sk, expected) => {
  expect(alertIdOfCounted(pk, sk)).toBe(expected);
});
