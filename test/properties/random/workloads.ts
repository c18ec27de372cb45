import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import {
  AdHocJob,
  BatchJob,
  BrokerQueue,
  Delivery,
  KubernetesVersion,
  ParallelBatchJob,
  QueueProducer,
  QueueWorkerPool,
  ScheduledCollector,
  WorkloadProps,
} from '../../../lib';
import { failurePolicy, parameters, successPolicy } from './jobs';
import { maybe, seconds, within } from './numbers';
import { brokerQueue } from './queues';
import { schedule, timing } from './schedules';
import { Sited } from './site';
import { label } from './texts';
import { named, workloadProps } from './workload-props';

/** A target, as far as it decides what may be said. */
export interface Target {
  readonly kubernetes: KubernetesVersion;
  readonly delivery: Delivery;
}

/** Something in an app. */
export type Make = Sited<void>;

const MAX_INT32 = 2147483647;
const HASH = 11;

/** In one place there are at most three names. */
const nameAt = (place: number, max: number, which = 0) =>
  maybe(label(max)).map((name) => name && named(name, 3 * place + which));

const run = fc.record(
  { backoffLimit: within(0, MAX_INT32), activeDeadline: seconds(60, 604800), failurePolicy: failurePolicy(false) },
  { requiredKeys: [] },
);

/** A name by content has no room for more than 52 characters. */
const applied = (place: number, { delivery }: Target, room = 63, which = 0) =>
  maybe(delivery === Delivery.ARGO_CD ? fc.constant(true) : fc.boolean()).chain((nameByContent) =>
    fc.record({
      nameByContent: fc.constant(nameByContent),
      name: nameAt(place, nameByContent === false ? room : room - HASH, which),
    }),
  );

export function collector(place: number): fc.Arbitrary<Make> {
  const history = fc.record(
    { successfulJobsHistoryLimit: within(0, 100), failedJobsHistoryLimit: within(0, 100), suspend: fc.boolean() },
    { requiredKeys: [] },
  );
  return fc
    .tuple(workloadProps, run, timing, nameAt(place, 52), history)
    .map(([common, more, when, name, limits]) => (site) => {
      new ScheduledCollector(site.chart, `collector-${place}`, { ...common(site), ...more, ...when, ...limits, name });
    });
}

export function adHocJob(place: number): fc.Arbitrary<Make> {
  const timeToLive = maybe(seconds(60, 30 * 86400));
  return fc
    .tuple(workloadProps, run, parameters, timeToLive, nameAt(place, 52), maybe(brokerQueue(3 * place + 1)))
    .map(([common, more, all, time, name, queue]) => (site) => {
      const others = { ...more, parameters: all, timeToLive: time, name, queue: queue?.(site) };
      new AdHocJob(site.chart, `ad-hoc-${place}`, { ...common(site), ...others });
    });
}

export function batchJob(place: number, target: Target): fc.Arbitrary<Make> {
  return fc.tuple(workloadProps, run, applied(place, target)).map(([common, more, naming]) => (site) => {
    new BatchJob(site.chart, `job-${place}`, { ...common(site), ...more, ...naming });
  });
}

export function parallelJob(place: number, target: Target): fc.Arbitrary<Make> {
  const has = (release: KubernetesVersion) => target.kubernetes >= release; // 1.27 to 1.36: as texts
  return within(1, 100000).chain((completions) => {
    const limits = has(KubernetesVersion.V1_29)
      ? maybe(fc.tuple(within(0, 100000), maybe(within(0, completions))))
      : fc.constant(undefined);
    const perIndex = limits.chain((both) =>
      fc.record({
        backoffLimitPerIndex: fc.constant(both?.[0]),
        maxFailedIndexes: fc.constant(both?.[1]),
        failurePolicy: maybe(failurePolicy(both !== undefined)),
        indexed: both ? fc.constantFrom(undefined, true) : maybe(fc.boolean()),
      }),
    );
    const naming = applied(place, target, 63 - `-${completions - 1}`.length);
    const success = has(KubernetesVersion.V1_31) ? maybe(successPolicy(completions)) : fc.constant(undefined);
    return fc
      .tuple(workloadProps, run, maybe(within(1, completions)), perIndex, naming, success)
      .map(([common, more, parallelism, tries, names, policy]) => (site) => {
        const successPolicyOf = tries.indexed === false ? undefined : policy;
        const others = { ...more, ...tries, ...names, completions, parallelism, successPolicy: successPolicyOf };
        new ParallelBatchJob(site.chart, `parallel-${place}`, { ...common(site), ...others });
      });
  });
}

export function queueWork(place: number, target: Target): fc.Arbitrary<Make> {
  const producer = maybe(schedule).chain((when) =>
    fc.record({
      schedule: fc.constant(when),
      naming: when ? nameAt(place, 52, 2).map((name) => ({ name })) : applied(place, target, 63, 2),
    }),
  );
  const figures = fc.record({ replicas: within(0, 1000), prefetch: within(1, 1000) }, { requiredKeys: [] });
  return fc
    .tuple(brokerQueue(3 * place), workloadProps, figures, nameAt(place, 63, 1), workloadProps, run, producer)
    .map(([queue, worker, numbers, name, common, more, { schedule: when, naming }]) => (site) => {
      const tasks = queue(site);
      const workerProps = { ...ending(worker(site), tasks), ...numbers, name, queue: tasks };
      new QueueWorkerPool(site.chart, `worker-${place}`, workerProps);
      const producerProps = { ...common(site), ...more, ...naming, queue: tasks, schedule: when };
      new QueueProducer(site.chart, `producer-${place}`, producerProps);
    });
}

/** A worker may end its longest task, whatever time it was given. */
function ending(props: Omit<WorkloadProps, 'name'>, { contract }: BrokerQueue): typeof props {
  const least = contract.longestTask.toSeconds() + 30;
  const given = props.pod?.terminationGracePeriod;
  if (!given) {
    return props;
  }
  return {
    ...props,
    pod: { ...props.pod, terminationGracePeriod: Duration.seconds(Math.max(least, given.toSeconds())) },
  };
}
