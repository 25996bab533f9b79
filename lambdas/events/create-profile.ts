import middy from '@middy/core';
import type { PostConfirmationTriggerEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { descriptionOf } from '../accounts/account-attributes.ts';
import { residentIdOf } from '../domain/resident-id.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { describeFault, logger } from '../runtime/logger.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { createProfile } from '../use-cases/create-profile.ts';

const environment = readEnvironment('create-profile');

const create = createProfile({
  residents: dynamoResidentStore(openDatabase(dynamoClient()), { residents: environment.RESIDENTS_TABLE }),
  clock: () => new Date(),
});

/** Loose, because Cognito adds fields, and adding one must not stop sign-ups. */
const confirmation = z.looseObject({
  request: z.looseObject({ userAttributes: z.looseObject({ sub: z.uuid(), email: z.string() }) }),
});

/**
 * After sign-up is confirmed, and also after a forgotten password is: Cognito's PostConfirmation trigger covers both. A failure is
 * logged and stops nobody, because the account stands already and its first call makes the profile.
 */
export const handler = middy<PostConfirmationTriggerEvent, PostConfirmationTriggerEvent>().handler(async (event) => {
  try {
    const { userAttributes } = z.parse(confirmation, event).request;
    const attributes = Object.entries(userAttributes).map(([Name, value]) => ({ Name, Value: String(value) }));
    await create(residentIdOf(userAttributes.sub), descriptionOf(attributes));
  } catch (fault) {
    logger.error('profile not created', { fault: describeFault(fault) });
  }
  return event;
});
