/** How much may be contested in a day, so that nobody floods a municipality, nor others through its answers. */
import { createHmac } from 'node:crypto';
import { Refusal } from '../refusal.ts';
import { secondsLeftOfDay } from '../utc-day.ts';

/** For all of a municipality. */
export const mostForMunicipality = 100;

/** The refusal until the day is over. */
export function tooManyContestations(now: Date, cause?: unknown): Refusal {
  return new Refusal('too-many-contestations', { retryAfterSeconds: secondsLeftOfDay(now), cause });
}

/**
 * What stands for an address for a day: without the day's salt, which is then forgotten, the address cannot be made out. Whoever has one
 * address of IPv6 has the 2^64 of its network. https://www.rfc-editor.org/rfc/rfc6177
 */
export function addressDigest(sourceAddress: string, salt: string): string {
  const network = sourceAddress.includes(':') ? networkOf(sourceAddress) : sourceAddress;
  return createHmac('sha256', salt).update(network).digest('hex');
}

/** The first four groups of an IPv6 address; an IPv4 address that is written as one stays whole. */
function networkOf(address: string): string {
  const [, ipv4] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (ipv4 !== undefined) return ipv4;
  const [start = '', end] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const groups = start.split(':').filter(Boolean);
  const last = (end ?? '').split(':').filter(Boolean);
  const missing = end === undefined ? 0 : Math.max(0, 8 - groups.length - last.length);
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...last];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16))
    .join(':');
}
