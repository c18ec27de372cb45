import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { exactArguments } from '../fields/exact-arguments';
import { Fields } from '../fields/field';
import { FailureExplanation, PodFailure, explainFailure } from '../job/explanation';
import { Job } from '../job/job';
import { APPLIED_JOB_PROPS, AppliedJobProps } from '../job/job-props';
import { makeJob } from '../job/job-workload';
import { settlingWorkload } from '../pod/defaults';
import {
  QUEUE_CLIENT_PROPS,
  QueueClientProps,
  queueClientPart,
  queueClientProblems,
} from '../queue/queue-client-props';

/** What a team decides about one run of one program. */
export interface BatchJobProps extends AppliedJobProps, QueueClientProps {}

/** Runs one program once, as soon as it is applied: a Job. */
export class BatchJob extends Construct {
  /** The rendered Job. */
  public readonly job: ApiObject;

  private readonly run: Job;

  constructor(scope: Construct, id: string, props: BatchJobProps) {
    super(scope, id);
    const given = settlingWorkload(this, props, BATCH_JOB, arguments);
    const { settled } = given;
    const { object, job } = makeJob(this, given, {
      component: 'batch-job',
      props: settled,
      release: settled.release,
      adds: queueClientPart(settled),
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

export const BATCH_JOB = { ...APPLIED_JOB_PROPS, ...QUEUE_CLIENT_PROPS } satisfies Fields<BatchJobProps>;
