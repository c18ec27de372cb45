import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Problem, rejectIfAny } from '../fields/problem';
import { Types, isBoolean, isNumber, isValue, optional, requireProps } from '../fields/types';
import { appliedJob, appliedJobNameProblems } from '../job/applied-job';
import { FailureExplanation, PodFailure, explainFailure } from '../job/explanation';
import { Job, jobProblems, jobSpec, settleJob } from '../job/job';
import { AppliedJobProps } from '../job/job-props';
import { APPLIED_JOB_PROPS } from '../job/job-types';
import { Shards, shardEnvironment, shardProblems } from '../job/shards';
import { SuccessPolicy } from '../job/success-policy';
import { nameOf } from '../kubernetes/object-name';
import { Delivery, Platform } from '../platform/platform';
import { Pod, settlePod } from '../pod/pod';
import { podProblems } from '../pod/pod-problems';
import { PodSupport } from '../pod/pod-support';

/** What a team decides about work that several pods share. */
export interface ParallelBatchJobProps extends AppliedJobProps {
  /** How many pods must succeed, from 1 to 100000. Each is one shard, unless `indexed` is false. */
  readonly completions: number;

  /**
   * How many pods run at once, from 1 to `completions`. It may change in place.
   *
   * @default - `completions`: all at once
   * @throws outside that range
   */
  readonly parallelism?: number;

  /**
   * Whether each pod has a shard of its own: it reads its index from JOB_COMPLETION_INDEX (from 0) and the count
   * from JOB_COMPLETIONS. Without it all pods are alike, and must share the work in a way of their own.
   *
   * @default true
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode
   */
  readonly indexed?: boolean;

  /**
   * How many failed tries of one index are followed by another, from 0 to 100000, so that one bad shard does not use
   * up the tries of all. A pod then reads how often its index has failed from JOB_INDEX_FAILURE_COUNT.
   *
   * @default - all indexes share `backoffLimit`
   * @throws outside that range, when `indexed` is false, or for a Kubernetes before 1.29
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index
   */
  readonly backoffLimitPerIndex?: number;

  /**
   * How many indexes may fail before the whole Job is ended, from 0 to `completions`.
   *
   * @default - every index gets its tries; the Job fails in the end if any of them failed
   * @throws outside that range, or without `backoffLimitPerIndex`
   */
  readonly maxFailedIndexes?: number;

  /**
   * When the Job has done enough, and succeeds before all indexes have. Needs Kubernetes 1.31.
   *
   * @default - when each index has succeeded
   * @throws when `indexed` is false, a rule can never be met, or the Platform's Kubernetes is older
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
   */
  readonly successPolicy?: SuccessPolicy;
}

/** Runs one program in several pods that share the work: a Job. */
export class ParallelBatchJob extends Construct {
  /** The rendered Job. */
  public readonly job: ApiObject;

  private readonly run: Job;

  constructor(scope: Construct, id: string, props: ParallelBatchJobProps) {
    super(scope, id);
    const given = requireProps(this, props, TYPES);
    const settled = settle(nameOf(this, given.name), given, Platform.of(this));
    rejectIfAny(this, problemsIn(settled));
    const { nameByContent, job, pod } = settled;
    this.run = job;
    const { labels, annotations, template } = new PodSupport(this, 'Pod', pod);
    this.job = appliedJob(this, { name: pod.name, nameByContent, labels, annotations, spec: jobSpec(job, template) });
  }

  /**
   * What happens when a pod fails in some way, and whether all its tries fit the deadline.
   *
   * @throws when no pod of this workload can fail so
   */
  public explain(failure: PodFailure): FailureExplanation {
    return explainFailure(this.run, failure);
  }
}

const TYPES: Types<ParallelBatchJobProps> = {
  ...APPLIED_JOB_PROPS,
  completions: isNumber,
  parallelism: optional(isNumber),
  indexed: optional(isBoolean),
  backoffLimitPerIndex: optional(isNumber),
  maxFailedIndexes: optional(isNumber),
  successPolicy: optional(isValue(SuccessPolicy, ['any', 'all', 'anyOf'])),
};

interface Settled {
  readonly delivery: Delivery;
  readonly nameByContent: boolean;
  readonly shards: Shards;
  readonly job: Job;
  readonly pod: Pod;
}

function settle(name: string, props: ParallelBatchJobProps, { kubernetes, delivery }: Platform): Settled {
  const shards: Shards = {
    completions: props.completions,
    parallelism: props.parallelism ?? props.completions,
    indexed: props.indexed ?? true,
    backoffLimitPerIndex: props.backoffLimitPerIndex,
    maxFailedIndexes: props.maxFailedIndexes,
  };
  const adds = { env: shardEnvironment(shards), laterEnv: shards.indexed ? ['JOB_COMPLETION_INDEX'] : [] };
  return {
    delivery,
    nameByContent: props.nameByContent ?? true,
    shards,
    job: settleJob(props, kubernetes, { shards, successPolicy: props.successPolicy }),
    pod: settlePod(props, { name, component: 'parallel-batch-job', restartPolicy: 'Never', adds }),
  };
}

function problemsIn({ delivery, nameByContent, shards, job, pod }: Settled): Problem[] {
  return [
    ...appliedJobNameProblems(delivery, { name: pod.name, nameByContent, shards }),
    ...shardProblems(shards),
    ...jobProblems(job),
    ...podProblems(pod),
  ];
}
