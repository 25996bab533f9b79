import type { Announcement } from '../../../contract/events/announcement.ts';
import type { Notice } from '../publishing/posting.ts';
import { apnsPayload, fcmPayload, pushAttributes } from './push.ts';
import { smsText } from './sms.ts';
import { smsSender } from './sms-sender.ts';

export interface PublicationSettings {
  /** What an alert's id completes to the link that messages carry: `https://…/v1/a/`. */
  readonly linkBaseUrl: string;
  /** Who an SMS comes from: up to 11 letters and digits. */
  readonly smsSenderId: string;
  /** The number that it comes from instead, and that can be answered; empty when there is none. */
  readonly smsNumber?: string;
}

/** One notice as SNS takes it, whatever the channel. */
export interface PublicationMessage {
  /** What it is about: no alert holds up the e-mails of another. */
  readonly alertId: string;
  /** For `Message`, with `MessageStructure: 'json'`: the text of each protocol. */
  readonly body: string;
  /** For `MessageAttributes`, all of data type `String`; under the ten that raw delivery to a queue allows. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Words a notice for every channel of a topic: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export function publicationMessage(notice: Notice, settings: PublicationSettings, now: Date): PublicationMessage {
  const { linkBaseUrl, smsSenderId, smsNumber } = settings;
  const sms = smsText(notice, linkBaseUrl);
  const apns = apnsPayload(notice, linkBaseUrl);
  const texts = {
    default: sms,
    sms,
    GCM: fcmPayload(notice, linkBaseUrl, now),
    APNS: apns,
    APNS_SANDBOX: apns,
    sqs: JSON.stringify(announce(notice)),
  };
  return {
    alertId: notice.alert.alertId,
    body: JSON.stringify(texts),
    attributes: {
      'AWS.SNS.SMS.SMSType': 'Transactional',
      ...smsSender(smsSenderId, smsNumber),
      ...pushAttributes(notice, now),
    },
  };
}

function announce({ alert, message, groupId }: Notice): Announcement {
  return { version: 2, alertId: alert.alertId, groupId, messageNumber: message.number };
}
