import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { beforeAll, expect, test } from '@jest/globals';
import { ulid } from 'ulid';
import { mostAttempts } from '../../lambdas/domain/publishing/retry.ts';
import { messageKey, postingKey } from '../../lambdas/stores/alerts/posting-items.ts';
import { profileSort, residentKey, unsyncedKey } from '../../lambdas/stores/residents/resident-items.ts';
import type { Person } from '../../local/story/person.ts';
import { pollUntil } from '../local/support/poll.ts';
import { type GivenCommunity, join } from '../support/communities.ts';
import { toldOf } from '../support/deliveries.ts';
import { givenEmptyCommunity, givenNeighbour, givenQuietCommunity, newPhone, smsOnly } from '../support/neighbours.ts';
import { givenResident, residentIdOf } from '../support/people.ts';
import { publicationOf, type Reported, tableNameOf } from '../support/postings.ts';
import { whenSubscribed } from '../support/reach.ts';
import { aReport, report } from '../support/reports.ts';
import { usePlatform } from '../support/use-platform.ts';

const printed: string[] = [];
const inUse = usePlatform({ onFunctionOutput: (name, output) => void printed.push(`${name} ${output}`) });
const phone = newPhone();

let community: GivenCommunity;
let reporter: Person;

beforeAll(async () => {
  community = await givenQuietCommunity(inUse.platform);
  const channels = { ...smsOnly(phone, 'information'), email: 'information' as const };
  reporter = await givenNeighbour(inUse.platform, community, { channels });
}, 60_000);

/** A danger: of those, one person may report several within minutes. */
const reportDanger = ({ communityId }: GivenCommunity) => report(reporter, communityId, aReport({ category: 'fire' }));

/** A change of an item, as a stream hands it over. */
const recordOf = (pk: string, sk: string, sequenceNumber = '1') => ({
  eventName: 'INSERT',
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: sequenceNumber },
});

function postingRecord({ alertId }: Reported) {
  const { pk, sk } = postingKey({ alertId, groupId: community.communityId });
  return { Records: [recordOf(pk, sk)] };
}

function messageRecord({ alertId }: Reported, messageNumber: number) {
  const { pk, sk } = messageKey(alertId, messageNumber);
  return { Records: [recordOf(pk, sk)] };
}

test('a stream batch that comes again, at once and later, tells everyone once', async () => {
  const { platform } = inUse;
  const reported = await reportDanger(community);
  await Promise.all([1, 2, 3].map(() => platform.invoke('publish-alert', postingRecord(reported))));
  const once = [`email ${reporter.email}`, `sms ${phone}`];
  expect(await toldOf(platform, reported)).toEqual(once);
  await platform.invoke('publish-alert', postingRecord(reported));
  await platform.invoke('sweep-postings', {});
  expect(await toldOf(platform, reported)).toEqual(once);
});

test('what follows an alert, and comes again, tells everyone once more and no oftener', async () => {
  const { platform } = inUse;
  const { alertId } = await reportDanger(community);
  await toldOf(platform, { alertId });
  await reporter.client.addUpdate({ params: { alertId }, body: { kind: 'retracted', message: 'Ce n’était rien.' } });
  const again = () => platform.invoke('spread-alert', messageRecord({ alertId }, 1));
  await Promise.all([again(), again(), platform.invoke('sweep-postings', {})]);
  const twice = [`email ${reporter.email}`, `email ${reporter.email}`, `sms ${phone}`, `sms ${phone}`];
  expect(await toldOf(platform, { alertId })).toEqual(twice);
  await again();
  expect(await toldOf(platform, { alertId })).toEqual(twice);
});

test('a posting that SNS refuses for ever ends as failed, which a metric tells, while other communities are told', async () => {
  const { platform } = inUse;
  const other = await givenEmptyCommunity(community, 'Le Verger');
  await join(other, reporter);
  await whenSubscribed(platform, other.communityId, phone, ['information']);
  const error = { code: 'AuthorizationError', statusCode: 403 };
  platform.sns.faults.refuse({ operation: 'Publish', arnSuffix: `${community.communityId}-information`, error });
  const refused = await reportDanger(community);
  await pollUntil(
    () => publicationOf(platform, refused),
    ({ attempts }) => attempts === 1,
  );
  expect(await toldOf(platform, await reportDanger(other))).toContain(`sms ${phone}`);
  await setLastAttempt(refused);
  await platform.invoke('sweep-postings', {});
  expect((await publicationOf(platform, refused)).state).toBe('failed');
  await pollUntil(
    () => printed.filter((line) => line.startsWith('sweep-postings') && line.includes('"PostingsFailed":1')),
    (lines) => lines.length === 1,
  );
  platform.sns.faults.clear();
});

/** As after half an hour of tries. */
async function setLastAttempt({ alertId }: Reported): Promise<void> {
  const { pk, sk } = postingKey({ alertId, groupId: community.communityId });
  await inUse.platform.clients.dynamodb.send(
    new UpdateItemCommand({
      TableName: await tableNameOf(inUse.platform, 'Alerts'),
      Key: { pk: { S: pk }, sk: { S: sk } },
      UpdateExpression: 'SET attempts = :attempts, dueAt = :zero',
      ExpressionAttributeValues: { ':attempts': { N: String(mostAttempts - 1) }, ':zero': { N: '0' } },
    }),
  );
}

test('a resident who cannot be read fails alone: the other changes of the batch are carried out', async () => {
  const { platform } = inUse;
  const [unreadable, late] = [ulid(), newPhone()];
  const waiting = await givenResident(platform, { channels: smsOnly(late, 'danger') });
  await platform.clients.dynamodb.send(
    new PutItemCommand({
      TableName: await tableNameOf(platform, 'Residents'),
      Item: { pk: { S: residentKey(unreadable) }, sk: { S: profileSort }, profile: { S: 'not a profile' } },
    }),
  );
  await join(community, waiting);
  const Records = [
    recordOf(residentKey(unreadable), 'CHANNEL#sms', '1'),
    recordOf(residentKey(await residentIdOf(waiting)), `MEMBERSHIP#${community.communityId}`, '2'),
  ];
  expect(await platform.invoke('sync-subscriptions', { Records })).toEqual({
    batchItemFailures: [{ itemIdentifier: '1' }],
  });
  await whenSubscribed(platform, community.communityId, late, ['danger']);
});

test('a resident whose choices still wait is not left behind: the sweeper carries them out', async () => {
  const { platform } = inUse;
  const { dynamodb } = platform.clients;
  const profile = {
    TableName: await tableNameOf(platform, 'Residents'),
    Key: { pk: { S: residentKey(await residentIdOf(reporter)) }, sk: { S: profileSort } },
  };
  await dynamodb.send(
    new UpdateItemCommand({
      ...profile,
      UpdateExpression: 'SET unsyncedKey = :key, unsyncedSinceMs = :long',
      ExpressionAttributeValues: { ':key': { S: unsyncedKey }, ':long': { N: '0' } },
    }),
  );
  await platform.invoke('sweep-subscriptions', {});
  const { Item = {} } = await dynamodb.send(new GetItemCommand(profile));
  expect(Object.keys(Item)).toContain('profile');
  expect(Object.keys(Item)).not.toContain('unsyncedKey');
});
