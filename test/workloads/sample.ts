import { Chart, Testing } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import {
  AdHocJob,
  BatchJob,
  CommonWorkloadProps,
  ParallelBatchJob,
  Platform,
  Program,
  Queue,
  QueueProducer,
  QueueWorkerPool,
  RabbitMqBroker,
  Resources,
  Schedule,
  ScheduledCollector,
  Shards,
} from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { find, render } from '../support/manifests';
import { linesOf } from '../support/refusals';

export const PROGRAM = Program.image('registry.example/report:1.4.2');
export const RESOURCES = Resources.of('100m', '64Mi');
export const BASE = { program: PROGRAM, resources: RESOURCES };

/** A chart in a namespace, whose construct paths read `batch/…`. */
export function batchChart(): Chart {
  return new Chart(Testing.app(), 'batch', { namespace: 'analytics' });
}

/** The same, whose clusters have a field that no release has yet. */
export function chartOfNewer(): Chart {
  const chart = batchChart();
  Platform.set(chart, { switchedOn: ['newer'] });
  return chart;
}

/** The queue of most brokers. */
export const TASKS = Queue.quorum('tasks');

export function brokerIn(chart: Chart, queue = TASKS): RabbitMqBroker {
  const credentials = Secret.fromSecretName(chart, 'login', 'broker-login');
  return new RabbitMqBroker(chart, 'broker', { credentials, queues: [queue] });
}

/** Makes one kind of workload named `work` with the props given, and returns its rendered object. */
export interface WorkloadKind {
  readonly title: string;
  readonly kind: string;
  /** The name of its props. */
  readonly props: string;
  make(chart: Chart, props: Partial<CommonWorkloadProps>): void;
}

export const WORKLOADS: WorkloadKind[] = [
  {
    title: 'a collector',
    kind: 'CronJob',
    props: 'ScheduledCollectorProps',
    make: (chart, props) =>
      new ScheduledCollector(chart, 'work', { ...BASE, schedule: Schedule.cron('@hourly'), ...props }),
  },
  {
    title: 'an ad-hoc job',
    kind: 'CronJob',
    props: 'AdHocJobProps',
    make: (chart, props) => new AdHocJob(chart, 'work', { ...BASE, ...props }),
  },
  {
    title: 'a batch job',
    kind: 'Job',
    props: 'BatchJobProps',
    make: (chart, props) => new BatchJob(chart, 'work', { ...BASE, ...props }),
  },
  {
    title: 'a parallel batch job',
    kind: 'Job',
    props: 'ParallelBatchJobProps',
    make: (chart, props) => new ParallelBatchJob(chart, 'work', { ...BASE, shards: Shards.completions(3), ...props }),
  },
  {
    title: 'a worker pool',
    kind: 'Deployment',
    props: 'QueueWorkerPoolProps',
    make: (chart, props) =>
      new QueueWorkerPool(chart, 'work', { ...BASE, queue: brokerIn(chart).queue(TASKS), ...props }),
  },
  {
    title: 'a producer',
    kind: 'Job',
    props: 'QueueProducerProps',
    make: (chart, props) =>
      new QueueProducer(chart, 'work', { ...BASE, queue: brokerIn(chart).queue(TASKS), ...props }),
  },
];

export function renderWorkload({ kind, make }: WorkloadKind, props: Partial<CommonWorkloadProps> = {}): Manifest {
  const chart = batchChart();
  make(chart, props);
  return find(render(chart), kind, 'work');
}

/** All problems that making the construct reports, one a line. */
export function problemsOf(make: (chart: Chart) => void): string[] {
  return linesOf(() => make(batchChart()));
}
