import { Duration } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import { Queue, QueueProducer, QueueWorkerPool, Waiver } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { permissions } from '../../lib/queue/broker-files';
import { find, render } from '../support/manifests';
import { BASE, TASKS, batchChart } from '../workloads/sample';
import { brokerObjects, makeBroker } from './sample';

const MAILS = Queue.classic('mails');
const QUEUES = [TASKS, MAILS];

const podTemplate = (objects: Manifest[]) => find(objects, 'StatefulSet').spec.template;
const filesOf = (objects: Manifest[]) => find(objects, 'ConfigMap', 'rabbitmq').data;
const valuesOf = (container: Manifest): Record<string, string> =>
  Object.fromEntries(container.env.map(({ name, value }: Manifest) => [name, value]));

/** A broker with a worker pool and a producer. */
function system(): Manifest[] {
  const chart = batchChart();
  const broker = makeBroker(chart, { queues: QUEUES });
  new QueueWorkerPool(chart, 'worker', { ...BASE, queue: broker.queue(TASKS) });
  new QueueProducer(chart, 'producer', { ...BASE, queue: broker.queue(MAILS) });
  return render(chart);
}

describe('the login of a broker', () => {
  const objects = brokerObjects({ queues: QUEUES });
  const { spec } = podTemplate(objects);
  const [writer] = spec.initContainers;

  it('is mounted from the Secret, for the step that writes the definitions alone', () => {
    expect(spec.volumes).toContainEqual({
      name: 'broker-credentials',
      secret: { secretName: 'broker-login', defaultMode: 0o440 },
    });
    const mount = { name: 'broker-credentials', mountPath: '/etc/broker-credentials', readOnly: true };
    expect(writer.volumeMounts).toContainEqual(mount);
    const seen = spec.containers[0].volumeMounts.map(({ name }: Manifest) => name);
    expect(seen).toContain('definitions');
    expect(seen).not.toContain('broker-credentials');
  });

  it('is written to memory, which the server only reads', () => {
    expect(spec.volumes).toContainEqual({ name: 'definitions', emptyDir: { medium: 'Memory', sizeLimit: '2Mi' } });
    const place = { name: 'definitions', mountPath: '/etc/rabbitmq-definitions' };
    expect(writer.volumeMounts).toContainEqual(place);
    expect(spec.containers[0].volumeMounts).toContainEqual({ ...place, readOnly: true });
  });

  it('is nowhere in what is rendered: no Secret, no variable, no file', () => {
    const rendered = system();
    expect(rendered.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    const templates = rendered.flatMap(({ spec: inner }) => inner?.template ?? []);
    const containers = templates.flatMap(({ spec: pod }) => [...(pod.initContainers ?? []), ...pod.containers]);
    const names = containers.flatMap(({ env }) => env ?? []).map(({ name }: Manifest) => name);
    expect(names).toContain('RABBITMQ_CREDENTIALS_DIR');
    expect(names.filter((name: string) => /user|pass|cookie/i.test(name))).toEqual([]);
    const { 'write-definitions.sh': script, ...files } = filesOf(rendered);
    expect(script).toContain('read_login password');
    expect(JSON.stringify(files)).not.toMatch(/user|pass/i);
  });
});

describe('the definitions of a broker', () => {
  const objects = system();
  const [writer] = podTemplate(objects).spec.initContainers;

  it('are what its workers and producers declare', () => {
    const definitions = JSON.parse(filesOf(objects)['topology.json']);
    const declared = (kind: string) =>
      JSON.parse(valuesOf(find(objects, kind).spec.template.spec.containers[0]).QUEUE_DECLARATIONS);
    expect(
      definitions.queues.map(({ name, arguments: parameters }: Manifest) => ({ name, arguments: parameters })),
    ).toEqual([...declared('Deployment'), ...declared('Job')]);
  });

  it('let the user do what its queues need', () => {
    const { configure, write, read } = permissions(QUEUES);
    expect(valuesOf(writer)).toEqual({
      CREDENTIALS_DIR: '/etc/broker-credentials',
      TOPOLOGY_FILE: '/opt/program/topology.json',
      DEFINITIONS_FILE: '/etc/rabbitmq-definitions/definitions.json',
      VHOST: '/',
      CONFIGURE: configure,
      WRITE: write,
      READ: read,
    });
  });

  it('are written before the server starts', () => {
    expect(writer.command).toEqual(['/bin/sh', '/opt/program/write-definitions.sh']);
    expect(filesOf(objects)).toHaveProperty(['write-definitions.sh']);
  });
});

describe('the server', () => {
  const container = podTemplate(brokerObjects()).spec.containers[0];

  it('finds its configuration among the mounted files', () => {
    expect(valuesOf(container)).toEqual({
      RABBITMQ_CONFIG_FILE: '/opt/program/rabbitmq.conf',
      RABBITMQ_ENABLED_PLUGINS_FILE: '/opt/program/enabled_plugins',
      RABBITMQ_LOGS: '-',
    });
    expect(Object.keys(filesOf(brokerObjects())).sort()).toEqual([
      'enabled_plugins',
      'rabbitmq.conf',
      'topology.json',
      'write-definitions.sh',
    ]);
  });

  it('is ready when it takes clients, and alive while the runtime answers', () => {
    expect(container.readinessProbe).toMatchObject({ tcpSocket: { port: 'amqp' } });
    expect(container.livenessProbe).toMatchObject({ httpGet: { path: '/metrics', port: 'metrics' } });
    const { periodSeconds, failureThreshold } = container.startupProbe;
    expect(periodSeconds * failureThreshold).toBe(600);
  });

  it('has two minutes to end, or as told', () => {
    expect(podTemplate(brokerObjects()).spec.terminationGracePeriodSeconds).toBe(120);
    const terminationGracePeriod = Duration.minutes(5);
    expect(podTemplate(brokerObjects({ terminationGracePeriod })).spec.terminationGracePeriodSeconds).toBe(300);
  });

  it('runs as the user of its image, or as another one that its user names', () => {
    expect(podTemplate(brokerObjects()).spec.securityContext).toMatchObject({ runAsUser: 999, fsGroup: 999 });
    const waivers = [Waiver.userId(1001, 1001, 'our own image')];
    const { securityContext } = podTemplate(brokerObjects({ waivers })).spec;
    expect(securityContext).toMatchObject({ runAsUser: 1001, runAsGroup: 1001, fsGroup: 1001 });
  });

  it('is a new pod for another configuration, since the name of its files changes', () => {
    const files = (objects: Manifest[]) => find(objects, 'ConfigMap').metadata.name;
    expect(files(brokerObjects())).toBe(files(brokerObjects()));
    expect(files(brokerObjects({ queues: QUEUES }))).not.toBe(files(brokerObjects()));
    expect(find(brokerObjects(), 'ConfigMap').immutable).toBe(true);
    expect(podTemplate(brokerObjects()).spec.volumes).toContainEqual(
      expect.objectContaining({ configMap: expect.objectContaining({ name: files(brokerObjects()) }) }),
    );
  });
});

describe('the network of a broker', () => {
  const objects = system();
  const policy = (name: string) => find(objects, 'NetworkPolicy', name).spec;
  const labelsOf = (kind: string) => find(objects, kind).spec.template.metadata.labels;

  it('lets in its clients by their label, metrics from everywhere, and nobody else', () => {
    expect(policy('rabbitmq').ingress).toEqual([
      {
        from: [{ podSelector: { matchLabels: { 'cdk8s-batch/broker': 'rabbitmq' } } }],
        ports: [{ protocol: 'TCP', port: 5672 }],
      },
      { from: [{ namespaceSelector: {} }], ports: [{ protocol: 'TCP', port: 15692 }] },
    ]);
    expect(policy('rabbitmq').policyTypes).toEqual(['Ingress', 'Egress']);
  });

  it.each([
    ['worker', 'Deployment'],
    ['producer', 'Job'],
  ])('is open between the %s and the broker, in both directions', (name, kind) => {
    const [{ from }] = policy('rabbitmq').ingress;
    expect(labelsOf(kind)).toMatchObject(from[0].podSelector.matchLabels);
    const amqp = policy(name).egress.filter(({ ports }: Manifest) => ports[0].port === 5672);
    expect(amqp).toHaveLength(1);
    expect(labelsOf('StatefulSet')).toMatchObject(amqp[0].to[0].podSelector.matchLabels);
  });

  it('is open to the clients of one broker only', () => {
    const chart = batchChart();
    makeBroker(chart, { name: 'other', credentials: Secret.fromSecretName(chart, 'second', 'second') });
    const [{ from }] = find(render(chart), 'NetworkPolicy').spec.ingress;
    expect(from[0].podSelector.matchLabels).toEqual({ 'cdk8s-batch/broker': 'other' });
    expect(labelsOf('Deployment')).not.toMatchObject(from[0].podSelector.matchLabels);
  });
});
