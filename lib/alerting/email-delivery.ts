import { Construct } from 'constructs';
import { type Access, allow } from '../constructs/access.ts';
import type { FunctionCode } from '../constructs/function-code.ts';
import { QueuedFunction } from '../constructs/queued-function.ts';
import { VigieFunction } from '../constructs/vigie-function.ts';
import type { DataStack } from '../data-stack.ts';
import type { SenderIdentity } from '../identity/sender-identity.ts';
import type { Settings } from '../settings.ts';
import type { DeliveryEvents } from './delivery-events.ts';
import type { EmailQueue } from './email-queue.ts';

export interface EmailDeliveryProps {
  readonly settings: Settings;
  readonly functions: FunctionCode;
  readonly data: DataStack;
  readonly emailQueue: EmailQueue;
  readonly sender: SenderIdentity;
  readonly deliveryEvents: DeliveryEvents;
  /** The API's address, without a slash at its end. */
  readonly apiUrl: string;
  /** What the links in messages begin with. */
  readonly linkBaseUrl: string;
}

/** From the e-mail queue to SES: each worker keeps to its share of the account's sending rate. */
export class EmailDelivery extends Construct {
  readonly sendEmail: VigieFunction<'send-email'>;

  constructor(scope: Construct, id: string, props: EmailDeliveryProps) {
    super(scope, id);
    const { data, emailQueue, deliveryEvents, settings } = props;
    this.sendEmail = new VigieFunction(this, 'send-email', {
      ...props,
      kind: 'worker',
      environment: {
        RESIDENTS_TABLE: data.residents.readWrite('byGroup'),
        ALERTS_TABLE: data.alerts.readWrite(),
        EMAIL_QUEUE_URL: emailQueue.send(),
        EMAIL_SENDER: sendFrom(props.sender, deliveryEvents),
        EMAIL_CONFIGURATION_SET: deliveryEvents.configurationSet.configurationSetName,
        EMAILS_PER_SECOND: String(settings.emailsPerSecond / settings.emailConcurrency),
        API_URL: props.apiUrl,
        LINK_BASE_URL: props.linkBaseUrl,
      },
    });
    new QueuedFunction(this, 'Pages', {
      lambda: this.sendEmail.lambda,
      work: emailQueue.work,
      // One message is already a page of a community's residents: in a batch each would only wait for the others.
      batchSize: 1,
      concurrency: settings.emailConcurrency,
    });
  }
}

/** SES checks both the identity and the configuration set, and asks for the raw right too when a message has headers of its own. */
export function sendFrom(sender: SenderIdentity, { configurationSetArn }: DeliveryEvents): Access {
  const statement = allow(['ses:SendEmail', 'ses:SendRawEmail'], [sender.arn, configurationSetArn]);
  return { address: sender.email, statements: [statement] };
}
