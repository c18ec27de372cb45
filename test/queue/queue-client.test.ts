import { Chart, Duration } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import {
  AdHocJob,
  BatchJob,
  BrokerTls,
  ExternalBroker,
  Network,
  ParallelBatchJob,
  Queue,
  QueueProducer,
  QueueWorkerPool,
  Schedule,
  ScheduledCollector,
  Shards,
} from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { BrokerQueue } from '../../lib/queue/broker';
import { find, podTemplateOf, render } from '../support/manifests';
import { linesOf } from '../support/refusals';
import { BASE, batchChart, problemsOf } from '../workloads/sample';
import { makeBroker } from './sample';

const QUEUE = Queue.quorum('tasks', { attempts: 3, longestTask: Duration.minutes(2) });

const CLIENTS: [string, string, (chart: Chart, queue: BrokerQueue, env?: Record<string, string>) => void][] = [
  ['a worker', 'Deployment', (chart, queue, env) => new QueueWorkerPool(chart, 'client', { ...BASE, queue, env })],
  ['a producer', 'Job', (chart, queue, env) => new QueueProducer(chart, 'client', { ...BASE, queue, env })],
  [
    'an ad-hoc job on a queue',
    'CronJob',
    (chart, queue, env) => new AdHocJob(chart, 'client', { ...BASE, queue, env }),
  ],
  ['a batch job on a queue', 'Job', (chart, queue, env) => new BatchJob(chart, 'client', { ...BASE, queue, env })],
  [
    'shards on a queue',
    'Job',
    (chart, queue, env) =>
      new ParallelBatchJob(chart, 'client', { ...BASE, shards: Shards.completions(2), queue, env }),
  ],
  [
    'a collector on a queue',
    'CronJob',
    (chart, queue, env) =>
      new ScheduledCollector(chart, 'client', { ...BASE, schedule: Schedule.hourly(0), queue, env }),
  ],
];

describe.each(CLIENTS)('%s', (_title, kind, make) => {
  const onBroker = (): Manifest => {
    const chart = batchChart();
    make(chart, makeBroker(chart, { queues: [QUEUE] }).queue(QUEUE));
    return podTemplateOf(find(render(chart), kind, 'client'));
  };
  const variables = (template: Manifest): Record<string, string> =>
    Object.fromEntries(template.spec.containers[0].env.map(({ name, value }: Manifest) => [name, value]));

  it('is told all that the contract says', () => {
    expect(variables(onBroker())).toMatchObject({
      RABBITMQ_HOST: 'rabbitmq',
      RABBITMQ_PORT: '5672',
      RABBITMQ_VHOST: '/',
      RABBITMQ_HEARTBEAT_SECONDS: '30',
      RABBITMQ_CREDENTIALS_DIR: '/etc/broker-credentials',
      QUEUE_NAME: 'tasks',
      QUEUE_DECLARATIONS: JSON.stringify(QUEUE._topology.declarations),
      QUEUE_RETRIES: '["tasks.retry.10s","tasks.retry.20s"]',
      QUEUE_DEAD_LETTERS: 'tasks.dead',
      QUEUE_ATTEMPTS: '3',
      QUEUE_LONGEST_TASK_SECONDS: '120',
    });
    expect(variables(onBroker())).not.toHaveProperty('RABBITMQ_TLS');
  });

  it('reads the login from files, which follow a new password', () => {
    const { volumes, containers } = onBroker().spec;
    expect(volumes).toContainEqual({
      name: 'broker-credentials',
      secret: { secretName: 'broker-login', defaultMode: 0o440 },
    });
    expect(containers[0].volumeMounts).toContainEqual({
      name: 'broker-credentials',
      mountPath: '/etc/broker-credentials',
      readOnly: true,
    });
  });

  it('carries the label by which its broker lets it in', () => {
    expect(onBroker().metadata.labels).toMatchObject({ 'cdk8s-batch/broker': 'rabbitmq' });
  });

  it('sets nothing of the contract itself', () => {
    for (const name of ['RABBITMQ_HOST', 'QUEUE_NAME', 'QUEUE_ATTEMPTS']) {
      const problems = problemsOf((chart) => {
        make(chart, makeBroker(chart, { queues: [QUEUE] }).queue(QUEUE), { [name]: 'mine' });
      });
      expect(problems).toEqual([
        expect.stringContaining(`[batch/client] env["${name}"]: got "${name}", allowed any name`),
      ]);
    }
  });

  it('is in the namespace of its broker', () => {
    const chart = batchChart();
    const queue = makeBroker(chart, { queues: [QUEUE] }).queue(QUEUE);
    const shop = new Chart(chart, 'elsewhere', { namespace: 'shop' });
    expect(linesOf(() => make(shop, queue))).toEqual([
      expect.stringMatching(
        /^\[batch\/elsewhere\/client\] queue: got "tasks" in namespace "analytics", allowed .*"shop"; /,
      ),
    ]);
  });

  it('may use a broker elsewhere from any namespace, by TLS', () => {
    const chart = batchChart();
    const shop = new Chart(chart, 'elsewhere', { namespace: 'shop' });
    const credentials = Secret.fromSecretName(chart, 'login', 'cloud-login');
    const tls = BrokerTls.authority(Secret.fromSecretName(chart, 'authority', 'our-authority'), 'root.pem');
    const network = [Network.toCidr('10.1.2.3/32', '5671')];
    const broker = new ExternalBroker(chart, 'cloud', {
      host: 'mq.example',
      virtualHost: 'a$(QUEUE_NAME)',
      credentials,
      tls,
      network,
      queues: [QUEUE],
    });
    make(shop, broker.queue(QUEUE));
    expect(() => render(shop)).toThrow(/Secret of the pods: got "cloud-login", which is in namespace "analytics"/);
    ['cloud-login', 'our-authority'].forEach((name) => Secret.fromSecretName(shop, name, name));
    const objects = render(shop);
    const template = podTemplateOf(find(objects, kind, 'client'));
    expect(variables(template)).toMatchObject({
      RABBITMQ_HOST: 'mq.example',
      RABBITMQ_PORT: '5671',
      RABBITMQ_VHOST: 'a$$(QUEUE_NAME)', // Kubernetes makes one dollar sign of two
      RABBITMQ_TLS: 'true',
      RABBITMQ_CA_FILE: '/etc/broker-authority/root.pem',
    });
    const { volumes, containers } = template.spec;
    expect(volumes).toContainEqual({
      name: 'broker-authority',
      secret: { secretName: 'our-authority', defaultMode: 0o444 },
    });
    const authority = { name: 'broker-authority', mountPath: '/etc/broker-authority', readOnly: true };
    expect(containers[0].volumeMounts).toContainEqual(authority);
    expect(template.metadata.labels).not.toHaveProperty(['cdk8s-batch/broker']);
    expect(find(objects, 'NetworkPolicy', 'client').spec.egress).toContainEqual({
      to: [{ ipBlock: { cidr: '10.1.2.3/32' } }],
      ports: [{ protocol: 'TCP', port: 5671 }],
    });
  });
});
