import { JsonPatch } from 'cdk8s';
import { Mount, Placement, PriorityClass, Queue, RabbitMqBrokerProps, Resources } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { find, render } from '../support/manifests';
import { refusalsOf } from '../support/refusals';
import { batchChart, chartOfNewer } from '../workloads/sample';
import { brokerObjects, makeBroker } from './sample';

const SELECTOR = { 'app.kubernetes.io/name': 'rabbitmq', 'app.kubernetes.io/component': 'broker' };

const statefulSet = (props: Partial<RabbitMqBrokerProps> = {}): Manifest => find(brokerObjects(props), 'StatefulSet');
const podSpec = (props: Partial<RabbitMqBrokerProps> = {}): Manifest => statefulSet(props).spec.template.spec;
const claim = (props: Partial<RabbitMqBrokerProps> = {}): Manifest => statefulSet(props).spec.volumeClaimTemplates[0];
const refusedWith = (props: Partial<RabbitMqBrokerProps>) => refusalsOf(() => makeBroker(batchChart(), props));

describe('a broker', () => {
  it('comes with all that it needs, and with no Secret', () => {
    expect(
      brokerObjects().map(({ kind, metadata }) => `${kind} ${metadata.name}`.replace(/-[0-9a-f]{10}$/, '')),
    ).toEqual(
      expect.arrayContaining([
        'ServiceAccount rabbitmq',
        'ConfigMap rabbitmq-files',
        'NetworkPolicy rabbitmq',
        'Service rabbitmq',
        'Service rabbitmq-nodes',
        'PodDisruptionBudget rabbitmq',
        'StatefulSet rabbitmq',
      ]),
    );
    expect(brokerObjects()).toHaveLength(7);
  });

  it('says what is wrong with its image beside all else, its pods included', () => {
    const mounts = [Mount.scratch('/var/lib/rabbitmq/mnesia', '1Gi')];
    expect(refusedWith({ image: 'rabbitmq:latest', storage: '1Ki', mounts })).toEqual([
      '[batch/rabbitmq] image: got "rabbitmq:latest"',
      '[batch/rabbitmq] storage: got "1Ki"',
      '[batch/rabbitmq] mounts[0]: got "/var/lib/rabbitmq/mnesia"',
    ]);
  });

  it('is one server whose name survives a restart', () => {
    expect(statefulSet().spec).toMatchObject({ replicas: 1, serviceName: 'rabbitmq-nodes' });
    expect(podSpec().restartPolicy).toBe('Always');
  });

  it('is reached at its name, by AMQP, management and metrics', () => {
    const service = brokerObjects({ name: 'bunny' }).find(
      ({ kind, metadata }) => kind === 'Service' && metadata.name === 'bunny',
    );
    expect(service.spec).toEqual({
      type: 'ClusterIP',
      selector: { ...SELECTOR, 'app.kubernetes.io/name': 'bunny' },
      ports: [
        { name: 'amqp', port: 5672, protocol: 'TCP', targetPort: 'amqp' },
        { name: 'management', port: 15672, protocol: 'TCP', targetPort: 'management' },
        { name: 'metrics', port: 15692, protocol: 'TCP', targetPort: 'metrics' },
      ],
    });
    const [{ ports }] = podSpec().containers;
    const numbers = Object.fromEntries(ports.map((port: Manifest) => [port.name, port.containerPort]));
    expect(numbers).toEqual({ amqp: 5672, management: 15672, metrics: 15692 });
  });

  it('tells its clients where it is', () => {
    const broker = makeBroker(batchChart(), { name: 'bunny' });
    expect(broker).toMatchObject({ host: 'bunny', port: 5672, virtualHost: '/', namespace: 'analytics' });
    expect(broker.credentials.name).toBe('broker-login');
    expect(broker).not.toHaveProperty('tls');
  });

  it('runs a maintained image with 200m to 500m CPU and 256Mi to 512Mi memory, or as told', () => {
    const [container] = podSpec().containers;
    expect(container.image).toBe('rabbitmq:4.3.4-management');
    expect(container.resources).toMatchObject({
      requests: { cpu: '200m', memory: '256Mi' },
      limits: { cpu: '500m', memory: '512Mi' },
    });
    const resources = Resources.of('2', '10Gi');
    const objects = brokerObjects({ image: 'rabbitmq:4.1.0-management', resources });
    const [other] = find(objects, 'StatefulSet').spec.template.spec.containers;
    expect(other.image).toBe('rabbitmq:4.1.0-management');
    expect(other.resources.limits).toMatchObject({ cpu: '2', memory: '10Gi' });
    expect(find(objects, 'ConfigMap').data['rabbitmq.conf']).toContain('watermark.absolute = 6442450944\n');
  });

  it('has a volume of 8 GiB of the default class, or as told', () => {
    expect(claim().spec).toEqual({ accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '8Gi' } } });
    const other = brokerObjects({ storage: '256Mi', storageClassName: 'fast.example' });
    expect(find(other, 'StatefulSet').spec.volumeClaimTemplates[0].spec).toMatchObject({
      storageClassName: 'fast.example',
      resources: { requests: { storage: '256Mi' } },
    });
    expect(find(other, 'ConfigMap').data['rabbitmq.conf']).toContain('disk_free_limit.absolute = 26843136\n');
    expect(claim({ storage: '64Ti' }).spec.resources.requests.storage).toBe('64Ti');
    expect(podSpec().containers[0].volumeMounts).toContainEqual({ name: 'data', mountPath: '/var/lib/rabbitmq' });
  });

  it.each(['262143Ki', '68719476737Ki', '8GB'])(
    'has no volume of %s, which are not whole bytes from 256Mi to 64Ti',
    (storage) => {
      expect(refusedWith({ storage })).toEqual([`[batch/rabbitmq] storage: got "${storage}"`]);
    },
  );

  it('has a name that leaves room for its pods and their revisions', () => {
    expect(refusedWith({ name: 'a'.repeat(52) })).toEqual([]);
    expect(refusedWith({ name: 'a'.repeat(53) })).toEqual([`[batch/rabbitmq] name: got "${'a'.repeat(53)}"`]);
  });

  it('has a name that a Service may have, too', () => {
    expect(refusedWith({ name: 'mq-4' })).toEqual([]);
    expect(refusedWith({ name: '4-mq' })).toEqual(['[batch/rabbitmq] name: got "4-mq"']);
  });

  it('passes labels, annotations, priority and options on', () => {
    const priority = PriorityClass.existing('work-first');
    const props = { labels: { team: 'prices' }, annotations: { 'example.com/owner': 'Ada' }, priority };
    const { metadata, spec } = statefulSet({ ...props, placement: [Placement.onNodes('disk', 'ssd')] });
    for (const shown of [metadata, spec.template.metadata]) {
      expect(shown.labels).toMatchObject({ team: 'prices' });
      expect(shown.annotations).toMatchObject({ 'example.com/owner': 'Ada' });
    }
    expect(spec.template.spec).toMatchObject({ priorityClassName: 'work-first', nodeSelector: { disk: 'ssd' } });
    expect(podSpec()).not.toHaveProperty('priorityClassName');
  });

  it('says all that is wrong with it at once', () => {
    const wrong = {
      name: 'Bunny',
      queues: [],
      storage: '1Mi',
      storageClassName: 'Fast',
      labels: { 'app.kubernetes.io/name': 'mine' },
    };
    expect(refusedWith(wrong)).toEqual([
      '[batch/rabbitmq] name: got "Bunny"',
      '[batch/rabbitmq] queues: got none',
      '[batch/rabbitmq] storage: got "1Mi"',
      '[batch/rabbitmq] storageClassName: got "Fast"',
      '[batch/rabbitmq] labels["app.kubernetes.io/name"]: got "mine"',
    ]);
  });

  it('keeps its selector and the labels of its volume, which nobody can change, when all else changes', () => {
    const image = 'rabbitmq:4.1.0-management';
    const changed = { labels: { team: 'prices' }, image, queues: [Queue.classic('other')] };
    for (const props of [{}, changed]) {
      expect(statefulSet(props).spec.selector).toEqual({ matchLabels: SELECTOR });
      expect(claim(props).metadata).toEqual({ name: 'data', labels: SELECTOR });
    }
  });

  it('keeps a patch of a field that is newer than the library, where switchedOn names it', () => {
    const chart = chartOfNewer();
    makeBroker(chart).statefulSet.addJsonPatch(JsonPatch.add('/spec/ordinals', { start: 1, newer: true }));
    expect(find(render(chart), 'StatefulSet').spec.ordinals).toEqual({ start: 1, newer: true });
  });
});
