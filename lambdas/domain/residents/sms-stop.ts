/** How a resident stops our SMS and starts them again, by a link or by answering: the number stays confirmed. */
import { createHmac } from 'node:crypto';
import { linkToken, newSecret, partsOf } from '../link-token.ts';
import { isSameSecret } from '../same-secret.ts';
import type { Resident, SmsChannel } from './resident.ts';

/** No SMS any more, from the next alert on; again changes nothing. */
export function stopSms(resident: Resident): Resident {
  const { sms } = resident.channels;
  return sms?.enabled ? withSms(resident, { ...sms, enabled: false }) : resident;
}

/** SMS again, on what they chose before; an opt-out is looked up anew. A channel never set up stays as it is. */
export function startSms(resident: Resident): Resident {
  const { sms } = resident.channels;
  if (!sms || (sms.enabled && sms.failure !== 'opted-out')) return resident;
  const { failure, ...working } = sms;
  const kept = failure === undefined || failure === 'opted-out' ? working : sms;
  return withSms(resident, { ...kept, enabled: true });
}

/** With what links are signed with, which channels that were set up long ago lack. */
export function withStopSecret(resident: Resident): Resident {
  const { sms } = resident.channels;
  return sms && sms.stopSecret === undefined ? withSms(resident, { ...sms, stopSecret: newSecret() }) : resident;
}

/** The token of the link that stops a resident's SMS to the number they have now; nothing without a secret to sign with. */
export function stopTokenOf({ residentId, channels: { sms } }: Resident): string | undefined {
  return sms?.stopSecret === undefined ? undefined : linkToken(residentId, signatureOf(sms.phone, sms.stopSecret));
}

/** Whether a token is this resident's: made for the number they have now, and for no other. */
export function isStopToken(token: string, { channels: { sms } }: Resident): boolean {
  if (sms?.stopSecret === undefined) return false;
  return isSameSecret(partsOf(token).secret, signatureOf(sms.phone, sms.stopSecret));
}

/** 132 bits of the HMAC: an SMS has little room. */
const signatureCharacters = 22;

const signatureOf = (phone: string, secret: string) =>
  createHmac('sha256', secret).update(phone).digest('base64url').slice(0, signatureCharacters);

const withSms = (resident: Resident, sms: SmsChannel): Resident => ({
  ...resident,
  channels: { ...resident.channels, sms },
});
