import { Network, PackageIndex } from '../../lib';
import { BadInput, networkPolicy } from './case';

const opened = (cidr: string, port?: number) => networkPolicy({ ipBlock: { cidr } }, port);

export const NETWORK: BadInput[] = [
  {
    what: 'a network opened to an address without bits',
    make: () => Network.toCidr('10.1.2.3', '443'),
    says: [
      'Network.toCidr cidr: got "10.1.2.3", allowed ADDRESS/BITS of IPv4 or IPv6; for one address write "10.1.2.3/32"',
    ],
    manifest: opened('10.1.2.3'),
  },
  {
    what: 'a network opened to an address of IPv6 without bits',
    make: () => Network.toCidr('fd00::1', '443'),
    says: [
      'Network.toCidr cidr: got "fd00::1", allowed ADDRESS/BITS of IPv4 or IPv6; for one address write "fd00::1/128"',
    ],
    manifest: opened('fd00::1'),
  },
  {
    what: 'a network opened to 33 bits',
    make: () => Network.toCidr('10.0.0.0/33', '443'),
    says: [
      'Network.toCidr cidr: got "10.0.0.0/33", allowed ADDRESS/BITS of IPv4 or IPv6; for one address write "10.1.2.3/32"',
    ],
    manifest: opened('10.0.0.0/33'),
  },
  {
    what: 'a network opened to a name',
    make: () => Network.toCidr('db.example', '443'),
    says: [
      'Network.toCidr cidr: got "db.example", allowed ADDRESS/BITS of IPv4 or IPv6; name the addresses, such as "10.1.2.3/32": a NetworkPolicy knows no host names',
    ],
    manifest: opened('db.example'),
  },
  {
    what: 'a network opened to a block by an address in its middle',
    make: () => Network.toCidr('10.1.2.3/8', '443'),
    says: [
      'Network.toCidr cidr: got "10.1.2.3/8", allowed the first address of the block, in its shortest form; write "10.0.0.0/8", or "10.1.2.3/32" for the one address',
    ],
    manifest: opened('10.1.2.3/8'),
    stricter: 'from 1.36 on Kubernetes refuses it, too: one address may have been meant',
    refusedSince: 36,
  },
  {
    what: 'a network opened to IPv4 within IPv6',
    make: () => Network.toCidr('::ffff:10.0.0.0/104', '443'),
    says: [
      'Network.toCidr cidr: got "::ffff:10.0.0.0/104", allowed ADDRESS/BITS of IPv4, or of IPv6 alone; write IPv4 as "10.0.0.0/8"',
    ],
    manifest: opened('::ffff:10.0.0.0/104'),
    stricter: 'from 1.36 on Kubernetes refuses it, too: some network plugins take it for IPv4, and some for IPv6',
    refusedSince: 36,
  },
  {
    what: 'a network opened to IPv6 in capitals',
    make: () => Network.toCidr('2001:DB8::/32', '443'),
    says: [
      'Network.toCidr cidr: got "2001:DB8::/32", allowed the first address of the block, in its shortest form; write "2001:db8::/32", or "2001:db8::/128" for the one address',
    ],
    manifest: opened('2001:DB8::/32'),
    stricter: 'Kubernetes takes it and warns: each address has one spelling',
  },
  {
    what: 'packages from a block by an address in its middle',
    make: () => PackageIndex.of('https://pypi.example/simple', '10.1.2.3/8'),
    says: [
      'PackageIndex.of cidr: got "10.1.2.3/8", allowed the first address of the block, in its shortest form; write "10.0.0.0/8", or "10.1.2.3/32" for the one address',
    ],
    manifest: opened('10.1.2.3/8'),
    stricter: 'from 1.36 on Kubernetes refuses it, too: one address may have been meant',
    refusedSince: 36,
  },
  {
    what: 'port 0',
    make: () => Network.toCidr('10.0.0.0/8', '0'),
    says: [
      'Network.toCidr ports[0]: got "0", allowed a text such as "443", "53/UDP", "30000-32767" or the name of a port, each from 1 to 65535; name the port that the server listens on',
    ],
    manifest: opened('10.0.0.0/8', 0),
  },
  {
    what: 'port 65536',
    make: () => Network.toCidr('10.0.0.0/8', '65536'),
    says: [
      'Network.toCidr ports[0]: got "65536", allowed a text such as "443", "53/UDP", "30000-32767" or the name of a port, each from 1 to 65535; name the port that the server listens on',
    ],
    manifest: opened('10.0.0.0/8', 65536),
  },
  {
    what: 'a network opened to all pods there are',
    make: () => Network.toPods({}, '80'),
    says: ['Network.toPods podLabels: got {}, allowed at least one label; name a label of the pods meant'],
    manifest: networkPolicy({ podSelector: {} }),
    stricter: 'it opens the way to all pods of the namespace',
  },
  {
    what: 'a network opened to no namespace',
    make: () => Network.toNamespace('', '5432').pods({ app: 'db' }),
    says: [
      'Network.toNamespace namespace: got "", allowed 1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit; for example "nightly-report"',
    ],
    manifest: networkPolicy({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': '' } } }),
    stricter: 'no namespace has that name',
  },
];
