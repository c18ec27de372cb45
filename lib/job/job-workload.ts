import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Given, Settled, Table } from '../fields/field';
import { Problem } from '../fields/problem';
import { Platform } from '../platform/platform';
import { Component, PodPart, PodProps } from '../pod/pod';
import { makeWorkload } from '../pod/workload';
import { appliedJob, appliedJobNameProblems } from './applied-job';
import { CronJob, cronJobObject, cronJobProblems } from './cron-job';
import { Job, jobProblems, jobSpec, settleJob } from './job';
import { JOB_PROPS } from './job-props';

/** What a construct decides about its runs, from what its user says. */
export interface JobPlan {
  readonly component: Component;
  /** What the user says of the pods and of one run. */
  readonly props: PodProps & Pick<Settled<typeof JOB_PROPS>, 'backoffLimit' | 'activeDeadline' | 'failurePolicy'>;
  /** What the construct adds to the pods. */
  readonly adds?: Partial<PodPart>;
  /** What only some kinds of runs have. */
  readonly run?: Pick<Job, 'shards' | 'successPolicy' | 'timeToLive'>;
  /** When runs start; without it there is one run, an applied Job. */
  readonly cronJob?: CronJob;
  /** Whether the name of an applied Job changes with its content. */
  readonly nameByContent?: boolean;
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

/** A workload whose runs end: the props are settled by their fields, the plan is made of them, and the object of the plan. */
export function makeJob<Fs extends Table>(
  construct: Construct,
  props: Given<Fs>,
  fields: Fs,
  planOf: (settled: Settled<Fs>) => JobPlan,
): MadeJob {
  const platform = Platform.of(construct);
  const made = makeWorkload(construct, props, fields, (settled) => decideJob(construct, planOf(settled), platform));
  const { pod, support, job, cronJob, nameByContent = true } = made;
  const { labels, template } = support;
  const metadata = { name: pod.name, labels, annotations: { ...support.annotations, ...made.annotations } };
  const spec = jobSpec(job, template);
  const object = cronJob
    ? cronJobObject(construct, metadata, cronJob, spec)
    : appliedJob(construct, { ...metadata, nameByContent, spec, delivery: platform.delivery });
  return { object, job, cronJob };
}

function decideJob(construct: Construct, plan: JobPlan, { kubernetes, delivery }: Platform) {
  const { props, nameByContent = true, run = {}, problems = [] } = plan;
  const { name } = props;
  const job = settleJob(props, kubernetes, run);
  const cronJob = plan.cronJob && spread(plan.cronJob, construct, name);
  const ofObject = cronJob
    ? cronJobProblems(name, cronJob, job)
    : appliedJobNameProblems(delivery, { name, nameByContent, shards: job.shards });
  return {
    ...plan,
    restartPolicy: 'Never' as const,
    job,
    cronJob,
    problems: [...ofObject, ...problems, ...jobProblems(job)],
  };
}

/** A schedule that is spread takes its minute from the name of its workload. */
function spread(cronJob: CronJob, construct: Construct, name: string): CronJob {
  return { ...cronJob, schedule: cronJob.schedule._spreadFor(Chart.of(construct).namespace ?? '', name) };
}
