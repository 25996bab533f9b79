import { createHash, randomBytes, randomInt } from 'node:crypto';
import { hourMs } from '../milliseconds.ts';
import { Refusal } from '../refusal.ts';
import { isSameSecret } from '../same-secret.ts';
import type { PhoneConfirmation, Resident } from './resident.ts';
import { codeLimits, nextSendingMs, tooManyCodes } from './sendings.ts';

const triesPerCode = 5;
const codeLifeMs = 10 * 60_000;

/** A code before it is sent, and what is kept of it. */
export interface PhoneCode {
  /** Six digits. */
  readonly code: string;
  readonly salt: string;
}

export function newPhoneCode(): PhoneCode {
  return { code: String(randomInt(1_000_000)).padStart(6, '0'), salt: randomBytes(16).toString('hex') };
}

/**
 * The code is now awaited from this phone, instead of any before it.
 * @throws Refusal `too-many-codes` after three in an hour, whatever the phone
 */
export function awaitCode(resident: Resident, phone: string, { code, salt }: PhoneCode, now: Date): Resident {
  const sentAt = sentWithinAnHour(resident, now);
  const nextMs = nextCodeMs(sentAt);
  if (nextMs > now.getTime()) throw tooManyCodes(nextMs, now);
  const phoneConfirmation: PhoneConfirmation = {
    phone,
    salt,
    codeHash: hashOf(code, salt),
    triesLeft: triesPerCode,
    expiresAt: new Date(now.getTime() + codeLifeMs).toISOString(),
    sentAt: [...sentAt, now.toISOString()],
  };
  return { ...resident, phoneConfirmation };
}

/**
 * Tries a code: the right one confirms the phone, and a wrong one costs a try. Both have to be saved before anyone is told.
 * @throws Refusal `no-code-expected`, `too-many-tries` with the time until a new code may be asked for
 */
export function tryCode(resident: Resident, code: string, now: Date): Resident {
  const { phoneConfirmation: awaited, channels } = resident;
  const { sms } = channels;
  if (!sms || sms.confirmed || awaited?.phone !== sms.phone || Date.parse(awaited.expiresAt) <= now.getTime()) {
    throw new Refusal('no-code-expected');
  }
  if (awaited.triesLeft <= 0) throw tooManyTries(resident, now);
  if (!isRight(code, awaited)) {
    return { ...resident, phoneConfirmation: { ...awaited, triesLeft: awaited.triesLeft - 1 } };
  }
  return {
    ...resident,
    channels: { ...channels, sms: { ...sms, confirmed: true } },
    // Kept, though spent, so that the codes of the past hour stay counted.
    phoneConfirmation: { ...awaited, expiresAt: now.toISOString() },
  };
}

/** A new code may be asked for at once, unless three were sent within the hour. */
function tooManyTries(resident: Resident, now: Date): Refusal {
  const waitMs = nextCodeMs(sentWithinAnHour(resident, now)) - now.getTime();
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new Refusal('too-many-tries', { retryAfterSeconds });
}

function sentWithinAnHour({ phoneConfirmation }: Resident, now: Date): string[] {
  return (phoneConfirmation?.sentAt ?? []).filter((instant) => Date.parse(instant) > now.getTime() - hourMs);
}

/** To one resident as many as to one phone. @param sentAt the oldest first */
const nextCodeMs = (sentAt: readonly string[]): number =>
  nextSendingMs(
    sentAt.toReversed().map((instant) => Date.parse(instant)),
    codeLimits,
  );

const hashOf = (code: string, salt: string) => createHash('sha256').update(`${salt}${code}`).digest('hex');

function isRight(code: string, { salt, codeHash }: PhoneConfirmation): boolean {
  return isSameSecret(hashOf(code, salt), codeHash);
}
