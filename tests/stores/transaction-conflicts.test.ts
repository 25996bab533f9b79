/** Local engines never say that two transactions met; these answers are AWS's, given by a stub. */

import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from '@jest/globals';
import { dynamoCommunityStore } from '../../lambdas/stores/communities/dynamodb-communities.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { aCommunity } from '../unit/support/a-community.ts';
import { aProtocol } from '../unit/support/a-protocol.ts';
import { aResident } from '../unit/support/a-resident.ts';
import { aSpecialCategory } from '../unit/support/a-special-category.ts';

/** A database whose every transaction is cancelled for these reasons. */
function cancelling(...codes: string[]) {
  const client = new DynamoDBClient({ region: 'eu-west-3', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  client.middlewareStack.add(
    () => () => {
      const reasons = codes.map((Code) => ({ Code }));
      throw new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons: reasons });
    },
    { step: 'initialize' },
  );
  return openDatabase(client);
}

const tables = { residents: 'residents', communities: 'communities' };
const resident = aResident();
const community = aCommunity();

describe.each(['TransactionConflict', 'ProvisionedThroughputExceeded', 'ThrottlingError'])('on %s', (code) => {
  const residents = dynamoResidentStore(cancelling('None', code), tables);
  const communities = dynamoCommunityStore(cancelling('None', code), tables.communities);

  test('a resident’s save and creation say that they may be tried again', async () => {
    await expect(residents.save(resident, resident)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(residents.create(resident)).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  test('a community’s save and creation say that they may be tried again', async () => {
    await expect(communities.save(community, community)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(communities.create(community)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('what a municipality decides says that it may be tried again', async () => {
    const { inseeCode, categoryId } = aSpecialCategory();
    const unavailable = { code: 'unavailable' };
    await expect(communities.putProtocol(aProtocol())).rejects.toMatchObject(unavailable);
    await expect(communities.putSpecialCategory(aSpecialCategory())).rejects.toMatchObject(unavailable);
    await expect(
      communities.retireSpecialCategory(inseeCode, categoryId, '2026-11-22T20:30:00.000Z'),
    ).rejects.toMatchObject(unavailable);
  });
});

test('any other reason is a fault of ours, not an answer', async () => {
  const residents = dynamoResidentStore(cancelling('ValidationError'), tables);
  await expect(residents.save(resident, resident)).rejects.toThrow('ValidationError');
  const communities = dynamoCommunityStore(cancelling('ValidationError'), tables.communities);
  await expect(communities.create(community)).rejects.toThrow('ValidationError');
});
