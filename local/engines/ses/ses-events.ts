import type { SentEmail } from './ses-email.ts';

/** What becomes of a mail that SES took; `returned` is for a while only, as from a full mailbox. */
export type EmailFate = 'delivered' | 'returned' | 'bounced' | 'suppressed' | 'complaint';

/** An event, in the fields that SES publishes and that we read. */
export interface SesEvent {
  readonly eventType: 'Send' | 'Delivery' | 'DeliveryDelay' | 'Bounce' | 'Complaint';
  readonly mail: {
    readonly timestamp: string;
    readonly messageId: string;
    readonly source: string;
    readonly destination: readonly string[];
    /** What the sender gave to recognise the mail by. */
    readonly tags: Readonly<Record<string, readonly string[]>>;
  };
  readonly send?: object;
  readonly delivery?: object;
  readonly deliveryDelay?: object;
  readonly bounce?: object;
  readonly complaint?: object;
}

const now = (): string => new Date().toISOString();

/** That SES took a mail (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html). */
export function sentEvent(email: SentEmail, recipient: string): SesEvent {
  return { eventType: 'Send', mail: mailOf(email, recipient), send: {} };
}

export function delayedEvent(email: SentEmail, recipient: string): SesEvent {
  const deliveryDelay = {
    timestamp: now(),
    delayType: 'TransientCommunicationFailure',
    delayedRecipients: [{ emailAddress: recipient, status: '4.4.1' }],
  };
  return { eventType: 'DeliveryDelay', mail: mailOf(email, recipient), deliveryDelay };
}

/** What SES tells of a mail's fate: whoever complains of one was delivered it. */
export function eventsOf(fate: EmailFate, email: SentEmail, recipient: string): SesEvent[] {
  const mail = mailOf(email, recipient);
  const arrived: SesEvent = { eventType: 'Delivery', mail, delivery: deliveryOf(recipient) };
  if (fate === 'delivered') return [arrived];
  if (fate === 'complaint') return [arrived, { eventType: 'Complaint', mail, complaint: complaintOf(recipient) }];
  return [{ eventType: 'Bounce', mail, bounce: bounceOf(recipient, fate) }];
}

function mailOf({ messageId, from, tags }: SentEmail, recipient: string): SesEvent['mail'] {
  return {
    timestamp: now(),
    messageId,
    source: from,
    destination: [recipient],
    tags: Object.fromEntries(tags.map(({ name, value }) => [name, [value]])),
  };
}

function deliveryOf(recipient: string) {
  return {
    timestamp: now(),
    processingTimeMillis: 1,
    recipients: [recipient],
    smtpResponse: '250 2.0.0 OK',
    reportingMTA: 'mta.example.com',
  };
}

const bounces = {
  bounced: ['Permanent', 'General', '5.1.1', 'smtp; 550 5.1.1 user unknown'],
  suppressed: ['Permanent', 'OnAccountSuppressionList', '5.1.1', 'Amazon SES did not send the message to this address'],
  returned: ['Transient', 'MailboxFull', '4.2.2', 'smtp; 452 4.2.2 mailbox full'],
} as const;

function bounceOf(emailAddress: string, fate: keyof typeof bounces) {
  const [bounceType, bounceSubType, status, diagnosticCode] = bounces[fate];
  return {
    feedbackId: `${now()}-bounce`,
    bounceType,
    bounceSubType,
    bouncedRecipients: [{ emailAddress, action: 'failed', status, diagnosticCode }],
    timestamp: now(),
  };
}

function complaintOf(emailAddress: string) {
  return {
    feedbackId: `${now()}-complaint`,
    complaintSubType: null,
    complainedRecipients: [{ emailAddress }],
    complaintFeedbackType: 'abuse',
    timestamp: now(),
  };
}
