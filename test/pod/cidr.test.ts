import { BlockList } from 'net';
import * as fc from 'fast-check';
import { cidrProblems } from '../../lib/pod/cidr';

describe('a block of addresses', () => {
  it.each(['0.0.0.0/0', '10.0.0.0/8', '10.1.2.3/32', '::/0', 'fd00::/8', '2001:db8::1/128'])('may be %s', (cidr) => {
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
    expect(cidrProblems('cidr', cidr)).toEqual([
      {
        prop: 'cidr',
        got: JSON.stringify(cidr),
        allowed: 'ADDRESS/BITS of IPv4 or IPv6',
        fix: 'for one address write "10.1.2.3/32"',
      },
    ]);
  });

  it('is accepted if and only if a firewall takes its address and its bits', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: -1, max: 40 }), (address, bits) => {
        const addRule = () => new BlockList().addSubnet(address, bits, 'ipv4');
        if (cidrProblems('cidr', `${address}/${bits}`).length === 0) {
          expect(addRule).not.toThrow();
        } else {
          expect(addRule).toThrow();
        }
      }),
    );
  });
});
