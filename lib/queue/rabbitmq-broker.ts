import { ApiObject, Chart, Duration, Size } from 'cdk8s';
import { Cpu, ISecret } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { KubePodDisruptionBudget, KubeService, KubeStatefulSet } from '../../imports/k8s';
import { Fields, Settled } from '../fields/field';
import { propsOf, text } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { size } from '../kubernetes/amounts';
import { secret } from '../kubernetes/named-objects';
import { dnsLabelProblems, dnsSubdomainProblems } from '../kubernetes/names';
import { objectName } from '../kubernetes/object-name';
import { Egress } from '../network/egress';
import { disruptionBudget } from '../pod/disruption-budget';
import { POD_OPTIONS } from '../pod/pod-options';
import { Resources, resources } from '../pod/resources';
import { makeWorkload } from '../pod/workload';
import { POD_PROPS } from '../pod/workload-props';
import { imageProblems } from '../program/image';
import { Program } from '../program/program';
import { HardeningException } from '../security/hardening-exception';
import { BrokerQueue, IBroker } from './broker';
import { PORTS } from './broker-files';
import { brokerPart } from './broker-pod';
import { serviceSpec, statefulSetSpec } from './broker-specs';
import { Queue } from './queue';
import { findQueue, queueList } from './queue-list';
import { RabbitMqBrokerProps } from './rabbitmq-broker-props';

/**
 * A RabbitMQ server with its queues. One replica: what it has confirmed survives a crash and a restart with its
 * volume, but while it restarts nobody publishes or consumes. It is durable, not highly available.
 */
export class RabbitMqBroker extends Construct implements IBroker {
  /** The rendered StatefulSet. */
  public readonly statefulSet: ApiObject;
  /** The rendered Service of clients. */
  public readonly service: ApiObject;
  /** Its DNS name in its namespace. */
  public readonly host: string;
  /** Its AMQP port. */
  public readonly port = PORTS.amqp;
  /** Its virtual host. */
  public readonly virtualHost = '/';
  /** The namespace of its clients, too: its network lets in nobody else. Empty in a chart that names none. */
  public readonly namespace?: string;
  /** The Secret with the keys `username` and `password`. */
  public readonly credentials: ISecret;
  /** Labels by which its network lets a pod in. */
  public readonly clientLabels: { [key: string]: string };
  /** What a client's own network must open. */
  public readonly egress: Egress;

  private readonly queues: Queue[];

  constructor(scope: Construct, id: string, props: RabbitMqBrokerProps) {
    super(scope, id);
    const { pod, support, queues, credentials, storage, storageClassName } = makeWorkload(
      this,
      props,
      RABBIT_MQ_BROKER,
      planOf,
    );
    const { labels, annotations, selector, template } = support;

    this.host = pod.name;
    this.queues = queues;
    this.credentials = credentials;
    this.clientLabels = clientLabels(pod.name);
    this.egress = Egress.toPods(selector, PORTS.amqp);
    this.namespace = Chart.of(this).namespace ?? '';

    const nodes = `${pod.name}-nodes`;
    this.service = new ApiObject(
      this,
      'Service',
      KubeService.manifest({ metadata: { name: pod.name, labels }, spec: serviceSpec(selector) }),
    );
    new ApiObject(
      this,
      'Nodes',
      KubeService.manifest({
        metadata: { name: nodes, labels },
        spec: { ...serviceSpec(selector), clusterIp: 'None', publishNotReadyAddresses: true },
      }),
    );
    new ApiObject(
      this,
      'DisruptionBudget',
      KubePodDisruptionBudget.manifest({ metadata: { name: pod.name, labels }, spec: disruptionBudget(selector) }),
    );
    this.statefulSet = new ApiObject(
      this,
      'Default',
      KubeStatefulSet.manifest({
        metadata: { name: pod.name, labels, annotations },
        spec: statefulSetSpec({ serviceName: nodes, selector, template, storage, storageClassName }),
      }),
    );
  }

  /**
   * A queue of this broker, for its workers and producers.
   *
   * @throws when the broker does not hold a queue of that name
   */
  public queue(name: string): BrokerQueue {
    return BrokerQueue._on(this, findQueue(this, this.queues, name));
  }
}

const IMAGE = 'rabbitmq:4.3.4-management';

const OWN_USER = HardeningException.userId(999, 999, 'the image owns its data and its cookie as user rabbitmq');

const RESOURCES = Resources.of({
  cpuRequest: Cpu.millis(200),
  cpuLimit: Cpu.millis(500),
  memoryRequest: Size.mebibytes(256),
  memoryLimit: Size.mebibytes(512),
});

export const RABBIT_MQ_BROKER = {
  name: objectName.checkedBy((prop, name) => [...dnsLabelProblems(prop, name, 52), ...serviceNameProblems(prop, name)]),
  credentials: secret,
  queues: queueList,
  image: text.checkedBy(imageProblems).or(IMAGE),
  resources: resources.or(RESOURCES),
  storage: size({ min: Size.mebibytes(256), max: Size.tebibytes(64), fix: 'size it for the longest backlog' }).or(
    Size.gibibytes(8),
  ),
  storageClassName: text.checkedBy(dnsSubdomainProblems).orNothing,
  ...POD_PROPS,
  pod: propsOf({
    ...POD_OPTIONS,
    terminationGracePeriod: POD_OPTIONS.terminationGracePeriod.or(Duration.minutes(2)),
  }).or({}),
} satisfies Fields<RabbitMqBrokerProps>;

function planOf(settled: Settled<typeof RABBIT_MQ_BROKER>) {
  const { name, queues, storage } = settled;
  const { exceptions } = settled.pod;
  const ids = exceptions.some(({ user }) => user !== undefined) ? [] : [OWN_USER];
  return {
    ...settled,
    component: 'broker' as const,
    restartPolicy: 'Always' as const,
    props: {
      ...settled,
      program: Program._of(settled.image),
      pod: { ...settled.pod, exceptions: [...ids, ...exceptions] },
    },
    adds: brokerPart({
      facts: { queues, virtualHost: '/', memoryLimit: settled.resources.memoryLimit, storage },
      credentials: settled.credentials.name,
      clientLabels: clientLabels(name),
    }),
    problems: [],
    ofPods: tellOfQueues,
  };
}

/** What is too large in the files of a broker is its queues. */
function tellOfQueues(problem: Problem): Problem {
  const own = { prop: 'queues', got: `queues of ${problem.got}`, fix: 'give some of them to a second broker' };
  return problem.prop === 'program.files' ? { ...problem, ...own } : problem;
}

/** Stricter than other names: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names */
function serviceNameProblems(prop: string, name: string): Problem[] {
  const allowed = 'a name that starts with a letter, which a Service must have';
  return unless(!/^[0-9]/.test(name), { prop, got: show(name), allowed, fix: 'put a letter in front' });
}

function clientLabels(broker: string): Record<string, string> {
  return { 'cdk8s-batch/broker': broker };
}
