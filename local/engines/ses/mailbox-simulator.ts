import { recipientsOf, type SentEmail } from './ses-email.ts';

/** A bounce or a complaint, in the fields that SES publishes and that we read. */
export interface SesEvent {
  readonly eventType: 'Bounce' | 'Complaint';
  readonly mail: {
    readonly timestamp: string;
    readonly messageId: string;
    readonly source: string;
    readonly destination: readonly string[];
    /** What the sender gave to recognise the mail by. */
    readonly tags: Readonly<Record<string, readonly string[]>>;
  };
  readonly bounce?: object;
  readonly complaint?: object;
}

/** `bounce+label@simulator.amazonses.com` and its like; labels tell recipients apart. */
const simulated = /^(bounce|complaint|suppressionlist)(\+[^@]*)?@simulator\.amazonses\.com$/i;

const simulatedKind = (address: string): string | undefined => simulated.exec(address)?.[1]?.toLowerCase();

/** Whether mail to an address never arrives; mail that someone complains of has arrived. */
export function isBounced(address: string): boolean {
  const kind = simulatedKind(address);
  return kind === 'bounce' || kind === 'suppressionlist';
}

/**
 * What SES publishes about the addresses of its mailbox simulator
 * (https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator,
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html).
 */
export function simulatedEvents(email: SentEmail): SesEvent[] {
  return recipientsOf(email).flatMap((recipient) => {
    const kind = simulatedKind(recipient);
    return kind === undefined ? [] : [eventFor(kind, recipient, email)];
  });
}

function eventFor(kind: string, recipient: string, { messageId, from, tags: given }: SentEmail): SesEvent {
  const timestamp = new Date().toISOString();
  const tags = Object.fromEntries(given.map(({ name, value }) => [name, [value]]));
  const mail = { timestamp, messageId, source: from, destination: [recipient], tags };
  return kind === 'complaint'
    ? { eventType: 'Complaint', mail, complaint: complaintOf(recipient, timestamp) }
    : { eventType: 'Bounce', mail, bounce: bounceOf(recipient, timestamp, kind) };
}

function bounceOf(emailAddress: string, timestamp: string, kind: string) {
  return {
    feedbackId: `${timestamp}-bounce`,
    bounceType: 'Permanent',
    bounceSubType: kind === 'suppressionlist' ? 'OnAccountSuppressionList' : 'General',
    bouncedRecipients: [
      { emailAddress, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' },
    ],
    timestamp,
  };
}

function complaintOf(emailAddress: string, timestamp: string) {
  return {
    feedbackId: `${timestamp}-complaint`,
    complaintSubType: null,
    complainedRecipients: [{ emailAddress }],
    complaintFeedbackType: 'abuse',
    timestamp,
  };
}
