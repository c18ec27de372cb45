import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { appliedJob, appliedJobNameProblems } from '../job/applied-job';
import { Job, jobProblems, jobSpec, settleJob } from '../job/job';
import { AppliedJobProps } from '../job/job-props';
import { Pod, settlePod } from '../pod/pod';
import { podProblems } from '../pod/pod-problems';
import { PodSupport } from '../pod/pod-support';
import { objectName } from '../validation/names';
import { Problem, rejectIfAny, requireProps } from '../validation/problem';

/** What a team decides about one run of one program. */
export interface BatchJobProps extends AppliedJobProps {}

/** Runs one program once, as soon as it is applied: a Job. */
export class BatchJob extends Construct {
  /** The rendered Job. */
  public readonly job: ApiObject;

  constructor(scope: Construct, id: string, props: BatchJobProps) {
    super(scope, id);
    requireProps(this, props, ['program', 'resources']);
    const settled = settle(objectName(this, props.name), props);
    rejectIfAny(this, problemsIn(settled));
    const { nameByContent, job, pod } = settled;
    const { labels, annotations, template } = new PodSupport(this, 'Pod', pod);
    this.job = appliedJob(this, { name: pod.name, nameByContent, labels, annotations, spec: jobSpec(job, template) });
  }
}

interface Settled {
  readonly nameByContent: boolean;
  readonly job: Job;
  readonly pod: Pod;
}

function settle(name: string, props: BatchJobProps): Settled {
  return {
    nameByContent: props.nameByContent ?? true,
    job: settleJob(props),
    pod: settlePod(props, { name, component: 'batch-job', restartPolicy: 'Never' }),
  };
}

function problemsIn({ nameByContent, job, pod }: Settled): Problem[] {
  return [...appliedJobNameProblems(pod.name, nameByContent), ...jobProblems(job), ...podProblems(pod)];
}
