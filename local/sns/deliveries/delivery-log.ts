import type { WriteLog } from '../../logs/logs.ts';
import { localAccountId, platformOf } from '../arns.ts';
import type { Message } from '../message.ts';

/** What became of a message at one phone or device; without a reason, it arrived. */
interface Outcome {
  readonly address: string;
  readonly topicArn?: string | undefined;
  readonly tookMs: number;
  /** As the carrier or the push service says it. */
  readonly refusedBecause?: string | undefined;
}

/** Logs deliveries as SNS does once it is asked to. */
export interface DeliveryLog {
  sms(message: Message, outcome: Outcome): void;
  push(message: Message, outcome: Outcome): void;
}

/** What AWS's own example says; nothing is charged here. */
const smsPriceUsd = 0.0725;

/**
 * Writes the delivery status logs of SNS (https://docs.aws.amazon.com/sns/latest/dg/sms_stats_cloudwatch.html,
 * https://docs.aws.amazon.com/sns/latest/dg/sns-msg-status.html).
 */
export function createDeliveryLog(region: string, write: WriteLog): DeliveryLog {
  const prefix = `sns/${region}/${localAccountId}`;
  const writeTo = (group: string, message: Message, outcome: Outcome, delivery: object) =>
    write(outcome.refusedBecause === undefined ? group : `${group}/Failure`, recordOf(message, outcome, delivery));
  return {
    sms: (message, outcome) =>
      writeTo(`${prefix}/DirectPublishToPhoneNumber`, message, outcome, {
        numberOfMessageParts: 1,
        priceInUSD: smsPriceUsd,
        smsType: 'Transactional',
        providerResponse: outcome.refusedBecause ?? 'Message has been accepted by phone',
        dwellTimeMs: 0,
        dwellTimeMsUntilDeviceAck: outcome.tookMs,
      }),
    push: (message, outcome) =>
      writeTo(`${prefix}/app/${platformOf(outcome.address)}/${applicationOf(outcome.address)}`, message, outcome, {
        statusCode: outcome.refusedBecause === undefined ? 200 : 400,
        providerResponse: outcome.refusedBecause ?? '{"name":"projects/vigie/messages/1"}',
        dwellTimeMs: outcome.tookMs,
        attempts: 1,
      }),
  };
}

function recordOf({ messageId, at }: Message, { topicArn, address, refusedBecause }: Outcome, delivery: object) {
  return {
    notification: { messageId, ...(topicArn === undefined ? {} : { topicArn }), timestamp: asLogged(at) },
    delivery: { destination: address, ...delivery },
    status: refusedBecause === undefined ? 'SUCCESS' : 'FAILURE',
  };
}

/** `2016-06-28 00:40:34.558`, in UTC. */
const asLogged = (instant: string): string => instant.replace('T', ' ').replace('Z', '');

/** `arn:aws:sns:<region>:<account>:endpoint/GCM/<application>/<id>` */
const applicationOf = (endpointArn: string): string => endpointArn.split('/')[2] ?? '';
