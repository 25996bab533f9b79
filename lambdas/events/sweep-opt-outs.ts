import middy from '@middy/core';
import { snsTextMessages } from '../messaging/sns-text-messages.ts';
import { dynamoClient } from '../runtime/clients.ts';
import { readEnvironment } from '../runtime/environments.ts';
import { snsClient } from '../runtime/sns-client.ts';
import { openDatabase } from '../stores/database.ts';
import { dynamoResidentStore } from '../stores/residents/dynamodb-residents.ts';
import { sweepOptOuts } from '../use-cases/deliveries/sweep-opt-outs.ts';

const environment = readEnvironment('sweep-opt-outs');

const sweep = sweepOptOuts({
  residents: dynamoResidentStore(openDatabase(dynamoClient()), { residents: environment.RESIDENTS_TABLE }),
  textMessages: snsTextMessages(snsClient()),
});

/** On a schedule. */
export const handler = middy().handler(() => sweep());
