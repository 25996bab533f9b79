import { expect, test } from '@jest/globals';
import { readWayChange } from '../../../lambdas/stores/residents/way-changes.ts';

const residentId = '02AAAAAAAAAAAAAAAAAAAAAAAA';
const pk = `RESIDENT#${residentId}`;
const channel = (failure?: string) => ({
  channel: { M: { enabled: { BOOL: true }, ...(failure ? { failure: { S: failure } } : {}) } },
});
const device = (failure?: string) => ({
  device: { M: { token: { S: 't' }, ...(failure ? { failure: { S: failure } } : {}) } },
});

test.each([
  ['CHANNEL#sms', channel(), channel('opted-out'), 'failing'],
  ['CHANNEL#email', channel('complaint'), channel(), 'working'],
  ['CHANNEL#email', channel('complaint'), channel('address-bounced'), 'failing'],
  ['DEVICE#pixel', device(), device('endpoint-disabled'), 'failing'],
  ['DEVICE#pixel', device('endpoint-disabled'), undefined, 'working'],
])('%s tells what became of it', (sk, before, after, became) => {
  const change = { pk, sk, before, ...(after ? { after } : {}) };
  expect(readWayChange(change)).toEqual({ residentId, way: sk, became });
});

test.each([
  ['CHANNEL#sms', channel('opted-out'), channel('opted-out')],
  ['CHANNEL#sms', channel(), channel()],
  ['PROFILE', channel(), channel('opted-out')],
  ['DEVICE#pixel', device(), undefined],
])('%s tells nothing where that did not change', (sk, before, after) => {
  expect(readWayChange({ pk, sk, before, ...(after ? { after } : {}) })).toBeUndefined();
});

test('what is no item of a resident tells nothing', () => {
  expect(
    readWayChange({ pk: 'ENDPOINT#x', sk: 'CHANNEL#sms', before: channel(), after: channel('opted-out') }),
  ).toBeUndefined();
});
