import { describe, expect, test } from '@jest/globals';
import { announcement } from '../../../../contract/events/announcement.ts';
import { publicationMessage } from '../../../../lambdas/domain/messages/publication-message.ts';
import { smsText } from '../../../../lambdas/domain/messages/sms.ts';
import { parsePush } from '../../../../local/sns/push-payload.ts';
import { aNotice, followedBy } from '../../support/a-notice.ts';
import { anAlert } from '../../support/an-alert.ts';

const settings = { linkBaseUrl: 'https://vigie.example/v1/a/', smsSenderId: 'VIGIE' };
const notice = aNotice();
const { alertId, author, reportedAt } = notice.alert;
const { body, attributes } = publicationMessage(notice, settings, new Date(reportedAt));
const texts = JSON.parse(body);

describe('the message published for a notice', () => {
  test('has a text for every protocol, and each is a string, as SNS wants it', () => {
    expect(Object.keys(texts)).toEqual(['default', 'sms', 'GCM', 'APNS', 'APNS_SANDBOX', 'sqs']);
    expect(Object.values(texts).every((text) => typeof text === 'string')).toBe(true);
  });

  test('is the SMS for phones and for any protocol without a text of its own', () => {
    expect(texts.sms).toBe(smsText(notice, settings.linkBaseUrl));
    expect(texts.default).toBe(texts.sms);
  });

  test.each(['GCM', 'APNS', 'APNS_SANDBOX'])('is a notification that %s takes', (platform) => {
    expect(parsePush(platform, texts[platform])).toMatchObject({ alertId, level: 'danger' });
  });

  test('tells the e-mail queue which alert it is, and nothing that was written or by whom', () => {
    expect(announcement.parse(JSON.parse(texts.sqs))).toEqual({
      version: 2,
      alertId,
      groupId: notice.groupId,
      messageNumber: 0,
    });
  });

  test('tells the e-mail queue which message it is, to referents too', () => {
    const update = aNotice(followedBy(anAlert(), { kind: 'update', text: 'Suite' }), { groupId: 'referents-44190' });
    const { sqs } = JSON.parse(publicationMessage(update, settings, new Date(reportedAt)).body);
    expect(announcement.parse(JSON.parse(sqs))).toMatchObject({ groupId: 'referents-44190', messageNumber: 1 });
  });

  test('never names its author', () => {
    expect(body).not.toContain('Camille');
    expect(body).not.toContain(author.residentId);
  });

  test('is transactional, from the platform’s sender, with no more attributes than raw delivery to a queue allows', () => {
    expect(attributes).toMatchObject({ 'AWS.SNS.SMS.SMSType': 'Transactional', 'AWS.SNS.SMS.SenderID': 'VIGIE' });
    expect(attributes).not.toHaveProperty(['AWS.MM.SMS.OriginationNumber']);
    expect(Object.keys(attributes).length).toBeLessThanOrEqual(10);
  });
});
