import type { Announcement } from '../../../contract/events/announcement.ts';
import type { Posting } from '../posting.ts';
import { apnsPayload, fcmPayload, pushAttributes } from './push.ts';
import { smsText } from './sms.ts';

export interface PublicationSettings {
  /** What an alert's id completes to the link that messages carry: `https://…/v1/a/`. */
  readonly linkBaseUrl: string;
  /** Who an SMS comes from: up to 11 letters and digits. */
  readonly smsSenderId: string;
}

/** One posting as SNS takes it, whatever the channel. */
export interface PublicationMessage {
  /** For `Message`, with `MessageStructure: 'json'`: the text of each protocol. */
  readonly body: string;
  /** For `MessageAttributes`, all of data type `String`; under the ten that raw delivery to a queue allows. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Words a posting for every channel of a topic: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export function publicationMessage(posting: Posting, settings: PublicationSettings, now: Date): PublicationMessage {
  const { linkBaseUrl, smsSenderId } = settings;
  const sms = smsText(posting, linkBaseUrl);
  const apns = apnsPayload(posting, linkBaseUrl);
  const texts = {
    default: sms,
    sms,
    GCM: fcmPayload(posting, linkBaseUrl, now),
    APNS: apns,
    APNS_SANDBOX: apns,
    sqs: JSON.stringify(announce(posting)),
  };
  return {
    body: JSON.stringify(texts),
    attributes: {
      'AWS.SNS.SMS.SMSType': 'Transactional',
      'AWS.SNS.SMS.SenderID': smsSenderId,
      ...pushAttributes(posting, now),
    },
  };
}

function announce({ alertId, communityId }: Posting): Announcement {
  return { version: 1, alertId, communityId };
}
