import { ApiObject, Duration } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import {
  DeploymentSpec,
  IntOrString,
  KubeDeployment,
  KubePodDisruptionBudget,
  PodTemplateSpec,
} from '../../imports/k8s';
import { Fields, Settled } from '../fields/field';
import { wholeNumber } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { dnsLabelProblems } from '../kubernetes/names';
import { objectName } from '../kubernetes/object-name';
import { settlingWorkload } from '../pod/defaults';
import { disruptionBudget } from '../pod/disruption-budget';
import { patched } from '../pod/patch';
import { Placement } from '../pod/placement';
import { PodPart } from '../pod/pod';
import { WorkloadPlan, makeWorkload } from '../pod/workload';
import { CommonWorkloadProps, WORKLOAD_PROPS } from '../pod/workload-props';
import { PROGRAM_FOLDER } from '../program/folders';
import { BrokerQueue, brokerQueue } from '../queue/broker';
import { clientNamespaceProblems } from '../queue/client-namespace';
import { queueClient } from '../queue/queue-client';
import { WORKER_FILES, coreFor } from '../queue/runtime';

/** What a team decides about the workers of a queue. */
export interface QueueWorkerPoolProps extends CommonWorkloadProps {
  /** The queue that is worked on, from its broker. Its longest task decides the probes and the grace period. */
  readonly queue: BrokerQueue;

  /**
   * How many workers run, from 0 (the queue only fills) to 1000.
   *
   * @default 2 - one goes on while the other is drained
   * @throws outside that range
   */
  readonly replicas?: number;

  /**
   * How many tasks a worker holds and works on at once, from 1 to 1000. As all of them are begun at once, none is left
   * over when the grace period ends; but they share its CPU, and the longest task must hold for that many together.
   *
   * @default 1 - a slow task holds up no other
   * @throws outside that range
   * @see https://www.rabbitmq.com/docs/consumer-prefetch
   */
  readonly prefetch?: number;
}

/**
 * Works on the tasks of a queue for as long as there are any: a Deployment.
 *
 * A Python program imports `queue_worker`, which lies beside it, and hands it the function that does one task. A
 * command of another language is started by `QueueWorkerPool.CORE`. Any other program reads the environment that the
 * queue gives it (RABBITMQ_HOST, RABBITMQ_PORT, RABBITMQ_VHOST, RABBITMQ_HEARTBEAT_SECONDS, RABBITMQ_CREDENTIALS_DIR with
 * the files `username` and `password`, RABBITMQ_TLS and RABBITMQ_CA_FILE with TLS, QUEUE_NAME, QUEUE_DECLARATIONS,
 * QUEUE_RETRIES, QUEUE_DEAD_LETTERS, QUEUE_ATTEMPTS, QUEUE_PREFETCH and QUEUE_LONGEST_TASK_SECONDS), and answers GET
 * /ready and /live on HEALTH_PORT.
 */
export class QueueWorkerPool extends Construct {
  /**
   * Where the core of workers is mounted for a program that names it in its command, which then hands each task to a
   * command of its own: `['python', QueueWorkerPool.CORE, '--', './ship-order']`. Its image has Python 3.11 or newer,
   * with pika.
   */
  public static readonly CORE = `${PROGRAM_FOLDER}/queue_worker.py`;

  /** The rendered Deployment. */
  public readonly deployment: ApiObject;

  constructor(scope: Construct, id: string, props: QueueWorkerPoolProps) {
    super(scope, id);
    const given = settlingWorkload(this, props, QUEUE_WORKER_POOL, arguments);
    const { settled } = given;
    const plan: WorkloadPlan = {
      component: 'queue-worker',
      restartPolicy: 'Always',
      props: { ...settled, terminationGracePeriod: graceOf(settled), placement: placementOf(settled) },
      adds: workerPart(settled),
    };
    const problems = [...graceProblems(settled), ...clientNamespaceProblems(this, settled.queue)];
    const { pod, support } = makeWorkload(this, given, plan, problems);
    const { labels, annotations, selector, template } = support;
    this.deployment = new ApiObject(
      this,
      'Default',
      patched(
        KubeDeployment.manifest({
          metadata: { name: pod.name, labels, annotations },
          spec: deploymentSpec(settled.replicas, selector, template),
        }),
        pod.patches,
      ),
    );
    new ApiObject(
      this,
      'DisruptionBudget',
      KubePodDisruptionBudget.manifest({ metadata: { name: pod.name, labels }, spec: disruptionBudget(selector) }),
    );
  }
}

/** From SIGTERM to the end of a worker that is idle: close the connection, say goodbye. */
const SHUTDOWN_SECONDS = 30;

const HEALTH_PORT = 8080;

const replicas = wholeNumber({ min: 0, max: 1000, fix: 'use a second pool beyond that' });
const prefetch = wholeNumber({ min: 1, max: 1000, fix: 'a worker works on all that it holds at once' });

export const QUEUE_WORKER_POOL = {
  ...WORKLOAD_PROPS,
  name: objectName.checkedBy((prop, name) => dnsLabelProblems(prop, name)),
  queue: brokerQueue,
  replicas: replicas.or(2),
  prefetch: prefetch.or(1),
} satisfies Fields<QueueWorkerPoolProps>;

type Decided = Settled<typeof QUEUE_WORKER_POOL>;

/** A worker may end its longest task, and itself. */
function leastGraceSeconds({ queue }: Decided): number {
  return queue.contract.longestTask.toSeconds() + SHUTDOWN_SECONDS;
}

function graceOf(settled: Decided): Duration {
  return settled.terminationGracePeriod ?? Duration.seconds(leastGraceSeconds(settled));
}

/** Workers prefer different nodes, unless their user says otherwise. */
function placementOf({ placement }: Decided): Placement[] {
  const isSpread = placement.some(({ _rule }) => _rule.what === 'spread');
  return isSpread ? placement : [...placement, Placement.spreadOverNodes()];
}

function graceProblems(settled: Decided): Problem[] {
  const longest = settled.queue.contract.longestTask.toSeconds();
  const least = leastGraceSeconds(settled);
  const got = graceOf(settled).toSeconds({ integral: false });
  return unless(got >= least, {
    prop: 'terminationGracePeriod',
    got: `${got}s`,
    allowed: `at least ${least}s: the longestTask of the queue, ${longest}s, and ${SHUTDOWN_SECONDS}s to end`,
    fix: 'leave it out, or lower longestTask',
  });
}

function workerPart({ queue, program, prefetch }: Decided): Partial<PodPart> {
  const client = queueClient(queue);
  return {
    ...client,
    env: {
      ...client.env,
      QUEUE_PREFETCH: EnvValue.fromValue(String(prefetch)),
      HEALTH_PORT: EnvValue.fromValue(String(HEALTH_PORT)),
    },
    files: coreFor(program, WORKER_FILES, QueueWorkerPool.CORE),
    ports: [{ name: 'health', containerPort: HEALTH_PORT, protocol: 'TCP' }],
    probes: probes(),
  };
}

/** Ready: it consumes. Alive: no task is stuck beyond the longest, and the connection is served. */
function probes(): PodPart['probes'] {
  const get = (path: string) => ({ httpGet: { path, port: IntOrString.fromString('health') }, timeoutSeconds: 5 });
  return {
    startupProbe: { ...get('/live'), periodSeconds: 2, failureThreshold: 60 },
    readinessProbe: { ...get('/ready'), periodSeconds: 5 },
    livenessProbe: { ...get('/live'), periodSeconds: 20, failureThreshold: 3 },
  };
}

function deploymentSpec(replicas: number, selector: Record<string, string>, template: PodTemplateSpec): DeploymentSpec {
  return {
    replicas,
    revisionHistoryLimit: 3,
    selector: { matchLabels: selector },
    strategy: {
      type: 'RollingUpdate',
      rollingUpdate: { maxSurge: IntOrString.fromNumber(1), maxUnavailable: IntOrString.fromNumber(0) },
    },
    template,
  };
}
