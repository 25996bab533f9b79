import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { isValid, process as parse, parseCIDR } from 'ipaddr.js';

/** Finds every address of a name. */
export type Resolve = (hostname: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

const resolveByDns: Resolve = (hostname) => lookup(hostname, { all: true });

/** All that is given out of IPv6 (RFC 4291, RFC 3587); what is left of it has uses of its own. */
const globalUnicast = parseCIDR('2000::/3');

/**
 * Whether an address is one of the public Internet: whatever has a range of its own (private, loopback, link-local, where clouds keep
 * their metadata, carrier-grade, multicast, translated, reserved) is not; IPv4 inside IPv6 is looked at as the IPv4 that it is.
 */
export function isPublicAddress(address: string): boolean {
  if (!isValid(address)) return false;
  const parsed = parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(...globalUnicast);
}

export class AddressNotPublic extends Error {
  override readonly name = 'AddressNotPublic';
}

/**
 * What a socket looks a name up by: it connects to the very addresses that were looked at, so that no second answer of a name server can
 * lead elsewhere. One address that is not public among several, and none is given.
 */
export function publicLookup(resolve: Resolve = resolveByDns): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const [first] = found;
        if (!first || !found.every(({ address }) => isPublicAddress(address))) callback(new AddressNotPublic(), '', 0);
        else if (options.all) callback(null, [...found]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}
