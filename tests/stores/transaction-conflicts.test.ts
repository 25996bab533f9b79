/** Local engines never say that two transactions met; these answers are AWS's, given by a stub. */

import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { contributionOf } from '../../lambdas/domain/statistics/contribution.ts';
import { dynamoAlertStore } from '../../lambdas/stores/alerts/dynamodb-alerts.ts';
import { dynamoCommunityStore } from '../../lambdas/stores/communities/dynamodb-communities.ts';
import { dynamoContestationStore } from '../../lambdas/stores/contestations/dynamodb-contestations.ts';
import { openDatabase } from '../../lambdas/stores/database.ts';
import { dynamoResidentStore } from '../../lambdas/stores/residents/dynamodb-residents.ts';
import { dynamoStatisticsStore } from '../../lambdas/stores/statistics/dynamodb-statistics.ts';
import { aCommunity } from '../unit/support/a-community.ts';
import { aContestation, contestedAt } from '../unit/support/a-contestation.ts';
import { aProtocol } from '../unit/support/a-protocol.ts';
import { aResident } from '../unit/support/a-resident.ts';
import { aSpecialCategory } from '../unit/support/a-special-category.ts';
import { anAlert } from '../unit/support/an-alert.ts';
import { reportEffects } from '../unit/support/report-effects.ts';

// Pauses between tries are random, and eleven of them may last seven seconds: here the shortest is drawn each time.
beforeEach(() => void jest.spyOn(Math, 'random').mockReturnValue(0));
afterEach(() => void jest.restoreAllMocks());

/** A database whose every transaction is cancelled for these reasons. */
const cancelling = (...codes: string[]) => databaseThat(() => cancel(codes));

/** A database that cancels a transaction for the next reasons of the list, and carries it out where there are none. */
const answering = (answers: string[][]) =>
  databaseThat(() => {
    const codes = answers.shift() ?? [];
    if (codes.length > 0) cancel(codes);
  });

function databaseThat(answer: () => void) {
  const client = new DynamoDBClient({ region: 'eu-west-3', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  client.middlewareStack.add(
    () => async () => {
      answer();
      return { response: {}, output: { $metadata: {} } };
    },
    { step: 'initialize' },
  );
  return openDatabase(client);
}

function cancel(codes: readonly string[]): never {
  const reasons = codes.map((Code) => ({ Code }));
  throw new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons: reasons });
}

const tables = { residents: 'residents', communities: 'communities', alerts: 'alerts' };
const resident = aResident();
const community = aCommunity();
const alert = anAlert();

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

describe('a save that counts, which many do at once in one community', () => {
  const counts = [{ groupId: community.communityId, inseeCode: community.inseeCode, by: { members: 1 } }];

  test('is asked again as it is until the others are done', async () => {
    const answers = [['None', 'TransactionConflict'], ['None', 'TransactionConflict'], []];
    const residents = dynamoResidentStore(answering(answers), tables);
    await expect(residents.save(resident, resident, { counts })).resolves.toMatchObject({ version: 2 });
    expect(answers).toEqual([]);
  });

  test('is not asked again when somebody saved the resident in between', async () => {
    const answers = [['ConditionalCheckFailed', 'TransactionConflict'], []];
    const residents = dynamoResidentStore(answering(answers), tables);
    await expect(residents.save(resident, resident, { counts })).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(answers).toHaveLength(1);
  });
});

describe('figures, which alerts of one quarter change at the same moment', () => {
  const counted = { ...contributionOf(alert, { ofMany: true }), ofMany: true, alertVersion: 1, totalsVersion: 0 };
  const count = (answers: string[][]) =>
    dynamoStatisticsStore(answering(answers), tables).count(alert, undefined, counted);

  test('are asked again as they are until the others are done', async () => {
    const answers = [['None', 'TransactionConflict'], ['None', 'TransactionConflict'], []];
    await expect(count(answers)).resolves.toBeUndefined();
    expect(answers).toEqual([]);
  });

  test('are read again when the alert was counted in between', async () => {
    const answers = [['ConditionalCheckFailed', 'TransactionConflict'], []];
    await expect(count(answers)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(answers).toHaveLength(1);
  });
});

describe('a contestation, when others of the municipality come at the same moment', () => {
  const contesting = { origins: [{ digest: 'a1', most: 5 }], mostForMunicipality: 500 };
  const receive = (answers: string[][]) =>
    dynamoContestationStore(answering(answers), tables.alerts).receive(contesting, aContestation(), contestedAt);

  test('is taken once they are done', async () => {
    const answers = [['None', 'TransactionConflict', 'None'], []];
    await expect(receive(answers)).resolves.toBeUndefined();
    expect(answers).toEqual([]);
  });

  test('is refused when they were too many, until the day is over', async () => {
    const tooMany = { code: 'too-many-contestations', retryAfterSeconds: 8_940 };
    await expect(receive([['None', 'ConditionalCheckFailed', 'None']])).rejects.toMatchObject(tooMany);
  });

  test('may be sent again a moment later when they are never done', async () => {
    const always = Array.from({ length: 20 }, () => ['None', 'TransactionConflict', 'None']);
    await expect(receive(always)).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 1 });
  });
});

describe('an alert that others are writing too', () => {
  const meeting = ['None', 'TransactionConflict'];
  const accept = (answers: string[][]) =>
    dynamoAlertStore(answering(answers), tables).accept(alert, reportEffects(alert));
  const save = (answers: string[][]) =>
    dynamoAlertStore(answering(answers), tables).save(alert, alert, { history: [] });

  test('is accepted and saved once they are done', async () => {
    expect(await accept([meeting, meeting, []])).toEqual({ alert, messageNumber: 0 });
    expect(await save([meeting, meeting, []])).toMatchObject({ alert: { version: 2 } });
  });

  test('is changed meanwhile when that is what they did', async () => {
    const changed = ['None', 'ConditionalCheckFailed'];
    await expect(accept([meeting, changed])).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await expect(save([meeting, changed])).rejects.toMatchObject({ code: 'changed-meanwhile' });
  });

  test('may be asked for again a moment later when they are never done', async () => {
    const always = Array.from({ length: 10 }, () => meeting);
    const later = { code: 'unavailable', retryAfterSeconds: 1 };
    await expect(accept([...always])).rejects.toMatchObject(later);
    await expect(save([...always])).rejects.toMatchObject(later);
  });
});

test('any other reason is a fault of ours, not an answer', async () => {
  const residents = dynamoResidentStore(cancelling('ValidationError'), tables);
  await expect(residents.save(resident, resident)).rejects.toThrow('ValidationError');
  const communities = dynamoCommunityStore(cancelling('ValidationError'), tables.communities);
  await expect(communities.create(community)).rejects.toThrow('ValidationError');
  const alerts = dynamoAlertStore(cancelling('ValidationError'), tables);
  await expect(alerts.save(alert, alert, { history: [] })).rejects.toThrow('ValidationError');
});
