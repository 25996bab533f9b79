import type { EmailFate } from './ses-events.ts';

/** `bounce+label@simulator.amazonses.com` and its like; labels tell recipients apart. */
const simulated = /^(bounce|complaint|suppressionlist)(\+[^@]*)?@simulator\.amazonses\.com$/i;

const fates: ReadonlyMap<string, EmailFate> = new Map([
  ['bounce', 'bounced'],
  ['suppressionlist', 'suppressed'],
  ['complaint', 'complaint'],
]);

/**
 * What becomes of mail to the addresses of SES's mailbox simulator; nothing is decided of any other
 * (https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator).
 */
export function simulatedFate(address: string): EmailFate | undefined {
  return fates.get(simulated.exec(address)?.[1]?.toLowerCase() ?? '');
}
