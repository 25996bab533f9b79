import { createHash } from 'node:crypto';
import type { FailureReason } from '../../../contract/delivery-words.ts';

/** By what a resident was tried: a channel, or one of their devices, by a digest of its endpoint's ARN. */
export type ContactWay = 'email' | 'sms' | `push:${string}`;

/** What a service says of one try to reach a resident. */
export interface Contact {
  readonly residentId: string;
  readonly way: ContactWay;
  readonly at: Date;
  /** Absent when they were reached. */
  readonly failure?: FailureReason;
}

/** When a resident was last reached in one way, and when they last were not. Instants are ISO 8601. */
export interface KeptContact {
  readonly way: ContactWay;
  readonly reachedAt?: string;
  readonly failedAt?: string;
  readonly failure?: FailureReason;
}

const digestLength = 16;

export function wayOfEndpoint(endpointArn: string): ContactWay {
  return `push:${createHash('sha256').update(endpointArn).digest('hex').slice(0, digestLength)}`;
}

/** Of several in one way, only the last that reached the resident and the last that did not. */
export function lastContacts(contacts: readonly Contact[]): Contact[] {
  const last = new Map<string, Contact>();
  for (const contact of contacts) {
    const name = `${contact.residentId} ${contact.way} ${contact.failure === undefined}`;
    const known = last.get(name);
    if (!known || known.at < contact.at) last.set(name, contact);
  }
  return [...last.values()];
}
