import { Egress } from '../../lib/network/egress';
import { objectsOf } from '../pod/sample';
import { find } from '../support/manifests';

function rule(egress: Egress) {
  return find(objectsOf({ pod: { egress: [egress] } }), 'NetworkPolicy').spec.egress[1];
}

describe('what a pod may connect to', () => {
  it('is a block of addresses', () => {
    expect(rule(Egress.toCidr('10.20.0.0/16', 5432))).toEqual({
      to: [{ ipBlock: { cidr: '10.20.0.0/16' } }],
      ports: [{ protocol: 'TCP', port: 5432 }],
    });
  });

  it('is pods of its own namespace', () => {
    expect(rule(Egress.toPods({ app: 'postgres' }, 5432))).toEqual({
      to: [{ podSelector: { matchLabels: { app: 'postgres' } } }],
      ports: [{ protocol: 'TCP', port: 5432 }],
    });
  });

  it('is pods of another namespace: both must fit', () => {
    expect(rule(Egress.toNamespace('storage', { app: 'minio' }, 9000))).toEqual({
      to: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'storage' } },
          podSelector: { matchLabels: { app: 'minio' } },
        },
      ],
      ports: [{ protocol: 'TCP', port: 9000 }],
    });
  });

  it('is HTTPS to anywhere', () => {
    expect(rule(Egress.https())).toEqual({ ports: [{ protocol: 'TCP', port: 443 }] });
  });
});

describe('the port of a connection', () => {
  it.each([1, 65535])('may be %d', (port) => {
    expect(rule(Egress.toCidr('10.0.0.0/8', port)).ports).toEqual([{ protocol: 'TCP', port }]);
  });

  it.each([0, 65536, -1, 80.5, NaN])('is not %d', (port) => {
    const rest = `port: got ${port}, allowed a whole number from 1 to 65535; name the port that the server listens on`;
    expect(() => Egress.toCidr('10.0.0.0/8', port)).toThrow(new Error(`Egress.toCidr ${rest}`));
    expect(() => Egress.toPods({ app: 'db' }, port)).toThrow(new Error(`Egress.toPods ${rest}`));
    expect(() => Egress.toNamespace('db', { app: 'db' }, port)).toThrow(new Error(`Egress.toNamespace ${rest}`));
  });
});

describe('the other end of a connection', () => {
  it('is a legal block of addresses, and all that is wrong is said at once', () => {
    expect(() => Egress.toCidr('10.0.0.0', 0)).toThrow(
      new Error(
        'Egress.toCidr cidr: got "10.0.0.0", allowed ADDRESS/BITS of IPv4 or IPv6; ' +
          'for one address write "10.1.2.3/32"\n' +
          'Egress.toCidr port: got 0, allowed a whole number from 1 to 65535; name the port that the server listens on',
      ),
    );
  });

  it('is never all pods by accident', () => {
    const rest = 'podLabels: got {}, allowed at least one label; name a label of the pods meant';
    expect(() => Egress.toPods({}, 80)).toThrow(new Error(`Egress.toPods ${rest}`));
    expect(() => Egress.toNamespace('db', {}, 80)).toThrow(new Error(`Egress.toNamespace ${rest}`));
  });

  it('has labels that a pod can have', () => {
    expect(() => Egress.toPods({ app: 'my db' }, 80)).toThrow(
      new Error(
        'Egress.toPods podLabels["app"]: got "my db", allowed at most 63 letters, digits, "-", "_" and ".", ' +
          'starting and ending with a letter or digit; write it as the pods have it',
      ),
    );
  });

  it('is in a namespace that can exist', () => {
    expect(() => Egress.toNamespace('My Storage', { app: 'minio' }, 9000)).toThrow(
      new Error(
        'Egress.toNamespace namespace: got "My Storage", allowed 1 to 63 lower-case letters, digits and "-", ' +
          'starting and ending with a letter or digit; for example "my-storage"',
      ),
    );
  });
});
