import { Egress } from '../../lib/network/egress';
import { objectsOf } from '../pod/sample';
import { find } from '../support/manifests';
import { refusalsOf } from '../support/refusals';

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
    const told = `port: got ${port}`;
    expect(refusalsOf(() => Egress.toCidr('10.0.0.0/8', port))).toEqual([`Egress.toCidr ${told}`]);
    expect(refusalsOf(() => Egress.toPods({ app: 'db' }, port))).toEqual([`Egress.toPods ${told}`]);
    expect(refusalsOf(() => Egress.toNamespace('db', { app: 'db' }, port))).toEqual([`Egress.toNamespace ${told}`]);
  });
});

describe('the other end of a connection', () => {
  it('is a legal block of addresses, and all that is wrong is said at once', () => {
    expect(refusalsOf(() => Egress.toCidr('10.0.0.0', 0))).toEqual([
      'Egress.toCidr cidr: got "10.0.0.0"',
      'Egress.toCidr port: got 0',
    ]);
  });

  it('is never all pods by accident', () => {
    expect(refusalsOf(() => Egress.toPods({}, 80))).toEqual(['Egress.toPods podLabels: got {}']);
    expect(refusalsOf(() => Egress.toNamespace('db', {}, 80))).toEqual(['Egress.toNamespace podLabels: got {}']);
  });

  it('has labels that a pod can have', () => {
    expect(refusalsOf(() => Egress.toPods({ app: 'my db' }, 80))).toEqual([
      'Egress.toPods podLabels["app"]: got "my db"',
    ]);
  });

  it('is as it was when it was named, whatever becomes of the labels', () => {
    const podLabels = { app: 'db' };
    const egress = Egress.toPods(podLabels, 5432);
    podLabels.app = 'other';
    expect(rule(egress).to).toEqual([{ podSelector: { matchLabels: { app: 'db' } } }]);
  });

  it('is in a namespace that can exist', () => {
    expect(refusalsOf(() => Egress.toNamespace('My Storage', { app: 'minio' }, 9000))).toEqual([
      'Egress.toNamespace namespace: got "My Storage"',
    ]);
  });
});
