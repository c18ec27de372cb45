import { Network } from '../../lib/network/network';
import { objectsOf } from '../pod/sample';
import { find } from '../support/manifests';
import { refusalsOf } from '../support/refusals';

function rule(one: Network) {
  return find(objectsOf({ network: [one] }), 'NetworkPolicy').spec.egress[1];
}

describe('what a pod may connect to', () => {
  it('is a block of addresses', () => {
    expect(rule(Network.toCidr('10.20.0.0/16', '5432'))).toEqual({
      to: [{ ipBlock: { cidr: '10.20.0.0/16' } }],
      ports: [{ protocol: 'TCP', port: 5432 }],
    });
  });

  it('is pods of its own namespace', () => {
    expect(rule(Network.toPods({ app: 'postgres' }, '5432'))).toEqual({
      to: [{ podSelector: { matchLabels: { app: 'postgres' } } }],
      ports: [{ protocol: 'TCP', port: 5432 }],
    });
  });

  it('is pods of another namespace: both must fit', () => {
    expect(rule(Network.toNamespace('storage', '9000').pods({ app: 'minio' }))).toEqual({
      to: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'storage' } },
          podSelector: { matchLabels: { app: 'minio' } },
        },
      ],
      ports: [{ protocol: 'TCP', port: 9000 }],
    });
  });

  it('is all pods of another namespace, where nobody says which', () => {
    const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': 'storage' } };
    expect(rule(Network.toNamespace('storage', '9000')).to).toEqual([{ namespaceSelector }]);
    expect(refusalsOf(() => Network.https().pods({ app: 'minio' }))).toEqual([
      'Network.pods podLabels: got pods of no namespace',
    ]);
  });

  it('is HTTPS to anywhere', () => {
    expect(rule(Network.https())).toEqual({ ports: [{ protocol: 'TCP', port: 443 }] });
  });
});

describe('the port of a connection', () => {
  it.each([1, 65535])('may be %d', (port) => {
    expect(rule(Network.toCidr('10.0.0.0/8', String(port))).ports).toEqual([{ protocol: 'TCP', port }]);
  });

  it.each([0, 65536, -1, 80.5, NaN])('is not %d', (port) => {
    const told = `ports[0]: got "${port}"`;
    expect(refusalsOf(() => Network.toCidr('10.0.0.0/8', String(port)))).toEqual([`Network.toCidr ${told}`]);
    expect(refusalsOf(() => Network.toPods({ app: 'db' }, String(port)))).toEqual([`Network.toPods ${told}`]);
    expect(refusalsOf(() => Network.toNamespace('db', String(port)))).toEqual([`Network.toNamespace ${told}`]);
  });

  it.each([
    ['53/UDP', { protocol: 'UDP', port: 53 }],
    ['443/TCP', { protocol: 'TCP', port: 443 }],
    ['9999/SCTP', { protocol: 'SCTP', port: 9999 }],
    ['30000-32767', { protocol: 'TCP', port: 30000, endPort: 32767 }],
    ['30000-30000/UDP', { protocol: 'UDP', port: 30000, endPort: 30000 }],
    ['http', { protocol: 'TCP', port: 'http' }],
    ['dns-udp/UDP', { protocol: 'UDP', port: 'dns-udp' }],
  ])('may be written as %s', (port, rendered) => {
    expect(rule(Network.toPods({ app: 'db' }, port)).ports).toEqual([rendered]);
  });

  it.each([
    '',
    '53/udp',
    'UDP/53',
    '0080',
    '2-1',
    '1-65536',
    '0-5',
    '1-',
    '-1',
    'a--b',
    '-a',
    'a-',
    '12345678901234567',
    '443, 80',
    ' 443',
  ])('is not written as %j', (port) => {
    expect(refusalsOf(() => Network.toPods({ app: 'db' }, port))).toEqual([
      `Network.toPods ports[0]: got ${JSON.stringify(port)}`,
    ]);
  });

  it('may be several, and is never all by accident', () => {
    expect(rule(Network.toCidr('10.0.0.0/8', '80', '443')).ports).toEqual([
      { protocol: 'TCP', port: 80 },
      { protocol: 'TCP', port: 443 },
    ]);
    expect(refusalsOf(() => Network.toPods({ app: 'db' }))).toEqual(['Network.toPods ports: got []']);
  });
});

describe('the other end of a connection', () => {
  it('is a legal block of addresses, and all that is wrong is said at once', () => {
    expect(refusalsOf(() => Network.toCidr('10.0.0.0', '0'))).toEqual([
      'Network.toCidr cidr: got "10.0.0.0"',
      'Network.toCidr ports[0]: got "0"',
    ]);
  });

  it('is never all pods by accident', () => {
    expect(refusalsOf(() => Network.toPods({}, '80'))).toEqual(['Network.toPods podLabels: got {}']);
    expect(refusalsOf(() => Network.toNamespace('db', '80').pods({}))).toEqual(['Network.pods podLabels: got {}']);
  });

  it('has labels that a pod can have', () => {
    expect(refusalsOf(() => Network.toPods({ app: 'my db' }, '80'))).toEqual([
      'Network.toPods podLabels["app"]: got "my db"',
    ]);
  });

  it('is as it was when it was named, whatever becomes of the labels', () => {
    const podLabels = { app: 'db' };
    const network = Network.toPods(podLabels, '5432');
    podLabels.app = 'other';
    expect(rule(network).to).toEqual([{ podSelector: { matchLabels: { app: 'db' } } }]);
  });

  it('is in a namespace that can exist', () => {
    expect(refusalsOf(() => Network.toNamespace('My Storage', '9000').pods({ app: 'minio' }))).toEqual([
      'Network.toNamespace namespace: got "My Storage"',
    ]);
  });
});
