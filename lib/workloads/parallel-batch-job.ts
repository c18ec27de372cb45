import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { exactArguments } from '../fields/exact-arguments';
import { Fields, Settled } from '../fields/field';
import { FailureExplanation, PodFailure, explainFailure } from '../job/explanation';
import { Job } from '../job/job';
import { APPLIED_JOB_PROPS, AppliedJobProps } from '../job/job-props';
import { makeJob } from '../job/job-workload';
import { Shards, shardEnvironment, shards } from '../job/shards';
import { settlingWorkload } from '../pod/defaults';
import { PodPart } from '../pod/pod';
import {
  QUEUE_CLIENT_PROPS,
  QueueClientProps,
  queueClientPart,
  queueClientProblems,
} from '../queue/queue-client-props';

/** What a team decides about work that several pods share. */
export interface ParallelBatchJobProps extends AppliedJobProps, QueueClientProps {
  /**
   * How many pods share the work, how many of them run at once, and when their Job has failed or has done enough. With
   * `Shards.completions` a pod reads its index from JOB_COMPLETION_INDEX (from 0), the count from JOB_COMPLETIONS, and
   * with `backoffLimitPerIndex` how often its index has failed from JOB_INDEX_FAILURE_COUNT. With `Shards.nonIndexed`
   * all pods are alike.
   *
   * @throws when it has `maxFailedIndexes` without `backoffLimitPerIndex`, one of these two for a Kubernetes before
   * 1.29, or `successPolicy` for one before 1.31
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#parallel-jobs
   */
  readonly shards: Shards;
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
    const { object, job } = makeJob(this, given, {
      component: 'parallel-batch-job',
      props: settled,
      release: settled.release,
      run: { shards: settled.shards },
      adds: shardPart(settled),
      problems: queueClientProblems(this, settled),
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

export const PARALLEL_BATCH_JOB = {
  ...APPLIED_JOB_PROPS,
  ...QUEUE_CLIENT_PROPS,
  shards,
} satisfies Fields<ParallelBatchJobProps>;

function shardPart(settled: Settled<typeof PARALLEL_BATCH_JOB>): Partial<PodPart> {
  const client = queueClientPart(settled);
  return {
    ...client,
    env: { ...client.env, ...shardEnvironment(settled.shards) },
    laterEnv: settled.shards.indexed ? ['JOB_COMPLETION_INDEX'] : [],
  };
}
