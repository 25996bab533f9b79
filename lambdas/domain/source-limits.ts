/** How much is taken in a day from one internet address of people who need not sign in. */
import { createHmac } from 'node:crypto';
import { dayMs } from './life.ts';

/** Days are those of UTC, the same for everyone. */
export const limitDay = (now: Date): string => now.toISOString().slice(0, 'yyyy-mm-dd'.length);

/** When a day is over, in milliseconds since 1970. */
export const endOfLimitDay = (day: string): number => Date.parse(day) + dayMs;

/** How long it is until the day is over. */
export const secondsOfDayLeft = (now: Date): number => Math.ceil((endOfLimitDay(limitDay(now)) - now.getTime()) / 1000);

/** Links that stop SMS; each phone has its own limit beside. */
export const stopLinksFromAddress = 30;

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
