/** How much is taken in a day from one internet address of people who need not sign in. */
import { createHmac } from 'node:crypto';

/** Links that stop SMS; each phone has its own limit beside. */
export const stopLinksFromAddress = 30;

/** What is counted of where a request came from: a digest, and how many a day are taken under it. */
export interface CountedOrigin {
  readonly digest: string;
  readonly most: number;
}

/** A site is given as many networks of IPv6 as this takes, whatever it has of them. */
const networksPerSite = 4;

/**
 * What stands for an address for a day: without the day's salt, which is then forgotten, the address cannot be made out. Whoever has one
 * address of IPv6 has the 2^64 of its network, and may have the 2^16 networks of its site, which are counted together.
 * https://www.rfc-editor.org/rfc/rfc6177
 */
export function countedOrigins(sourceAddress: string, salt: string, mostFromAddress: number): CountedOrigin[] {
  const digest = (of: string) => createHmac('sha256', salt).update(of).digest('hex');
  const groups = sourceAddress.includes(':') ? groupsOf(sourceAddress) : sourceAddress;
  if (typeof groups === 'string') return [{ digest: digest(groups), most: mostFromAddress }];
  const [network, site] = [groups.slice(0, 4).join(':'), groups.slice(0, 3).join(':')];
  return [
    { digest: digest(network), most: mostFromAddress },
    { digest: digest(`${site}/48`), most: mostFromAddress * networksPerSite },
  ];
}

/** The eight groups of an IPv6 address; an IPv4 address that is written as one stays whole. */
function groupsOf(address: string): readonly number[] | string {
  const [, ipv4] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (ipv4 !== undefined) return ipv4;
  const [start = '', end] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const groups = start.split(':').filter(Boolean);
  const last = (end ?? '').split(':').filter(Boolean);
  const missing = end === undefined ? 0 : Math.max(0, 8 - groups.length - last.length);
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...last];
  return all.map((group) => Number.parseInt(group, 16));
}
