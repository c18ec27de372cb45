import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import {
  AdHocJob,
  AdHocJobProps,
  BatchJob,
  BatchJobProps,
  BrokerQueue,
  Delivery,
  KubernetesVersion,
  ParallelBatchJob,
  ParallelBatchJobProps,
  QueueProducer,
  QueueProducerProps,
  QueueWorkerPool,
  QueueWorkerPoolProps,
  Release,
  ScheduledCollector,
  ScheduledCollectorProps,
} from '../../../lib';
import { AD_HOC_JOB } from '../../../lib/workloads/ad-hoc-job';
import { BATCH_JOB } from '../../../lib/workloads/batch-job';
import { PARALLEL_BATCH_JOB } from '../../../lib/workloads/parallel-batch-job';
import { QUEUE_PRODUCER } from '../../../lib/workloads/queue-producer';
import { QUEUE_WORKER_POOL } from '../../../lib/workloads/queue-worker-pool';
import { SCHEDULED_COLLECTOR } from '../../../lib/workloads/scheduled-collector';
import { failurePolicy, parameters, shards } from './jobs';
import { maybe } from './numbers';
import { podValues } from './pods';
import { brokerQueue } from './queues';
import { schedule, timing } from './schedules';
import { Sited, anywhere } from './site';
import { label } from './texts';
import { LEFT, randomProps } from './values';
import { named, withLiteral } from './workload-props';

/** A target, as far as it decides what may be said. */
export interface Target {
  readonly kubernetes: KubernetesVersion;
  readonly delivery: Delivery;
}

/** Something in an app. */
export type Make = Sited<void>;

const HASH = 11;

const [ON_CHANGE, ONE_NAME] = [Release.onChange(), Release.underOneName()];

/** In one place there are at most three names. */
const nameAt = (place: number, max: number, which = 0) =>
  maybe(label(max)).map((name) => name && named(name, 3 * place + which));

/** A name by content has no room for more than 52 characters. */
const applied = (place: number, { delivery }: Target, room = 63, which = 0) =>
  maybe(delivery === Delivery.ARGO_CD ? fc.constant(ON_CHANGE) : fc.constantFrom(ON_CHANGE, ONE_NAME)).chain(
    (release) =>
      fc.record({
        release: fc.constant(release),
        name: nameAt(place, release === ONE_NAME ? room : room - HASH, which),
      }),
  );

export function collector(place: number): fc.Arbitrary<Make> {
  const together = { name: LEFT, schedule: LEFT, overlap: LEFT, startingDeadline: LEFT, activeDeadline: LEFT };
  const props = randomProps<ScheduledCollectorProps>(SCHEDULED_COLLECTOR, {
    ...together,
    ...podValues,
    queue: brokerQueue(3 * place + 1),
  });
  return fc.tuple(withLiteral(props), timing, nameAt(place, 52)).map(([make, when, name]) => (site) => {
    new ScheduledCollector(site.chart, `collector-${place}`, { ...make(site), ...when, name });
  });
}

export function adHocJob(place: number): fc.Arbitrary<Make> {
  const byHand = { name: LEFT, ...podValues, parameters: anywhere(parameters), queue: brokerQueue(3 * place + 1) };
  const props = randomProps<AdHocJobProps>(AD_HOC_JOB, byHand);
  return fc.tuple(withLiteral(props), nameAt(place, 52)).map(([make, name]) => (site) => {
    new AdHocJob(site.chart, `ad-hoc-${place}`, { ...make(site), name });
  });
}

export function batchJob(place: number, target: Target): fc.Arbitrary<Make> {
  const props = randomProps<BatchJobProps>(BATCH_JOB, {
    name: LEFT,
    release: LEFT,
    ...podValues,
    queue: brokerQueue(3 * place + 1),
  });
  return fc.tuple(withLiteral(props), applied(place, target)).map(([make, naming]) => (site) => {
    new BatchJob(site.chart, `job-${place}`, { ...make(site), ...naming });
  });
}

export function parallelJob(place: number, target: Target): fc.Arbitrary<Make> {
  const together = { name: LEFT, release: LEFT, shards: LEFT, failurePolicy: LEFT };
  const byHand = { ...together, ...podValues, queue: brokerQueue(3 * place + 1) };
  const props = withLiteral(randomProps<ParallelBatchJobProps>(PARALLEL_BATCH_JOB, byHand));
  return shards(target.kubernetes).chain(({ shards: value, completions, ofIndexes }) => {
    const naming = applied(place, target, 63 - `-${completions - 1}`.length);
    return fc.tuple(props, naming, maybe(failurePolicy(ofIndexes))).map(([make, names, policy]) => (site) => {
      const others = { ...names, shards: value, failurePolicy: policy };
      new ParallelBatchJob(site.chart, `parallel-${place}`, { ...make(site), ...others });
    });
  });
}

export function queueWork(place: number, target: Target): fc.Arbitrary<Make> {
  const starts = maybe(schedule).chain((when) =>
    fc.record({
      schedule: fc.constant(when),
      naming: when ? nameAt(place, 52, 2).map((name) => ({ name })) : applied(place, target, 63, 2),
    }),
  );
  const common = { name: LEFT, queue: LEFT, ...podValues };
  const worker = randomProps<QueueWorkerPoolProps>(QUEUE_WORKER_POOL, common);
  const producer = randomProps<QueueProducerProps>(QUEUE_PRODUCER, {
    ...common,
    schedule: LEFT,
    release: LEFT,
  });
  return fc
    .tuple(brokerQueue(3 * place), withLiteral(worker), nameAt(place, 63, 1), withLiteral(producer), starts)
    .map(([queueOf, ofWorker, name, ofProducer, { schedule: when, naming }]) => (site) => {
      const queue = queueOf(site);
      new QueueWorkerPool(site.chart, `worker-${place}`, { ...ending(ofWorker(site), queue), name, queue });
      new QueueProducer(site.chart, `producer-${place}`, { ...ofProducer(site), ...naming, queue, schedule: when });
    });
}

/** A worker may end its longest task, whatever time it was given. */
function ending(props: QueueWorkerPoolProps, { contract }: BrokerQueue): QueueWorkerPoolProps {
  const least = contract.longestTask.toSeconds() + 30;
  const given = props.terminationGracePeriod;
  if (!given) {
    return props;
  }
  return { ...props, terminationGracePeriod: Duration.seconds(Math.max(least, given.toSeconds())) };
}
