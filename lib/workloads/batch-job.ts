import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Problem, rejectIfAny } from '../fields/problem';
import { Types, requireProps } from '../fields/types';
import { appliedJob, appliedJobNameProblems } from '../job/applied-job';
import { FailureExplanation, PodFailure, explainFailure } from '../job/explanation';
import { Job, jobProblems, jobSpec, settleJob } from '../job/job';
import { AppliedJobProps } from '../job/job-props';
import { APPLIED_JOB_PROPS } from '../job/job-types';
import { nameOf } from '../kubernetes/object-name';
import { Delivery, Platform } from '../platform/platform';
import { Pod, settlePod } from '../pod/pod';
import { podProblems } from '../pod/pod-problems';
import { PodSupport } from '../pod/pod-support';

/** What a team decides about one run of one program. */
export interface BatchJobProps extends AppliedJobProps {}

/** Runs one program once, as soon as it is applied: a Job. */
export class BatchJob extends Construct {
  /** The rendered Job. */
  public readonly job: ApiObject;

  private readonly run: Job;

  constructor(scope: Construct, id: string, props: BatchJobProps) {
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

const TYPES: Types<BatchJobProps> = APPLIED_JOB_PROPS;

interface Settled {
  readonly delivery: Delivery;
  readonly nameByContent: boolean;
  readonly job: Job;
  readonly pod: Pod;
}

function settle(name: string, props: BatchJobProps, { kubernetes, delivery }: Platform): Settled {
  return {
    delivery,
    nameByContent: props.nameByContent ?? true,
    job: settleJob(props, kubernetes),
    pod: settlePod(props, { name, component: 'batch-job', restartPolicy: 'Never' }),
  };
}

function problemsIn({ delivery, nameByContent, job, pod }: Settled): Problem[] {
  const { name } = pod;
  return [...appliedJobNameProblems(delivery, { name, nameByContent }), ...jobProblems(job), ...podProblems(pod)];
}
