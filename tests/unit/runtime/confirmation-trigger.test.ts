import { describe, expect, test } from '@jest/globals';
import type { Context, PostConfirmationTriggerEvent } from 'aws-lambda';
import type { AccountDescription } from '../../../lambdas/accounts/accounts.ts';
import { residentIdOf } from '../../../lambdas/domain/residents/resident-id.ts';
import { confirmationTrigger } from '../../../lambdas/runtime/confirmation-trigger.ts';

/** As Cognito makes them: of no variant of RFC 9562. */
const sub = '24688438-40e1-70d0-d97e-084cfc8992c7';
const context = {} as Context;
const eventOf = (userAttributes: Record<string, string>) =>
  ({
    version: '1',
    triggerSource: 'PostConfirmation_ConfirmSignUp',
    aFieldOfTomorrow: true,
    request: { userAttributes },
    response: {},
  }) as unknown as PostConfirmationTriggerEvent;

describe('the trigger of a confirmed account', () => {
  test('tells which resident it is, and gives Cognito its event back', async () => {
    const confirmed: [string, AccountDescription][] = [];
    const handler = confirmationTrigger(async (...account) => void confirmed.push(account));
    const event = eventOf({ sub, email: 'camille@example.org', name: 'Camille Martin', locale: 'en' });
    expect(await handler(event, context)).toBe(event);
    expect(confirmed).toEqual([
      [
        residentIdOf(sub),
        { email: 'camille@example.org', emailVerified: true, name: 'Camille Martin', language: 'en' },
      ],
    ]);
  });

  test.each([
    ['the profile cannot be written', { sub, email: 'camille@example.org' }],
    ['the event is not as expected', { email: 'camille@example.org' }],
  ])('lets the account in even when %s, and logs nothing of the person', async (_, attributes) => {
    const logged: unknown[] = [];
    const failing = async () => {
      throw new Error('no table for camille@example.org');
    };
    const handler = confirmationTrigger(failing, { error: (...line) => void logged.push(line) });
    const event = eventOf(attributes);
    expect(await handler(event, context)).toBe(event);
    expect(logged).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toContain('camille');
  });
});
