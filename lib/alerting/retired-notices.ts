import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { sendSms } from '../constructs/direct-sms.ts';
import type { FunctionCode } from '../constructs/function-code.ts';
import { StreamedFunction } from '../constructs/streamed-function.ts';
import { VigieFunction } from '../constructs/vigie-function.ts';
import type { FailureQueue } from '../constructs/work-queue.ts';
import type { DataStack } from '../data-stack.ts';
import type { SenderIdentity } from '../identity/sender-identity.ts';
import type { Settings } from '../settings.ts';
import type { DeliveryEvents } from './delivery-events.ts';
import { sendFrom } from './email-delivery.ts';
import { publishToEndpoints } from './platform-application.ts';

export interface RetiredNoticesProps {
  readonly settings: Settings;
  readonly functions: FunctionCode;
  readonly data: DataStack;
  readonly sender: SenderIdentity;
  readonly deliveryEvents: DeliveryEvents;
}

/** Residents are told, by another way, of a channel or a device that does not reach them any more: the second reader of their stream. */
export class RetiredNotices extends Construct {
  readonly tellResident: VigieFunction<'tell-resident'>;
  readonly failures: FailureQueue;

  constructor(scope: Construct, id: string, props: RetiredNoticesProps) {
    super(scope, id);
    const { settings, data, sender, deliveryEvents } = props;
    this.tellResident = new VigieFunction(this, 'tell-resident', {
      ...props,
      kind: 'worker',
      environment: {
        RESIDENTS_TABLE: data.residents.readWrite(),
        SMS_SENDER_ID: sendSms(settings.smsSenderId),
        SMS_NUMBER: settings.smsNumber ?? '',
        EMAIL_SENDER: sendFrom(sender, deliveryEvents),
        EMAIL_CONFIGURATION_SET: deliveryEvents.configurationSet.configurationSetName,
      },
      permissions: publishToEndpoints(settings.fcmApplicationArn, settings.apnsApplicationArn),
    });
    const stream = new StreamedFunction(this, 'Failures', {
      lambda: this.tellResident.lambda,
      table: data.residents.table,
      // A new channel or device has reached nobody yet.
      selections: [{ changes: ['MODIFY', 'REMOVE'], sortKeyPrefixes: ['CHANNEL#', 'DEVICE#'] }],
      batchSize: 10,
      attempts: 10,
      maxAge: Duration.hours(6),
    });
    this.failures = stream.failures;
  }
}
