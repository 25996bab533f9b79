import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Finds every address of a name. */
export type Resolve = (hostname: string) => Promise<Addresses>;

type Addresses = readonly { readonly address: string; readonly family: number }[];

const resolveByDns: Resolve = (hostname) => lookup(hostname, { all: true });

/** All that is given out of IPv6 (RFC 4291, RFC 3587); what is left of it has uses of its own. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an address is one of the public Internet: whatever has a range of its own (private, loopback, link-local, where clouds keep
 * their metadata, carrier-grade, multicast, translated, reserved) is not; IPv4 inside IPv6 is looked at as the IPv4 that it is.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
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
    const given = (found: Addresses) => {
      const [first] = found;
      if (options.all || !first) callback(null, [...found]);
      else callback(null, first.address, first.family);
    };
    resolve(hostname)
      .then(requirePublic)
      .then(given, (error: NodeJS.ErrnoException) => callback(error, '', 0));
  };
}

/** @throws AddressNotPublic when one is not, or there is none */
function requirePublic(found: Addresses): Addresses {
  if (found.length === 0 || !found.every(({ address }) => isPublicAddress(address))) throw new AddressNotPublic();
  return found;
}
