import { Duration } from 'cdk8s';
import { Field, Fields } from '../fields/field';
import { valueOf, wholeNumber, wholeSeconds } from '../fields/kinds';
import { MAX_INT32 } from '../fields/numbers';
import { CommonWorkloadProps, WORKLOAD_PROPS } from '../pod/workload-props';
import { FailurePolicy } from './failure-policy';
import { Release } from './release';

/** What a team decides about any run that ends. */
export interface CommonJobProps extends CommonWorkloadProps {
  /**
   * How many failed pods are followed by another try, from 0 (one try) to 2147483647.
   *
   * @default 6 - Kubernetes' own; with `backoffLimitPerIndex`, where there is one, 2147483647, likewise
   * @throws outside that range
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-backoff-failure-policy
   */
  readonly backoffLimit?: number;

  /**
   * Wall-clock limit of one run with all its tries, in whole seconds from 60 s to 7 days; the Job then fails.
   *
   * @default Duration.hours(1) - a pod that cannot pull its image is pending, never failed: without a limit, for ever
   * @throws outside that range
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup
   */
  readonly activeDeadline?: Duration;

  /**
   * What the ways to fail mean.
   *
   * @default FailurePolicy.ignoreDisruptions() - a drained node is no fault of the program
   * @throws when it names `failIndexOn` in a Job without `backoffLimitPerIndex`
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
   */
  readonly failurePolicy?: FailurePolicy;
}

/** What a team decides about a Job that Git or `kubectl apply` owns. */
export interface AppliedJobProps extends CommonJobProps {
  /**
   * When a changed Job runs again: under another name, which its content makes, or not before somebody has deleted the
   * one of the same name.
   *
   * @default Release.onChange() - applying the same again does nothing, and no change meets an immutable field
   * @throws when it is `Release.underOneName()` with Delivery.ARGO_CD, which would stop at the immutable field
   */
  readonly release?: Release;
}

/** The limit of a run that may take so long at most. */
export function activeDeadline(max: Duration): Field<Duration, Duration, 'optional'> {
  const fix = 'split a longer run; a shorter one may not outlast a slow image pull';
  return wholeSeconds({ min: 60, max: max.toSeconds(), fix }).or(Duration.hours(1));
}

export const JOB_PROPS = {
  ...WORKLOAD_PROPS,
  backoffLimit: wholeNumber({
    min: 0,
    max: MAX_INT32,
    fix: '0 is one try, 6 is what Kubernetes does by itself',
  }).orNothing,
  activeDeadline: activeDeadline(Duration.days(7)),
  failurePolicy: valueOf(FailurePolicy, ['ignoreDisruptions', 'countDisruptions']).or(
    FailurePolicy.ignoreDisruptions(),
  ),
} satisfies Fields<CommonJobProps>;

export const APPLIED_JOB_PROPS = {
  ...JOB_PROPS,
  release: valueOf(Release, ['onChange', 'underOneName']).or(Release.onChange()),
} satisfies Fields<AppliedJobProps>;
