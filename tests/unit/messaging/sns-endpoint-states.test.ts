import type { SNSClient } from '@aws-sdk/client-sns';
import { expect, test } from '@jest/globals';
import { snsEndpointStates } from '../../../lambdas/messaging/sns-endpoint-states.ts';
import { awsError, clientDouble, refusing } from '../support/client-double.ts';

const isDisabled = (answer: (input: object) => unknown) =>
  snsEndpointStates(clientDouble<SNSClient>(answer).client).isDisabled('arn:pixel');

test.each([
  ['true', false],
  ['false', true],
])('an endpoint whose Enabled is %s is disabled: %s', async (Enabled, expected) => {
  expect(await isDisabled(() => ({ Attributes: { Enabled } }))).toBe(expected);
});

test('an endpoint that is gone is disabled', async () => {
  expect(await isDisabled(refusing(awsError('NotFoundException')))).toBe(true);
});

test('a passing fault says nothing of the endpoint', async () => {
  await expect(isDisabled(refusing(awsError('ThrottledException')))).rejects.toThrow();
});
