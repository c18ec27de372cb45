import { Chart } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import { BrokerTls, ExternalBroker, ExternalBrokerProps, Network, Queue } from '../../lib';
import { show } from '../../lib/fields/show';
import { render } from '../support/manifests';
import { linesOf, refusalsOf } from '../support/refusals';
import { TASKS, batchChart } from '../workloads/sample';

const NETWORK = [Network.toCidr('10.1.2.3/32', '5671')];

function makeCloud(chart: Chart, props: Partial<ExternalBrokerProps> = {}, id = 'cloud'): ExternalBroker {
  const credentials = Secret.fromSecretName(chart, `${id}-login`, 'cloud-login');
  const queues = [TASKS];
  return new ExternalBroker(chart, id, { host: 'mq.example', credentials, network: NETWORK, queues, ...props });
}

const cloud = (props: Partial<ExternalBrokerProps> = {}) => makeCloud(batchChart(), props);
const refusedWith = (props: Partial<ExternalBrokerProps>) => refusalsOf(() => cloud(props));

describe('a broker that runs elsewhere', () => {
  it('renders nothing', () => {
    const chart = batchChart();
    makeCloud(chart);
    expect(render(chart)).toEqual([]);
  });

  it('is reached by TLS with a certificate of a public authority, unless told otherwise', () => {
    expect(cloud()).toMatchObject({ host: 'mq.example', port: 5671, virtualHost: '/', clientLabels: {} });
    expect(cloud().tls).toEqual(BrokerTls.publicAuthority());
    const tls = BrokerTls.authority(Secret.fromSecretName(batchChart(), 'authority', 'our-authority'));
    expect(tls.authorityKey).toBe('ca.crt');
    expect(cloud({ tls }).tls).toBe(tls);
  });

  it('is reached in the clear only when told so', () => {
    expect(cloud({ plaintext: true }).tls).toBeUndefined();
    expect(cloud({ plaintext: true }).port).toBe(5672);
    expect(cloud({ plaintext: true, port: 5671 }).port).toBe(5671);
    expect(cloud({ plaintext: false, tls: BrokerTls.publicAuthority() }).port).toBe(5671);
    expect(refusedWith({ plaintext: true, tls: BrokerTls.publicAuthority() })).toEqual([
      '[batch/cloud] plaintext: got true with tls',
    ]);
  });

  it('has a port', () => {
    expect(cloud({ port: 1 }).port).toBe(1);
    expect(cloud({ port: 65535 }).port).toBe(65535);
    for (const port of [0, 65536, 1.5]) {
      expect(refusedWith({ port })).toEqual([`[batch/cloud] port: got ${port}`]);
    }
  });

  it('has a virtual host', () => {
    expect(cloud({ virtualHost: 'v' }).virtualHost).toBe('v');
    expect(cloud({ virtualHost: 'v'.repeat(255) }).virtualHost).toHaveLength(255);
    for (const virtualHost of ['', 'v'.repeat(256), 'ß'.repeat(128) /* 256 bytes */]) {
      expect(refusedWith({ virtualHost })).toEqual([`[batch/cloud] virtualHost: got ${show(virtualHost)}`]);
    }
    expect(refusedWith({ virtualHost: 'a\0b' })).toEqual([
      '[batch/cloud] virtualHost: got a text with NUL or half a character',
    ]);
  });

  it.each(['', 'MQ.example', 'mq.example:5671', 'amqps://mq.example'])('is not at %j', (host) => {
    expect(refusedWith({ host })).toEqual([`[batch/cloud] host: got "${host}"`]);
  });

  it('says all that is wrong with it at once', () => {
    const wrong = { host: '', port: 0, virtualHost: '', queues: [] };
    expect(refusedWith(wrong)).toEqual([
      '[batch/cloud] host: got ""',
      '[batch/cloud] port: got 0',
      '[batch/cloud] virtualHost: got ""',
      '[batch/cloud] queues: got none',
    ]);
  });

  it('has only the queues declared', () => {
    expect(cloud().queue(TASKS).contract).toBe(TASKS);
    expect(refusalsOf(() => cloud().queue(Queue.quorum('mails')))).toEqual([
      '[batch/cloud] queue: got a Queue "mails"',
    ]);
  });
});

describe('one broker in two places of an app', () => {
  const declaredAs = (second: Partial<ExternalBrokerProps>) => {
    const chart = batchChart();
    makeCloud(chart);
    makeCloud(chart, second, 'again');
    return linesOf(() => render(chart));
  };

  it('may be said twice in the same words', () => {
    expect(declaredAs({})).toEqual([]);
  });

  it('cannot have one queue of two kinds, which is told at synth', () => {
    expect(declaredAs({ queues: [Queue.quorum('tasks', { attempts: 2 })] })).toContainEqual(
      expect.stringContaining('[batch/again] queues: got another declaration of "tasks" than [batch/cloud], allowed '),
    );
  });

  it.each<[string, Partial<ExternalBrokerProps>]>([
    ['host', { host: 'other.example' }],
    ['port', { port: 5673 }],
    ['virtual host', { virtualHost: 'other' }],
  ])('is another one on another %s', (_title, props) => {
    expect(declaredAs({ ...props, queues: [Queue.classic('tasks')] })).toEqual([]);
  });
});

describe('the certificate of an authority', () => {
  const authority = Secret.fromSecretName(batchChart(), 'authority', 'our-authority');

  it('has a key in its Secret', () => {
    expect(BrokerTls.authority(authority, 'root.pem')).toMatchObject({ authorityKey: 'root.pem' });
    expect(refusalsOf(() => BrokerTls.authority(authority, 'a/b'))).toEqual(['BrokerTls.authority key: got "a/b"']);
  });
});
