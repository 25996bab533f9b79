import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { PushMessages, PushText } from './push-messages.ts';

/** Disabled, or deleted: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const gone: ReadonlySet<string> = new Set([
  'EndpointDisabledException',
  'EndpointDisabled',
  'NotFoundException',
  'NotFound',
  'InvalidParameterException',
  'InvalidParameter',
]);

export function snsPushMessages(sns: SNSClient): PushMessages {
  return {
    send: async (endpointArn, text) => {
      const Message = JSON.stringify(payloadsOf(text));
      try {
        await sns.send(new PublishCommand({ TargetArn: endpointArn, Message, MessageStructure: 'json' }));
        return true;
      } catch (error) {
        if (error instanceof Error && gone.has(error.name)) return false;
        throw error;
      }
    },
  };
}

/** For whichever platform the endpoint is of: https://docs.aws.amazon.com/sns/latest/dg/sns-fcm-v1-payloads.html */
function payloadsOf({ title, body }: PushText) {
  const message = { notification: { title, body }, android: { priority: 'normal' } };
  const apns = JSON.stringify({ aps: { alert: { title, body }, 'interruption-level': 'active' } });
  return { default: body, GCM: JSON.stringify({ fcmV1Message: { message } }), APNS: apns, APNS_SANDBOX: apns };
}
