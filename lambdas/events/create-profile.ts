import { dynamoClient } from '../runtime/clients.ts';
import { clock } from '../runtime/clock.ts';
import { confirmationTrigger } from '../runtime/confirmation-trigger.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { createProfile } from '../use-cases/residents/create-profile.ts';

const environment = readEnvironment('create-profile');

export const handler = confirmationTrigger(
  createProfile({
    residents: dynamoResidentStore(openDatabase(dynamoClient()), { residents: environment.RESIDENTS_TABLE }),
    clock,
  }),
);
