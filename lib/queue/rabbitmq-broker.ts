import { ApiObject, Chart, Duration, Size } from 'cdk8s';
import { Cpu, ISecret } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { KubePodDisruptionBudget, KubeService, KubeStatefulSet } from '../../imports/k8s';
import { Problem, rejectIfAny } from '../fields/problem';
import { show } from '../fields/show';
import { Types, isTexts, isText, optional, propsOf, requireProps } from '../fields/types';
import { sizeProblems } from '../kubernetes/amounts';
import { isSecret, isSize } from '../kubernetes/cdk8s-types';
import { dnsLabelProblems, dnsSubdomainProblems } from '../kubernetes/names';
import { nameOf } from '../kubernetes/object-name';
import { Egress } from '../network/egress';
import { disruptionBudget } from '../pod/disruption-budget';
import { Pod, settlePod } from '../pod/pod';
import { podProblems } from '../pod/pod-problems';
import { PodSupport } from '../pod/pod-support';
import { Resources } from '../pod/resources';
import { POD_OPTIONS, isPriorityClass, isResources } from '../pod/workload-types';
import { imageProblems } from '../program/image';
import { Program } from '../program/program';
import { HardeningException } from '../security/hardening-exception';
import { BrokerQueue, IBroker } from './broker';
import { PORTS } from './broker-files';
import { brokerPart } from './broker-pod';
import { serviceSpec, statefulSetSpec } from './broker-specs';
import { Queue } from './queue';
import { findQueue, isQueueList, queueListProblems } from './queue-list';
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
    const given = requireProps(this, props, TYPES);
    const settled = settle(nameOf(this, given.name), given);
    rejectIfAny(this, problemsIn(settled));
    const { pod, storage, storageClassName } = settled;
    const { labels, annotations, selector, template } = new PodSupport(this, 'Pod', pod);

    this.host = pod.name;
    this.queues = settled.queues;
    this.credentials = settled.credentials;
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

const TYPES: Types<RabbitMqBrokerProps> = {
  name: optional(isText),
  credentials: isSecret,
  queues: isQueueList,
  image: optional(isText),
  resources: optional(isResources),
  storage: optional(isSize),
  storageClassName: optional(isText),
  labels: optional(isTexts),
  annotations: optional(isTexts),
  priority: optional(isPriorityClass),
  pod: optional(propsOf(POD_OPTIONS)),
};

interface Settled {
  readonly image: string;
  readonly pod: Pod;
  readonly queues: Queue[];
  readonly credentials: ISecret;
  readonly storage: Size;
  readonly storageClassName?: string;
}

const IMAGE = 'rabbitmq:4.3.4-management';

const OWN_USER = HardeningException.userId(999, 999, 'the image owns its data and its cookie as user rabbitmq');

const RESOURCES = Resources.of({
  cpuRequest: Cpu.millis(200),
  cpuLimit: Cpu.millis(500),
  memoryRequest: Size.mebibytes(256),
  memoryLimit: Size.mebibytes(512),
});

function settle(name: string, props: RabbitMqBrokerProps): Settled {
  const { queues } = props;
  const image = props.image ?? IMAGE;
  const isLegal = imageProblems('image', image).length === 0;
  const resources = props.resources ?? RESOURCES;
  const storage = props.storage ?? Size.gibibytes(8);
  const hasOwnUser = props.pod?.exceptions?.some(({ user }) => user !== undefined) ?? false;
  const exceptions = [...(hasOwnUser ? [] : [OWN_USER]), ...(props.pod?.exceptions ?? [])];
  const adds = brokerPart({
    facts: { queues, virtualHost: '/', memoryLimit: resources.memoryLimit, storage },
    credentials: props.credentials.name,
    clientLabels: clientLabels(name),
  });
  const pod = settlePod(
    { ...props, program: Program.image(isLegal ? image : IMAGE), resources, pod: { ...props.pod, exceptions } },
    {
      name,
      component: 'broker',
      restartPolicy: 'Always',
      adds,
      defaults: { terminationGracePeriod: Duration.minutes(2) },
    },
  );
  return { image, pod, queues, credentials: props.credentials, storage, storageClassName: props.storageClassName };
}

const STORAGE = { min: Size.mebibytes(256), max: Size.tebibytes(64), fix: 'size it for the longest backlog' };

function problemsIn({ image, pod, queues, credentials, storage, storageClassName }: Settled): Problem[] {
  return [
    ...dnsLabelProblems('name', pod.name, 52),
    ...serviceNameProblems(pod.name),
    ...imageProblems('image', image),
    ...dnsSubdomainProblems('credentials', credentials.name),
    ...queueListProblems(queues),
    ...sizeProblems('storage', storage, STORAGE),
    ...(storageClassName === undefined ? [] : dnsSubdomainProblems('storageClassName', storageClassName)),
    ...podProblems(pod).map(ofQueues),
  ];
}

/** What is too large in the files of a broker is its queues. */
function ofQueues(problem: Problem): Problem {
  const own = { prop: 'queues', got: `queues of ${problem.got}`, fix: 'give some of them to a second broker' };
  return problem.prop === 'program.files' ? { ...problem, ...own } : problem;
}

/** Stricter than other names: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names */
function serviceNameProblems(name: string): Problem[] {
  const allowed = 'a name that starts with a letter, which a Service must have';
  return /^[0-9]/.test(name) ? [{ prop: 'name', got: show(name), allowed, fix: 'put a letter in front' }] : [];
}

function clientLabels(broker: string): Record<string, string> {
  return { 'cdk8s-batch/broker': broker };
}
