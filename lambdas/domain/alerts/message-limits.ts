/** How much is told of one alert: each message rings at everyone who was alerted. */

import { Refusal } from '../refusal.ts';
import type { Alert } from './alert.ts';

const mostMessages = 50;
const mostUpdatesOfItsAuthor = 5;

/**
 * That it is over, or hidden, is told whatever was told before: it is never asked. A forwarding rings at those alone who hear it first.
 * @throws Refusal `too-many-updates`
 */
export function requireRoom({ messages }: Pick<Alert, 'messages'>): void {
  const told = messages.filter(({ kind }) => kind !== 'forwarding');
  if (told.length >= mostMessages) throw new Refusal('too-many-updates');
}

/** Of an author who neither moderates nor is an officer. @throws Refusal `too-many-updates` */
export function requireRoomForAuthor({ author, messages }: Pick<Alert, 'author' | 'messages'>): void {
  const own = messages.filter(({ kind, by }) => kind === 'update' && by.residentId === author.residentId);
  if (own.length >= mostUpdatesOfItsAuthor) throw new Refusal('too-many-updates');
}
