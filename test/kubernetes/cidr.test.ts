import { BlockList } from 'net';
import * as fc from 'fast-check';
import { cidrProblems } from '../../lib/kubernetes/cidr';

describe('a block of addresses', () => {
  it.each([
    '0.0.0.0/0',
    '10.0.0.0/8',
    '10.1.2.3/32',
    '::/0',
    'fd00::/8',
    '2001:db8::1/128',
    '::ffff:1/128',
    '64:ff9b::/96',
  ])('may be %s', (cidr) => {
    expect(cidrProblems('cidr', cidr)).toEqual([]);
  });

  it.each([
    '',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/08',
    '10.0.0.0/8.0',
    '10.0.0.0/8/8',
    '10.0.0/8',
    '10.0.0.256/8',
    '010.0.0.0/8',
    ' 10.0.0.0/8',
    '10.0.0.0/8 ',
    '::/129',
    'fe80::1%eth0/64',
    'registry.example/24',
  ])('is not %j', (cidr) => {
    expect(cidrProblems('cidr', cidr)).toMatchObject([
      { prop: 'cidr', got: JSON.stringify(cidr), allowed: 'ADDRESS/BITS of IPv4 or IPv6' },
    ]);
  });

  it.each([
    ['10.1.2.3/8', 'write "10.0.0.0/8", or "10.1.2.3/32" for the one address'],
    ['10.0.0.1/0', 'write "0.0.0.0/0", or "10.0.0.1/32" for the one address'],
    ['10.255.255.255/31', 'write "10.255.255.254/31", or "10.255.255.255/32" for the one address'],
    ['2001:db8::1/32', 'write "2001:db8::/32", or "2001:db8::1/128" for the one address'],
    ['1::/0', 'write "::/0", or "1::/128" for the one address'],
    ['64:ff9b::1.2.3.4/96', 'write "64:ff9b::/96", or "64:ff9b::102:304/128" for the one address'],
    ['1:2:3:4:5:6:7:8/60', 'write "1:2:3::/60", or "1:2:3:4:5:6:7:8/128" for the one address'],
    ['2001:DB8::/32', 'write "2001:db8::/32", or "2001:db8::/128" for the one address'],
    ['2001:db8:0::1/128', 'write "2001:db8::1/128"'],
  ])('begins with its first address, in its shortest form: %s', (cidr, fix) => {
    const allowed = 'the first address of the block, in its shortest form';
    expect(cidrProblems('cidr', cidr)).toEqual([{ prop: 'cidr', got: JSON.stringify(cidr), allowed, fix }]);
  });

  it.each(['::ffff:10.0.0.0/104', '::ffff:a00:0/104', '::FFFF:1.2.3.4/128', '0:0:0:0:0:ffff:0:0/96'])(
    'is not IPv4 dressed as IPv6: %s',
    (cidr) => {
      const allowed = 'ADDRESS/BITS of IPv4, or of IPv6 alone';
      expect(cidrProblems('cidr', cidr)).toMatchObject([{ prop: 'cidr', got: JSON.stringify(cidr), allowed }]);
    },
  );

  const addresses = [
    fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }), fc.constant('ipv4' as const)),
    fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 }), fc.constant('ipv6' as const)),
  ];

  it('holds the address that it was written with, and is taken in the words that are advised', () => {
    fc.assert(
      fc.property(fc.oneof(...addresses), ([address, bits, family]) => {
        const [problem] = cidrProblems('cidr', `${address}/${bits}`);
        const advised = /^write "([^"]+)\/(\d+)"/.exec(problem?.fix ?? `write "${address}/${bits}"`);
        fc.pre(advised !== null); // IPv4 dressed as IPv6
        const [, first, prefix] = advised as RegExpExecArray;
        const block = new BlockList();
        block.addSubnet(first, bits, family);
        expect(Number(prefix)).toBe(bits);
        expect(cidrProblems('cidr', `${first}/${bits}`)).toEqual([]);
        expect(block.check(address, family)).toBe(true);
      }),
    );
  });

  it.each([
    ['an address that no firewall takes', '256.0.0.1', 8, 'ipv4' as const],
    ['more bits than there are', '10.0.0.0', 33, 'ipv4' as const],
    ['more bits than IPv6 has', 'fd00::', 129, 'ipv6' as const],
  ])('is not %s', (_title, address, bits, family) => {
    expect(() => new BlockList().addSubnet(address, bits, family)).toThrow();
    expect(cidrProblems('cidr', `${address}/${bits}`)).toHaveLength(1);
  });
});
