import { ApiObject, Chart, Duration } from 'cdk8s';
import { ISecret } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { KubePodDisruptionBudget, KubeService, KubeStatefulSet } from '../../imports/k8s';
import { exactArguments } from '../fields/exact-arguments';
import { Settled } from '../fields/field';
import { Problem } from '../fields/problem';
import { Network } from '../network/network';
import { disruptionBudget } from '../pod/disruption-budget';
import { patched } from '../pod/patch';
import { WorkloadPlan, makeWorkload } from '../pod/workload';
import { Program } from '../program/program';
import { Waiver } from '../security/waiver';
import { settlingProps } from '../words/construct-props';
import { BrokerQueue, IBroker } from './broker';
import { PORTS } from './broker-files';
import { brokerPart } from './broker-pod';
import { serviceSpec, statefulSetSpec } from './broker-specs';
import { Queue } from './queue';
import { brokerQueueOf } from './queue-list';
import { RABBIT_MQ_BROKER, RabbitMqBrokerProps } from './rabbitmq-broker-props';

const VIRTUAL_HOST = '/';

/** It writes what it holds before it ends. */
const END = Duration.minutes(2);

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
  public readonly virtualHost = VIRTUAL_HOST;
  /** The namespace of its clients, too: its network lets in nobody else. Empty in a chart that names none. */
  public readonly namespace?: string;
  /** The Secret with the keys `username` and `password`. */
  public readonly credentials: ISecret;
  /** Labels by which its network lets a pod in. */
  public readonly clientLabels: { [key: string]: string };
  /** What a client's own network must open. */
  public readonly network: Network[];

  private readonly queues: Queue[];

  constructor(scope: Construct, id: string, props: RabbitMqBrokerProps) {
    super(scope, id);
    const given = settlingProps(this, props, RABBIT_MQ_BROKER, arguments);
    const { settled } = given;
    const { pod, support } = makeWorkload(this, given, planOf(settled), []);
    const { labels, annotations, selector, template } = support;
    const { storage, storageClassName } = settled;

    this.host = pod.name;
    this.queues = settled.queues;
    this.credentials = settled.credentials;
    this.clientLabels = clientLabels(pod.name);
    this.network = [Network.toPods(selector, String(PORTS.amqp))];
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
      patched(
        KubeStatefulSet.manifest({
          metadata: { name: pod.name, labels, annotations },
          spec: statefulSetSpec({ serviceName: nodes, selector, template, storage, storageClassName }),
        }),
        pod.patches,
      ),
    );
  }

  /**
   * A queue of this broker, for its workers, its producers and other Jobs.
   *
   * @param queue the value that stands in `queues`
   * @throws when it does not stand there
   */
  public queue(queue: Queue): BrokerQueue {
    return brokerQueueOf(this, this.queues, queue);
  }

  static {
    exactArguments(this);
  }
}

type Decided = Settled<typeof RABBIT_MQ_BROKER>;

const OWN_USER = Waiver.userId(999, 999, 'the image owns its data and its cookie as user rabbitmq');

function planOf(settled: Decided): WorkloadPlan {
  const { name, image, queues, credentials, resources, storage, waivers } = settled;
  const hasOwnUser = waivers.some(({ user }) => user !== undefined);
  return {
    component: 'broker',
    restartPolicy: 'Always',
    props: {
      ...settled,
      program: Program._of(image),
      waivers: hasOwnUser ? waivers : [OWN_USER, ...waivers],
      terminationGracePeriod: settled.terminationGracePeriod ?? END,
    },
    adds: brokerPart({
      facts: { queues, virtualHost: VIRTUAL_HOST, memoryLimit: resources._limits.memory, storage },
      credentials: credentials.name,
      clientLabels: clientLabels(name),
    }),
    ofPods: tellOfQueues,
  };
}

/** The queues make the files of a broker too large. */
function tellOfQueues(problem: Problem): Problem {
  const own = { prop: 'queues', got: `queues of ${problem.got}`, fix: 'give some of them to a second broker' };
  return problem.prop === 'program.files' ? { ...problem, ...own } : problem;
}

function clientLabels(broker: string): Record<string, string> {
  return { 'cdk8s-batch/broker': broker };
}
