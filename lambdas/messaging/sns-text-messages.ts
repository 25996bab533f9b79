import {
  CheckIfPhoneNumberIsOptedOutCommand,
  ListPhoneNumbersOptedOutCommand,
  OptInPhoneNumberCommand,
  PublishCommand,
  type SNSClient,
} from '@aws-sdk/client-sns';
import { smsSender } from '../domain/messages/sms-sender.ts';
import { type TextMessages, TextRefused } from './text-messages.ts';

/** What SNS answers when the number was opted in less than 30 days ago: https://docs.aws.amazon.com/sns/latest/dg/sms_manage.html */
const refusals: ReadonlySet<string> = new Set(['InvalidParameterException', 'InvalidParameter']);

/** What SNS answers to a message that it will never take; one that it was too busy for may leave later. */
const busy: ReadonlySet<string> = new Set(['ThrottledException', 'Throttling', 'ThrottlingException']);

/**
 * @param senderId who the SMS comes from, up to 11 letters and digits; without it the carrier's own
 * @param number the number that it comes from instead, and that can be answered
 */
export function snsTextMessages(sns: SNSClient, senderId?: string, number?: string): TextMessages {
  const MessageAttributes = attributesOf({ 'AWS.SNS.SMS.SMSType': 'Transactional', ...smsSender(senderId, number) });
  return {
    send: async (phone, text) => {
      await sns
        .send(new PublishCommand({ PhoneNumber: phone, Message: text, MessageAttributes }))
        .catch((cause: unknown) => {
          throw isRefused(cause) ? new TextRefused(!busy.has(cause.name), { cause }) : cause;
        });
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

/** Whether SNS answered that it did not take it; without an answer it may have. */
function isRefused(error: unknown): error is Error {
  return error instanceof Error && '$fault' in error && error.$fault === 'client';
}

function attributesOf(values: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }]),
  );
}

async function* optedOutPages(sns: SNSClient): AsyncGenerator<readonly string[]> {
  let nextToken: string | undefined;
  do {
    const page = await sns.send(new ListPhoneNumbersOptedOutCommand(nextToken === undefined ? {} : { nextToken }));
    yield page.phoneNumbers ?? [];
    nextToken = page.nextToken;
  } while (nextToken);
}
