import { describe, expect, test } from '@jest/globals';
import { isPublicAddress, publicLookup, type Resolve } from '../../../lambdas/sources/public-address.ts';

describe('an address of the public Internet', () => {
  test.each(['93.184.215.14', '8.8.8.8', '2001:4860:4860::8888', '2a00:1450:4007::200e'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    ['loopback', '127.0.0.1'],
    ['loopback, all of it', '127.255.255.254'],
    ['this host', '0.0.0.0'],
    ['the metadata of a cloud', '169.254.169.254'],
    ['the credentials of a container', '169.254.170.2'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '192.168.1.1'],
    ['carrier-grade', '100.64.0.1'],
    ['for documents', '192.0.2.1'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['loopback in IPv6', '::1'],
    ['unspecified in IPv6', '::'],
    ['link-local in IPv6', 'fe80::1'],
    ['unique local, where clouds keep metadata too', 'fd00:ec2::254'],
    ['IPv4 in IPv6', '::ffff:127.0.0.1'],
    ['IPv4 in IPv6, in numbers', '::ffff:a9fe:a9fe'],
    ['IPv4-compatible', '::7f00:1'],
    ['translated', '64:ff9b::a9fe:a9fe'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:7f00:1::'],
    ['site-local', 'fec0::1'],
    ['for documents in IPv6', '2001:db8::1'],
    ['multicast in IPv6', 'ff02::1'],
    ['a name', 'localhost'],
    ['a number', '2130706433'],
    ['nothing', ''],
  ])('is none that is %s: %s', (_, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('a name is looked up', () => {
  const at =
    (...addresses: string[]): Resolve =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

  const found = (resolve: Resolve, all: boolean) =>
    new Promise((settle) => {
      publicLookup(resolve)('alertes.example', { all }, (error, address) => settle(error ? error.name : address));
    });

  test('as the addresses that were looked at', async () => {
    expect(await found(at('93.184.215.14'), false)).toBe('93.184.215.14');
    expect(await found(at('93.184.215.14'), true)).toEqual([{ address: '93.184.215.14', family: 4 }]);
  });

  test.each([true, false])('to nothing when one of them is not public (all: %s)', async (all) => {
    expect(await found(at('93.184.215.14', '127.0.0.1'), all)).toBe('AddressNotPublic');
    expect(await found(at('169.254.169.254'), all)).toBe('AddressNotPublic');
    expect(await found(at(), all)).toBe('AddressNotPublic');
  });

  test('to nothing when no server knows it', async () => {
    const unknown: Resolve = async () => {
      throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
    };
    expect(await found(unknown, true)).toBe('Error');
  });
});
