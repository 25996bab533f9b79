import { CreatePlatformEndpointCommand } from '@aws-sdk/client-sns';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { snsAlertTopics } from '../../lambdas/messaging/sns-alert-topics.ts';
import { snsPushEndpoints } from '../../lambdas/messaging/sns-push-endpoints.ts';
import { createApplication, REGION, type SnsBench, startSnsBench } from '../local/support/sns-bench.ts';

const community = '01JDB1H7K2C4D6E8F0G2H4J6K8';
const phone = { protocol: 'sms', endpoint: '+33612345678' } as const;
const message = {
  alertId: '01JDB2Q4M8Z6V3N5T7W9X1Y0AB',
  body: JSON.stringify({ default: 'Départ de feu', sqs: '{"version":2}' }),
  attributes: { 'AWS.SNS.SMS.SMSType': 'Transactional' },
};

let bench: SnsBench;
let topics: ReturnType<typeof snsAlertTopics>;

beforeEach(async () => {
  bench = await startSnsBench();
  topics = snsAlertTopics(bench.client, {
    topicArnPrefix: `arn:aws:sns:${REGION}:000000000000:vigie-test-`,
    emailQueueArn: `arn:aws:sqs:${REGION}:000000000000:email`,
  });
});
afterEach(() => bench.stop());

const received = () => bench.inbox.since().map(({ channel, to }) => `${channel} ${to}`);

describe('a group’s topics', () => {
  test('stand when somebody subscribes to them first', async () => {
    await topics.subscribe(community, 'danger', phone);
    await topics.publish(community, 'danger', message);
    expect(received()).toEqual([`sms ${phone.endpoint}`]);
  });

  test('give the same subscription when it is asked for again', async () => {
    const first = await topics.subscribe(community, 'danger', phone);
    expect(await topics.subscribe(community, 'danger', phone)).toBe(first);
  });

  test('that do not exist have nobody to tell', async () => {
    expect(await topics.publish(community, 'danger', message)).toBeUndefined();
    expect(await topics.publish(community, 'vigilance', message)).toBeUndefined();
  });

  test('hand every alert to the e-mail queue, raw, in a group of its own', async () => {
    await topics.ensure(community, 'information');
    await topics.publish(community, 'information', message);
    expect(bench.queued).toEqual([expect.objectContaining({ body: '{"version":2}', groupId: message.alertId })]);
  });

  test('made to stand again hand it over once all the same', async () => {
    await topics.ensure(community, 'information');
    await topics.ensure(community, 'information');
    await topics.publish(community, 'information', message);
    expect(bench.queued).toHaveLength(1);
  });

  test('forget who leaves, and do not mind hearing it twice', async () => {
    const subscription = await topics.subscribe(community, 'danger', phone);
    if (!subscription) throw new Error('SNS refused the number');
    await topics.unsubscribe(subscription);
    await topics.unsubscribe(subscription);
    await topics.publish(community, 'danger', message);
    expect(received()).toEqual([]);
  });

  test('stand for the referents of a municipality too', async () => {
    await topics.subscribe('referents-44190', 'danger', phone);
    await topics.publish('referents-44190', 'danger', message);
    expect(received()).toEqual([`sms ${phone.endpoint}`]);
  });

  test('that SNS refuses for a reason of its own are not taken for empty', async () => {
    await topics.ensure(community, 'danger');
    bench.sns.faults.refuse({ operation: 'Publish', error: { code: 'AuthorizationError', statusCode: 403 } });
    await expect(topics.publish(community, 'danger', message)).rejects.toMatchObject({
      name: 'AuthorizationErrorException',
    });
  });
});

describe('a device', () => {
  const connect = async (applications: { fcm: string; apns: string }) =>
    snsPushEndpoints(bench.client, applications).connect('fcm', 'token-1');

  test('is connected once, whatever it was before', async () => {
    const fcm = await createApplication(bench, 'GCM');
    const first = await connect({ fcm, apns: '' });
    await bench.sns.disableEndpoint('token-1');
    expect(await connect({ fcm, apns: '' })).toEqual(first);
    await topics.subscribe(community, 'danger', {
      protocol: 'application',
      endpoint: 'endpointArn' in first ? first.endpointArn : '',
    });
    await topics.publish(community, 'danger', {
      ...message,
      body: JSON.stringify({
        default: 'x',
        GCM: JSON.stringify({ fcmV1Message: { message: { notification: { title: 'x', body: 'y' } } } }),
      }),
    });
    expect(received()).toEqual(['push token-1']);
  });

  test('known under other attributes is found all the same', async () => {
    const fcm = await createApplication(bench, 'GCM');
    const { EndpointArn } = await bench.client.send(
      new CreatePlatformEndpointCommand({ PlatformApplicationArn: fcm, Token: 'token-1', CustomUserData: 'someone' }),
    );
    expect(await connect({ fcm, apns: '' })).toEqual({ endpointArn: EndpointArn });
  });

  test('without a platform application is told that push is not set up', async () => {
    expect(await connect({ fcm: '', apns: '' })).toEqual({ failure: 'push-not-configured' });
  });
});
