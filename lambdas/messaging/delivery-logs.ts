/** What SNS logs of each SMS and each push, as CloudWatch Logs hands it over. */
import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import type { FailureReason } from '../../contract/delivery-words.ts';

/** What became of a message of SNS at one phone or one device. */
export interface LoggedDelivery {
  readonly channel: 'sms' | 'push';
  readonly messageId: string;
  /** Where it was published; not every log tells, and a message to one phone has none. */
  readonly topicArn?: string;
  /** E.164, or the ARN of a device's endpoint. */
  readonly address: string;
  readonly fate: 'delivered' | FailureReason;
  readonly at: Date;
  readonly smsParts?: number;
  readonly priceMicros?: number;
}

const envelope = z.object({ awslogs: z.object({ data: z.string() }) });
const payload = z.object({
  messageType: z.string(),
  logEvents: z.array(z.object({ id: z.string(), message: z.string() })),
});

const count = z.exactOptional(z.number());
const record = z.object({
  notification: z.object({
    messageId: z.string(),
    topicArn: z.exactOptional(z.string()),
    /** In UTC: `2016-06-28 00:40:34.558` */
    timestamp: z.string(),
  }),
  delivery: z.object({
    destination: z.string(),
    providerResponse: z.exactOptional(z.string()),
    dwellTimeMs: count,
    dwellTimeMsUntilDeviceAck: count,
    numberOfMessageParts: count,
    priceInUSD: count,
  }),
  status: z.enum(['SUCCESS', 'FAILURE']),
});
type DeliveryRecord = z.infer<typeof record>;

/** Far more than CloudWatch Logs puts in one event, 1 MB compressed at the most by its own limits. */
const largestPayloadBytes = 32 * 1024 * 1024;

/**
 * Opens an event of a subscription filter; a message of control, by which CloudWatch Logs tries the destination, holds nothing.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html#LambdaFunctionExample
 * @returns the text of each log event
 * @throws when it is no such event
 */
export function readLogs(event: unknown): string[] {
  const { data } = z.parse(envelope, event).awslogs;
  const opened = gunzipSync(Buffer.from(data, 'base64'), { maxOutputLength: largestPayloadBytes });
  const { messageType, logEvents } = z.parse(payload, JSON.parse(opened.toString('utf8')));
  return messageType === 'DATA_MESSAGE' ? logEvents.map(({ message }) => message) : [];
}

/**
 * Reads a delivery status log of SNS.
 * https://docs.aws.amazon.com/sns/latest/dg/sms_stats_cloudwatch.html
 * https://docs.aws.amazon.com/sns/latest/dg/sns-msg-status.html
 * @throws when it is no such log
 */
export function readDeliveryLog(text: string): LoggedDelivery {
  const { notification, delivery, status } = z.parse(record, JSON.parse(text));
  const { messageId, topicArn, timestamp } = notification;
  const { destination: address, numberOfMessageParts: smsParts, priceInUSD } = delivery;
  const channel = address.startsWith('arn:') ? 'push' : 'sms';
  return {
    channel,
    messageId,
    ...(topicArn === undefined ? {} : { topicArn }),
    address,
    fate: status === 'SUCCESS' ? 'delivered' : failureOf(channel, delivery),
    at: instantOf(timestamp, delivery),
    ...(smsParts === undefined ? {} : { smsParts }),
    ...(priceInUSD === undefined ? {} : { priceMicros: Math.round(priceInUSD * 1_000_000) }),
  };
}

/** When the phone acknowledged it, or at least when the service took it. @throws RangeError when it is no instant */
function instantOf(timestamp: string, delivery: DeliveryRecord['delivery']): Date {
  const published = Date.parse(
    `${timestamp.trim().replace(' ', 'T')}${/(Z|[+-]\d\d:?\d\d)$/.test(timestamp) ? '' : 'Z'}`,
  );
  const at = new Date(published + (delivery.dwellTimeMsUntilDeviceAck ?? delivery.dwellTimeMs ?? 0));
  at.toISOString();
  return at;
}

/** By what the response says: the list is AWS's, and a word is enough, for its wording is not promised. */
const smsFailures: readonly (readonly [RegExp, FailureReason])[] = [
  [/opted[ -]?out/i, 'opted-out'],
  [/invalid phone number/i, 'number-not-valid'],
  [/max price|spend/i, 'over-price'],
  [/carrier is currently unreachable/i, 'carrier-unreachable'],
  [/phone is currently unreachable/i, 'phone-unreachable'],
  [/message body/i, 'message-refused'],
  [/block|spam/i, 'blocked'],
];

/** https://docs.aws.amazon.com/sns/latest/dg/sns-fcm-endpoint-management.html, and the statuses by which APNs says that a device is gone. */
const goneDevice =
  /unregistered|not ?registered|sender_?id_?mismatch|mismatch_?sender_?id|invalid_?platform_?token|bad ?device ?token|endpoint_?( is )?disabled/i;

function failureOf(channel: 'sms' | 'push', { providerResponse = '' }: DeliveryRecord['delivery']): FailureReason {
  if (channel === 'push') return goneDevice.test(providerResponse) ? 'endpoint-disabled' : 'push-refused';
  return smsFailures.find(([words]) => words.test(providerResponse))?.[1] ?? 'unknown';
}
