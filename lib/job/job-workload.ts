import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Settled, Table } from '../fields/field';
import { Problem } from '../fields/problem';
import { Settling } from '../fields/settle';
import { Platform } from '../platform/platform';
import { Component, PodPart, PodProps } from '../pod/pod';
import { makeWorkload } from '../pod/workload';
import { appliedJob, appliedJobNameProblems } from './applied-job';
import { CronJob, cronJobObject, cronJobProblems } from './cron-job';
import { Job, jobProblems, jobSpec, settleJob } from './job';
import { JOB_PROPS } from './job-props';
import { Release } from './release';

/** What a construct decides about its runs, from what its user says. */
export interface JobPlan {
  readonly component: Component;
  /** What the user says of the pods and of one run. */
  readonly props: PodProps & Pick<Settled<typeof JOB_PROPS>, 'backoffLimit' | 'activeDeadline' | 'failurePolicy'>;
  /** What the construct adds to the pods. */
  readonly adds?: Partial<PodPart>;
  /** What only some kinds of runs have. */
  readonly run?: Pick<Job, 'shards' | 'timeToLive'>;
  /** When runs start; without it there is one run, an applied Job. */
  readonly cronJob?: CronJob;
  /** When an applied Job that has changed runs again. */
  readonly release?: Release;
  /** Annotations of the construct on its own object alone. */
  readonly annotations?: Record<string, string>;
  /** What is wrong with props that depend on each other. */
  readonly problems?: Problem[];
}

/** A Job or CronJob that was made, and what it was made from. */
export interface MadeJob {
  readonly object: ApiObject;
  readonly job: Job;
  readonly cronJob?: CronJob;
}

/** Makes a workload whose runs end: everything wrong is rejected, and the object of the plan is made. */
export function makeJob(construct: Construct, given: Pick<Settling<Table>, 'rejectIfAny'>, plan: JobPlan): MadeJob {
  const { kubernetes, delivery } = Platform.of(construct);
  const { props, release = Release.onChange(), problems = [] } = plan;
  const { name } = props;
  const job = settleJob(props, kubernetes, plan.run);
  const cronJob = plan.cronJob && spread(plan.cronJob, construct, name);
  const ofObject = cronJob
    ? cronJobProblems(name, cronJob, job)
    : appliedJobNameProblems(delivery, { name, release, shards: job.shards });
  const pods = { component: plan.component, restartPolicy: 'Never' as const, props, adds: plan.adds };
  const { support } = makeWorkload(construct, given, pods, [...ofObject, ...problems, ...jobProblems(job)]);
  const { labels, annotations, template } = support;
  const metadata = { name, labels, annotations: { ...annotations, ...plan.annotations } };
  const spec = jobSpec(job, template);
  const object = cronJob
    ? cronJobObject(construct, metadata, cronJob, spec, props.patches)
    : appliedJob(construct, { ...metadata, release, delivery, spec, patches: props.patches });
  return { object, job, cronJob };
}

/** A schedule that is spread takes its minute from the name of its workload. */
function spread(cronJob: CronJob, construct: Construct, name: string): CronJob {
  return { ...cronJob, schedule: cronJob.schedule._spreadFor(Chart.of(construct).namespace ?? '', name) };
}
