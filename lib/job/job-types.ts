import { Types, isBoolean, isNumber, isValue, optional } from '../fields/types';
import { isDuration } from '../kubernetes/cdk8s-types';
import { WORKLOAD_PROPS } from '../pod/workload-types';
import { Schedule } from '../schedule/schedule';
import { FailurePolicy } from './failure-policy';
import { AppliedJobProps, JobProps } from './job-props';

export const isSchedule = isValue(Schedule, ['daily', 'weekly', 'monthly', 'hourly', 'everyMinutes', 'cron']);

export const JOB_PROPS: Types<JobProps> = {
  ...WORKLOAD_PROPS,
  backoffLimit: optional(isNumber),
  activeDeadline: optional(isDuration),
  failurePolicy: optional(isValue(FailurePolicy, ['ignoreDisruptions', 'countDisruptions'])),
};

export const APPLIED_JOB_PROPS: Types<AppliedJobProps> = { ...JOB_PROPS, nameByContent: optional(isBoolean) };
