import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import * as k8s from '../../imports/k8s';
import { flag, oneOf, valueOf, wholeNumber, wholeSeconds } from '../fields/kinds';
import { MAX_CRON_JOB_NAME } from '../kubernetes/job-names';
import { dnsLabelProblems } from '../kubernetes/names';
import { Patch, patched } from '../pod/patch';
import { Schedule } from '../schedule/schedule';
import { Job } from './job';
import { MAX_LATE_SECONDS, Overlap, concurrencyPolicyOf, overlapProblems } from './overlap';

/** Everything about when runs start, decided. */
export interface CronJob {
  readonly schedule: Schedule;
  readonly overlap: Overlap;
  readonly startingDeadline: Duration;
  readonly successfulJobsHistoryLimit: number;
  readonly failedJobsHistoryLimit: number;
  readonly suspend: boolean;
}

/** The metadata of a CronJob and its Jobs. */
export interface CronJobMetadata {
  readonly name: string;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
}

export const SCHEDULE = valueOf(Schedule, ['daily', 'weekly', 'monthly', 'hourly', 'everyMinutes', 'cron']);

/** Finished Jobs stay in etcd; beyond a hundred they are a log, and logs belong elsewhere. */
const history = wholeNumber({ min: 0, max: 100, fix: 'keep what somebody looks at' });

/** When runs start, as props: below 10 s the controller, which looks every 10 s, may never start a run. */
export const CRON_JOB_PROPS = {
  schedule: SCHEDULE,
  overlap: oneOf(Overlap, 'write for example Overlap.RUN_LATE').or(Overlap.RUN_LATE),
  startingDeadline: wholeSeconds({
    min: 10,
    max: MAX_LATE_SECONDS,
    fix: 'below 10s it may never start, and a day late it is another run',
  }).orNothing,
  successfulJobsHistoryLimit: history.or(3),
  failedJobsHistoryLimit: history.or(3),
  suspend: flag.or(false),
};

/** What is wrong with when runs start, as a whole. */
export function cronJobProblems(name: string, cronJob: CronJob, { activeDeadline }: Pick<Job, 'activeDeadline'>) {
  return [...dnsLabelProblems('name', name, MAX_CRON_JOB_NAME), ...overlapProblems(cronJob, activeDeadline)];
}

/** Makes the CronJob, under the id `Default`. */
export function cronJobObject(
  scope: Construct,
  metadata: CronJobMetadata,
  cronJob: CronJob,
  job: k8s.JobSpec,
  patches: Patch[],
) {
  const { labels } = metadata;
  const spec = cronJobSpec(cronJob, { metadata: { labels }, spec: job });
  return new ApiObject(scope, 'Default', patched(k8s.KubeCronJob.manifest({ metadata, spec }), patches));
}

/** The spec of a CronJob around its Job. */
export function cronJobSpec(cronJob: CronJob, jobTemplate: k8s.JobTemplateSpec): k8s.CronJobSpec {
  return {
    schedule: cronJob.schedule.expression,
    timeZone: cronJob.schedule.timeZone,
    concurrencyPolicy: concurrencyPolicyOf(cronJob.overlap),
    startingDeadlineSeconds: cronJob.startingDeadline.toSeconds(),
    successfulJobsHistoryLimit: cronJob.successfulJobsHistoryLimit,
    failedJobsHistoryLimit: cronJob.failedJobsHistoryLimit,
    suspend: cronJob.suspend,
    jobTemplate,
  };
}
