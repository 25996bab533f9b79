import { describe, expect, test } from '@jest/globals';
import { readDeliveryEvent } from '../../../lambdas/messaging/delivery-events.ts';

const residentId = '02AAAAAAAAAAAAAAAAAAAAAAAA';
const address = 'camille@example.org';
const mail = { destination: [address], tags: { resident: [residentId], 'ses:configuration-set': ['vigie'] } };
const bounce = { eventType: 'Bounce', mail, bounce: { bounceType: 'Permanent', bounceSubType: 'General' } };
const validated = 'Successfully validated SNS topic for Amazon SES event publishing.';
const endpointArn = 'arn:aws:sns:eu-west-3:000000000000:endpoint/GCM/vigie/pixel';

describe('what AWS tells of messages that did not arrive', () => {
  test('a permanent bounce means that the address is wrong', () => {
    expect(readDeliveryEvent(bounce)).toEqual({ kind: 'email', residentId, address, reason: 'address-bounced' });
  });

  test.each(['Transient', 'Undetermined'])('a bounce that is %s says nothing lasting', (bounceType) => {
    expect(readDeliveryEvent({ ...bounce, bounce: { bounceType } })).toBeUndefined();
  });

  test('a complaint is one', () => {
    expect(readDeliveryEvent({ eventType: 'Complaint', mail })).toEqual({
      kind: 'email',
      residentId,
      address,
      reason: 'complaint',
    });
  });

  test.each(['DeliveryFailure', 'EndpointUpdated'])('%s of a platform application is about a device', (EventType) => {
    expect(readDeliveryEvent({ EventType, EndpointArn: endpointArn })).toEqual({ kind: 'device', endpointArn });
  });

  test('reads the same from the envelope of SNS', () => {
    const envelope = { Type: 'Notification', MessageId: 'm', Message: JSON.stringify(bounce) };
    expect(readDeliveryEvent(envelope)).toEqual(readDeliveryEvent(bounce));
  });

  test.each([
    ['another event', { eventType: 'Delivery', mail }],
    ['an e-mail that was no alert', { eventType: 'Complaint', mail: { ...mail, tags: {} } }],
    ['something else', {}],
    ['the text by which SES tries a topic', validated],
    ['that text in the envelope of SNS', { Type: 'Notification', MessageId: 'm', Message: validated }],
  ])('%s gives nothing', (_, event) => {
    expect(readDeliveryEvent(event)).toBeUndefined();
  });

  test('an event of the wrong shape is refused, to be looked into', () => {
    expect(() => readDeliveryEvent({ eventType: 'Bounce', mail })).toThrow();
  });
});
