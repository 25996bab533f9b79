/** What is kept of a phone, an e-mail address or a device's token, in a partition of its own: none is legible in the key. */
import { createHash } from 'node:crypto';
import type { Key } from '../database.ts';

export const endpointKey = (endpoint: string) => `ENDPOINT#${createHash('sha256').update(endpoint).digest('hex')}`;

/** Where it is written who holds a phone or a device's token. */
export const holderKey = (endpoint: string): Key => ({ pk: endpointKey(endpoint), sk: 'HOLDER' });

/** When codes were sent. */
export const codesKey = (phone: string): Key => ({ pk: endpointKey(phone), sk: 'CODES' });

/** When enrolments and invitations were sent. */
export const questionsKey = (contact: string): Key => ({ pk: endpointKey(contact), sk: 'QUESTIONS' });

/** When a link to stop SMS was asked for. */
export const stopLinkKey = (phone: string): Key => ({ pk: endpointKey(phone), sk: 'STOP-LINK' });

export const enrolmentPrefix = 'ENROLMENT#';

/** An enrolment in a community that awaits the phone's answer. */
export const enrolmentKey = (phone: string, communityId: string): Key => ({
  pk: endpointKey(phone),
  sk: `${enrolmentPrefix}${communityId}`,
});

export const namingPrefix = 'NAMED#';

/** That a resident named the phone as a relative's. */
export const namingKey = (phone: string, residentId: string, relativeId: string): Key => ({
  pk: endpointKey(phone),
  sk: `${namingPrefix}${residentId}#${relativeId}`,
});

/** That whoever is reached there wanted nothing from this resident. */
export const refusedKey = (contact: string, residentId: string): Key => ({
  pk: endpointKey(contact),
  sk: `REFUSED#${residentId}`,
});
