/** Whom a resident wants told of danger besides themselves. Each rule gives back the very resident it was given when nothing changes. */
import type { Language } from '../../../contract/fields.ts';
import type { ChannelReason, RelativeId, RelativeStatus } from '../../../contract/resident-words.ts';
import { newSecret } from '../link-token.ts';
import { invalidInput, Refusal } from '../refusal.ts';
import { isSameSecret } from '../same-secret.ts';
import type { Relative, Resident } from './resident.ts';

/** How many invitations leave for one resident in a day, by the calendar of UTC. */
export const invitationsADay = 10;

export interface NamedRelative {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  /** @default the resident's own */
  readonly language?: Language | undefined;
}

/**
 * Names someone in a place, instead of whom it held before. Another phone or address is another person, to be asked anew; the same one is
 * asked again as long as they have not answered, whatever failed before, and keeps what they answered.
 * @throws Refusal `invalid-input` without exactly one way to reach them, or one that is named in another place; `relative-refused` when they wanted no more
 */
export function withRelative(resident: Resident, relativeId: RelativeId, named: NamedRelative, now: Date): Resident {
  const contact = contactOf(named);
  const former = findRelative(resident, relativeId);
  requireNotNamed(resident, relativeId, contact);
  const described = { relativeId, name: named.name, language: named.language ?? resident.profile.language, ...contact };
  const isKnown = former !== undefined && former.phone === contact.phone && former.email === contact.email;
  if (!isKnown) return put(resident, { ...described, ...askedAt(now), secret: newSecret() });
  if (former.status === 'pending') return put(resident, { ...withoutFailure(former), ...described, ...askedAt(now) });
  if (former.status !== 'active') throw new Refusal('relative-refused');
  return put(resident, { ...withoutFailure(former), ...described });
}

const askedAt = (now: Date) => ({ status: 'pending' as const, invitedAt: now.toISOString() });

function contactOf({ phone, email }: NamedRelative): Pick<Relative, 'phone' | 'email'> {
  if (phone !== undefined && email !== undefined) throw invalidInput({ path: 'email', code: 'one-contact-only' });
  if (phone !== undefined) return { phone };
  if (email !== undefined) return { email };
  throw invalidInput({ path: 'phone', code: 'missing' });
}

/** Whoever is named twice would be told twice. */
function requireNotNamed(
  { relatives }: Resident,
  relativeId: RelativeId,
  contact: Pick<Relative, 'phone' | 'email'>,
): void {
  const isSame = (one: Relative) => one.phone === contact.phone && one.email === contact.email;
  if (!relatives.some((one) => one.relativeId !== relativeId && isSame(one))) return;
  throw invalidInput({ path: contact.phone === undefined ? 'email' : 'phone', code: 'named-already' });
}

/** @throws Refusal `relative-not-found` */
export function withoutRelative(resident: Resident, relativeId: RelativeId): Resident {
  const gone = findRelative(resident, relativeId);
  if (!gone) throw new Refusal('relative-not-found');
  return { ...resident, relatives: resident.relatives.filter((relative) => relative !== gone) };
}

/** What a relative says; to say no once told is to stop. Whoever refused or stopped may say yes again, and is then tried again. */
export function answered(resident: Resident, relativeId: RelativeId, answer: 'yes' | 'no'): Resident {
  const relative = findRelative(resident, relativeId);
  if (!relative) return resident;
  const status = statusAfter(relative.status, answer);
  if (answer === 'yes' && relative.failure !== undefined) return put(resident, { ...withoutFailure(relative), status });
  return status === relative.status ? resident : put(resident, { ...relative, status });
}

const withoutFailure = ({ failure: _, ...relative }: Relative): Relative => relative;

function statusAfter(status: RelativeStatus, answer: 'yes' | 'no'): RelativeStatus {
  if (answer === 'yes') return 'active';
  return status === 'active' || status === 'stopped' ? 'stopped' : 'refused';
}

/** E-mails do not reach them any more. It may be told late: of whoever was in that place before, it changes nothing. */
export function withRelativeEmailFailure(
  resident: Resident,
  relativeId: string,
  address: string,
  failure: ChannelReason,
): Resident {
  const relative = resident.relatives.find((one) => one.relativeId === relativeId && one.email === address);
  return relative && relative.failure !== failure ? put(resident, { ...relative, failure }) : resident;
}

/** SMS do not reach whomever they named with a number any more; what is known already stays. */
export function withRelativePhoneFailure(resident: Resident, phone: string, failure: ChannelReason): Resident {
  const concerned = resident.relatives.filter((one) => one.phone === phone && one.failure === undefined);
  return concerned.reduce((so, relative) => put(so, { ...relative, failure }), resident);
}

export const findRelative = ({ relatives }: Pick<Resident, 'relatives'>, relativeId: RelativeId) =>
  relatives.find((relative) => relative.relativeId === relativeId);

/** Whose link it is. */
export const relativeOfSecret = ({ relatives }: Pick<Resident, 'relatives'>, secret: string) =>
  relatives.find((relative) => isSameSecret(relative.secret, secret));

/** Those who are told now. */
export const toldRelatives = ({ relatives }: Pick<Resident, 'relatives'>): readonly Relative[] =>
  relatives.filter(({ status, failure }) => status === 'active' && failure === undefined);

function put(resident: Resident, relative: Relative): Resident {
  const others = resident.relatives.filter(({ relativeId }) => relativeId !== relative.relativeId);
  const relatives = [...others, relative].sort((one, other) => (one.relativeId < other.relativeId ? -1 : 1));
  return { ...resident, relatives };
}
