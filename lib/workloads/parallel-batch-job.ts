import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { exactArguments } from '../fields/exact-arguments';
import { Fields, Settled } from '../fields/field';
import { flag, number, valueOf, wholeNumber } from '../fields/kinds';
import { FailureExplanation, PodFailure, explainFailure } from '../job/explanation';
import { Job } from '../job/job';
import { APPLIED_JOB_PROPS, AppliedJobProps } from '../job/job-props';
import { makeJob } from '../job/job-workload';
import { MAX_COMPLETIONS, Shards, shardEnvironment, shardProblems } from '../job/shards';
import { SuccessPolicy } from '../job/success-policy';
import { settlingWorkload } from '../pod/defaults';

/** What a team decides about work that several pods share. */
export interface ParallelBatchJobProps extends AppliedJobProps {
  /**
   * How many pods must succeed, from 1 to 100000. Each is one shard, unless `indexed` is false.
   *
   * @throws outside that range
   */
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
    const given = settlingWorkload(this, props, PARALLEL_BATCH_JOB, arguments);
    const { settled } = given;
    const shards = shardsOf(settled);
    const { object, job } = makeJob(this, given, {
      component: 'parallel-batch-job',
      props: settled,
      nameByContent: settled.nameByContent,
      run: { shards, successPolicy: settled.successPolicy },
      adds: { env: shardEnvironment(shards), laterEnv: shards.indexed ? ['JOB_COMPLETION_INDEX'] : [] },
      problems: shardProblems(shards),
    });
    this.job = object;
    this.run = job;
  }

  /**
   * What happens when a pod fails in some way, and whether all its tries fit the deadline.
   *
   * @throws when no pod of this workload can fail so
   */
  public explain(failure: PodFailure): FailureExplanation {
    return explainFailure(this, this.run, failure);
  }

  static {
    exactArguments(this);
  }
}

const several = wholeNumber({
  min: 1,
  max: MAX_COMPLETIONS,
  fix: 'name at least one, and give each more work beyond that',
});

export const PARALLEL_BATCH_JOB = {
  ...APPLIED_JOB_PROPS,
  completions: several,
  parallelism: several.orNothing,
  indexed: flag.or(true),
  backoffLimitPerIndex: wholeNumber({ min: 0, max: MAX_COMPLETIONS, fix: '0 is one try for each index' }).orNothing,
  maxFailedIndexes: number.orNothing,
  successPolicy: valueOf(SuccessPolicy, ['any', 'all', 'anyOf']).orNothing,
} satisfies Fields<ParallelBatchJobProps>;

function shardsOf(settled: Settled<typeof PARALLEL_BATCH_JOB>): Shards {
  const { completions, parallelism = completions, indexed, backoffLimitPerIndex, maxFailedIndexes } = settled;
  return { completions, parallelism, indexed, backoffLimitPerIndex, maxFailedIndexes };
}
