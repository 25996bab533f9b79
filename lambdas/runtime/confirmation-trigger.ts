import middy from '@middy/core';
import type { PostConfirmationTriggerEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { descriptionOf, subject } from '../accounts/account-attributes.ts';
import type { AccountDescription } from '../accounts/accounts.ts';
import { residentIdOf } from '../domain/residents/resident-id.ts';
import { describeFault, logger } from './logger.ts';

/** Loose, because Cognito adds fields, and adding one must not stop sign-ups. */
const confirmation = z.looseObject({
  request: z.looseObject({ userAttributes: z.looseObject({ sub: subject, email: z.string() }) }),
});

interface Log {
  error(message: string, details: Record<string, unknown>): void;
}

/**
 * The Lambda handler of Cognito's PostConfirmation trigger, which fires after a sign-up is confirmed and after a forgotten password
 * is. What fails is logged and stops nobody: the account stands already, and its first call makes the profile.
 */
export function confirmationTrigger(
  confirmed: (residentId: string, account: AccountDescription) => Promise<void>,
  log: Log = logger,
) {
  return middy<PostConfirmationTriggerEvent, PostConfirmationTriggerEvent>().handler(async (event) => {
    try {
      const { userAttributes } = z.parse(confirmation, event).request;
      const attributes = Object.entries(userAttributes).map(([Name, value]) => ({ Name, Value: String(value) }));
      await confirmed(residentIdOf(userAttributes.sub), descriptionOf(attributes));
    } catch (fault) {
      log.error('profile not created', { fault: describeFault(fault) });
    }
    return event;
  });
}
