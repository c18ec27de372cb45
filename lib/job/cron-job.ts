import { Duration } from 'cdk8s';
import { ConcurrencyPolicy } from 'cdk8s-plus-27';
import * as k8s from '../../imports/k8s';
import { Schedule } from '../schedule/schedule';
import { wholeNumber, wholeSeconds } from '../validation/numbers';
import { Problem } from '../validation/problem';

/** Everything about when runs start, decided. */
export interface CronJob {
  readonly schedule: Schedule;
  readonly concurrencyPolicy: ConcurrencyPolicy;
  readonly startingDeadline: Duration;
  readonly successfulJobsHistoryLimit: number;
  readonly failedJobsHistoryLimit: number;
  readonly suspend: boolean;
}

/** The name of a CronJob leaves room for the 11 characters that its Jobs append. */
export const MAX_CRON_JOB_NAME = 52;

/** Below 10 s the controller, which looks every 10 s, may never start a run. */
const STARTING_DEADLINE = { min: 10, max: 86400, fix: 'a run that is a day late is another run' };

/** Finished Jobs stay in etcd; beyond a hundred they are a log, and logs belong elsewhere. */
const HISTORY = { min: 0, max: 100, fix: 'keep what somebody looks at' };

/** All that is wrong with what a user decided about when runs start. */
export function cronJobProblems(cronJob: CronJob): Problem[] {
  return [
    ...wholeSeconds('startingDeadline', cronJob.startingDeadline, STARTING_DEADLINE),
    ...wholeNumber('successfulJobsHistoryLimit', cronJob.successfulJobsHistoryLimit, HISTORY),
    ...wholeNumber('failedJobsHistoryLimit', cronJob.failedJobsHistoryLimit, HISTORY),
  ];
}

/** The spec of a CronJob around its Job. */
export function cronJobSpec(cronJob: CronJob, jobTemplate: k8s.JobTemplateSpec): k8s.CronJobSpec {
  return {
    schedule: cronJob.schedule.expression,
    timeZone: cronJob.schedule.timeZone,
    concurrencyPolicy: cronJob.concurrencyPolicy,
    startingDeadlineSeconds: cronJob.startingDeadline.toSeconds(),
    successfulJobsHistoryLimit: cronJob.successfulJobsHistoryLimit,
    failedJobsHistoryLimit: cronJob.failedJobsHistoryLimit,
    suspend: cronJob.suspend,
    jobTemplate,
  };
}
