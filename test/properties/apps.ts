import { App, Chart, Duration, Size } from 'cdk8s';
import { Cpu, Secret } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import {
  AdHocJob,
  BatchJob,
  BatchNamespace,
  BatchPriorityClass,
  Delivery,
  KubernetesVersion,
  ParallelBatchJob,
  Platform,
  Program,
  QueueProducer,
  QueueWorkerPool,
  RabbitMqBroker,
  ScheduledCollector,
} from '../../lib';
import { Manifest } from '../support/manifests';
import {
  annotations,
  env,
  failurePolicy,
  kibibytes,
  label,
  labels,
  maybe,
  overlap,
  parameters,
  podOptions,
  queue,
  resources,
  schedule,
  seconds,
  successPolicy,
  text,
  within,
} from './values';

/** Puts the keys of a map into some order. */
export type Arrange = <T extends object>(map: T) => T;

/** Makes something in a chart, with its maps in some order. */
type Make = (chart: Chart, arrange: Arrange) => void;

/** An app that should be accepted. */
export interface AppRecipe {
  readonly kubernetes: KubernetesVersion;
  readonly delivery: Delivery;
  readonly namespace: Make;
  readonly workloads: Make[];
}

const PROGRAMS = [
  Program.shell('programs/collect-metrics.sh', { image: 'busybox:1.37', args: ['a', 'b'] }),
  Program.python('programs/worker.py', {
    image: 'python:3.13-alpine',
    requirements: 'programs/queue.requirements.txt',
  }),
];

const MAX_INT32 = 2147483647;
const HASH = 11;

const imageProgram = fc
  .array(text, { maxLength: 3 })
  .map((args) => Program.image('registry.example/report:1.4.2', { command: ['report'], args }));

const common = fc.record(
  {
    program: fc.oneof(imageProgram, fc.constantFrom(...PROGRAMS)),
    resources,
    env,
    labels,
    annotations,
    pod: podOptions,
  },
  { requiredKeys: ['program', 'resources'] },
);
const grace = maybe(seconds(1, 86400));
const run = fc.record(
  { backoffLimit: within(0, MAX_INT32), activeDeadline: seconds(60, 604800) },
  { requiredKeys: [] },
);
const isAtLeast = (kubernetes: KubernetesVersion, release: KubernetesVersion) => kubernetes >= release; // 1.27 to 1.36: as texts

function collector(place: number): fc.Arbitrary<Make> {
  const timing = maybe(within(60, 86400)).chain((active) => fc.tuple(fc.constant(active), overlap(active ?? 3600)));
  const history = fc.record(
    { successfulJobsHistoryLimit: within(0, 100), failedJobsHistoryLimit: within(0, 100) },
    { requiredKeys: [] },
  );
  return fc
    .tuple(common, timing, schedule, maybe(label(52)), history, fc.boolean(), failurePolicy(false))
    .map(([props, [active, overlaps], when, name, limits, suspend, policy]) => (chart, arrange) => {
      new ScheduledCollector(chart, `collector-${place}`, {
        ...arranged(props, arrange),
        ...limits,
        ...overlaps,
        name: named(name, place),
        schedule: when,
        suspend,
        failurePolicy: policy,
        activeDeadline: active === undefined ? undefined : Duration.seconds(active),
      });
    });
}

function adHocJob(place: number): fc.Arbitrary<Make> {
  return fc
    .tuple(common, run, parameters, maybe(seconds(60, 30 * 86400)), failurePolicy(false))
    .map(([props, more, all, timeToLive, policy]) => (chart, arrange) => {
      new AdHocJob(chart, `ad-hoc-${place}`, {
        ...arranged(props, arrange),
        ...more,
        parameters: all,
        timeToLive,
        failurePolicy: policy,
      });
    });
}

function batchJob(place: number, delivery: Delivery): fc.Arbitrary<Make> {
  const named63 = fc
    .boolean()
    .chain((byContent) => fc.tuple(fc.constant(byContent), maybe(label(byContent ? 52 : 63))));
  return fc
    .tuple(common, run, named63, failurePolicy(false), grace)
    .map(([props, more, [byContent, name], policy, terminationGracePeriod]) => (chart, arrange) => {
      const nameByContent = byContent || delivery === Delivery.ARGO_CD;
      new BatchJob(chart, `job-${place}`, {
        ...arranged(props, arrange),
        ...more,
        pod: { ...props.pod, terminationGracePeriod },
        name: nameByContent && (name?.length ?? 0) > 52 ? undefined : named(name, place),
        nameByContent,
        failurePolicy: policy,
      });
    });
}

function parallelJob(place: number, kubernetes: KubernetesVersion): fc.Arbitrary<Make> {
  const hasLimits = isAtLeast(kubernetes, KubernetesVersion.V1_29);
  const hasSuccess = isAtLeast(kubernetes, KubernetesVersion.V1_31);
  return within(1, 100000).chain((completions) => {
    const room = 63 - HASH - `-${completions - 1}`.length;
    const limits = hasLimits
      ? maybe(fc.tuple(within(0, 100000), maybe(within(0, completions))))
      : fc.constant(undefined);
    const perIndex = limits.chain((both) => fc.tuple(fc.constant(both), failurePolicy(both !== undefined)));
    return fc
      .tuple(
        common,
        run,
        maybe(within(1, completions)),
        fc.boolean(),
        perIndex,
        maybe(label(room)),
        maybe(successPolicy(completions)),
      )
      .map(([props, more, parallelism, alike, [both, policy], name, success]) => (chart, arrange) => {
        const indexed = both !== undefined || !alike;
        new ParallelBatchJob(chart, `parallel-${place}`, {
          ...arranged(props, arrange),
          ...more,
          completions,
          parallelism,
          indexed,
          name: named(name, place),
          failurePolicy: policy,
          backoffLimitPerIndex: both?.[0],
          maxFailedIndexes: both?.[1],
          successPolicy: indexed && hasSuccess ? success : undefined,
        });
      });
  });
}

function queueWork(place: number): fc.Arbitrary<Make> {
  return fc
    .tuple(
      queue,
      common,
      common,
      within(0, 1000),
      within(1, 1000),
      maybe(schedule),
      kibibytes(256 * 1024, 64 * 1024 ** 3),
    )
    .map(([contract, worker, producer, replicas, prefetch, when, storage]) => (chart, arrange) => {
      const credentials = Secret.fromSecretName(chart, `login-${place}`, 'login');
      const broker = new RabbitMqBroker(chart, `mq-${place}`, { credentials, queues: [contract], storage });
      const tasks = broker.queue('tasks');
      new QueueWorkerPool(chart, `worker-${place}`, { ...arranged(worker, arrange), queue: tasks, replicas, prefetch });
      new QueueProducer(chart, `producer-${place}`, { ...arranged(producer, arrange), queue: tasks, schedule: when });
    });
}

/** All maps that a user writes. */
function arranged<T extends { env?: object; labels?: object; annotations?: object }>(props: T, arrange: Arrange): T {
  const maps = (['env', 'labels', 'annotations'] as const).filter((name) => props[name] !== undefined);
  return { ...props, ...Object.fromEntries(maps.map((name) => [name, arrange(props[name] as object)])) };
}

/** Names must differ within a chart. */
function named(name: string | undefined, place: number): string | undefined {
  return name === undefined ? undefined : `${'abcd'[place]}${name.slice(1)}`;
}

const namespace: fc.Arbitrary<Make> = fc
  .tuple(
    labels,
    within(1, 100000),
    within(100, 100_000_000),
    kibibytes(256 * 1024, 512 * 1024 ** 3),
    within(-10, -1),
    annotations,
  )
  .map(([someLabels, pods, cpu, memory, value, notes]) => (chart, arrange) => {
    const quota = {
      pods,
      jobs: pods,
      cpuRequests: Cpu.millis(cpu),
      memoryRequests: memory,
      storage: Size.gibibytes(1),
    };
    new BatchNamespace(chart, 'analytics', { labels: arrange(someLabels), quota, annotations: arrange(notes) });
    new BatchPriorityClass(chart, 'low', { value, labels: someLabels });
  });

/** Any app of one to three workloads, with every prop, each often at its bounds. */
export const anyApp: fc.Arbitrary<AppRecipe> = fc
  .tuple(
    fc.constantFrom(...Object.values(KubernetesVersion)),
    fc.constantFrom(...Object.values(Delivery)),
    within(1, 3),
  )
  .chain(([kubernetes, delivery, count]) => {
    const workload = (place: number) =>
      fc.oneof(
        collector(place),
        adHocJob(place),
        batchJob(place, delivery),
        parallelJob(place, kubernetes),
        queueWork(place),
      );
    const workloads = fc.tuple(...Array.from({ length: count }, (_, place) => workload(place)));
    return fc.record({ kubernetes: fc.constant(kubernetes), delivery: fc.constant(delivery), namespace, workloads });
  });

/** Renders it, as synth would. */
export function renderApp(recipe: AppRecipe, arrange: Arrange = (map) => map): Manifest[] {
  const { kubernetes, delivery, namespace: makeNamespace, workloads } = recipe;
  const app = new App();
  Platform.set(app, { kubernetes, delivery });
  const cluster = new Chart(app, 'cluster');
  makeNamespace(cluster, arrange);
  const chart = new Chart(app, 'batch', { namespace: 'analytics' });
  workloads.forEach((make) => make(chart, arrange));
  return [...cluster.toJson(), ...chart.toJson()];
}
