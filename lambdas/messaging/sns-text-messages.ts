import {
  CheckIfPhoneNumberIsOptedOutCommand,
  ListPhoneNumbersOptedOutCommand,
  OptInPhoneNumberCommand,
  PublishCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import type { TextMessages } from './text-messages.ts';

/** What SNS answers when the number was opted in less than 30 days ago: https://docs.aws.amazon.com/sns/latest/dg/sms_manage.html */
const refusals: ReadonlySet<string> = new Set(['InvalidParameterException', 'InvalidParameter']);

/** @param senderId who the SMS comes from, up to 11 letters and digits; without it the carrier's own */
export function snsTextMessages(sns: SNSClient, senderId?: string): TextMessages {
  return {
    send: async (phone, text) => {
      await sns.send(
        new PublishCommand({ PhoneNumber: phone, Message: text, MessageAttributes: attributesOf(senderId) }),
      );
    },
    isOptedOut: async (phone) => {
      const { isOptedOut } = await sns.send(new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber: phone }));
      return isOptedOut ?? false;
    },
    optIn: async (phone) => {
      try {
        await sns.send(new OptInPhoneNumberCommand({ phoneNumber: phone }));
        return true;
      } catch (error) {
        if (error instanceof Error && refusals.has(error.name)) return false;
        throw error;
      }
    },
    optedOutPages: () => optedOutPages(sns),
  };
}

function attributesOf(senderId: string | undefined) {
  const text = (value: string) => ({ DataType: 'String', StringValue: value });
  return {
    'AWS.SNS.SMS.SMSType': text('Transactional'),
    ...(senderId ? { 'AWS.SNS.SMS.SenderID': text(senderId) } : {}),
  };
}

async function* optedOutPages(sns: SNSClient): AsyncGenerator<readonly string[]> {
  let nextToken: string | undefined;
  do {
    const page = await sns.send(new ListPhoneNumbersOptedOutCommand(nextToken === undefined ? {} : { nextToken }));
    yield page.phoneNumbers ?? [];
    nextToken = page.nextToken;
  } while (nextToken);
}
