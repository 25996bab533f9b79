import * as z from 'zod';
import type { InboxMessage } from '../../inbox/inbox.ts';
import { levelIn } from '../../inbox/level.ts';

/** Mail as aws-ses-v2-local keeps it. */
export const sentEmail = z.object({
  messageId: z.string(),
  from: z.string(),
  destination: z.object({ to: z.array(z.string()), cc: z.array(z.string()), bcc: z.array(z.string()) }),
  subject: z.string(),
  body: z.object({ text: z.string().optional(), html: z.string().optional() }),
  headers: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  tags: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
});

/** One mail that was accepted, for all of its recipients. */
export type SentEmail = z.infer<typeof sentEmail>;

/** Everyone a mail is for, as bare addresses. */
export function recipientsOf({ destination: { to, cc, bcc } }: SentEmail): string[] {
  return [...to, ...cc, ...bcc].map((recipient) => /<([^>]+)>/.exec(recipient)?.[1] ?? recipient);
}

/** The header that names the alert a mail is about. */
const alertHeader = 'x-vigie-alert';

/** What each recipient of a mail receives. */
export function inboxMessagesOf(email: SentEmail): InboxMessage[] {
  const { subject, body, headers = [] } = email;
  const alertId = headers.find(({ name }) => name.toLowerCase() === alertHeader)?.value;
  const text = body.text ?? body.html ?? '';
  const level = levelIn(subject) ?? levelIn(text);
  return recipientsOf(email).map((to) => ({ channel: 'email', to, subject, body: text, alertId, level }));
}
