import { Duration } from 'cdk8s';
import { Job } from './job';
import { SettledFailure, countedBefore, exitCodeOf } from './pod-failure';
import { retriesOf } from './tries';

/** What a failed pod leads to. */
export enum FailureOutcome {
  /** The Job fails, and the pods that still run are ended. */
  JOB_FAILS = 'JobFails',
  /** This index has failed for good; the others go on. */
  INDEX_FAILS = 'IndexFails',
  /** Another pod takes its place, and it does not count. */
  REPLACED = 'Replaced',
  /** Another try follows after a wait. */
  TRIED_AGAIN = 'TriedAgain',
}

/** What happens, and how long it may take. */
export interface FailureExplanation {
  /** What happens to this pod's work. */
  readonly outcome: FailureOutcome;
  /**
   * As the condition of the failed Job says it, such as `PodFailurePolicy` or `BackoffLimitExceeded`; of an index that
   * fails, unless a success policy may still be met, what the Job says in the end.
   */
  readonly reason?: string;
  /**
   * How long the controller waits before the next pod. Where the tries are those of the whole Job, another pod that
   * succeeds meanwhile ends the wait. A pod that was replaced before makes it longer, too, though it did not count.
   */
  readonly wait?: Duration;
  /**
   * The longest that the whole Job may take when each try takes `tryDuration`: all of its work, so much at once as
   * `parallelism` allows, with all tries and waits. Pods that are replaced and do not count come on top.
   */
  readonly worstCase: Duration;
  /** Whether that ends before `activeDeadline`; if not, the last tries may never come. */
  readonly fitsDeadline: boolean;
  /** What happens in one sentence. */
  readonly text: string;
}

/** The outcome, in the order in which the controller looks: the policy, the limit of the Job, the limits of its indexes. */
export function decide(job: Job, failure: SettledFailure): Pick<FailureExplanation, 'outcome' | 'reason'> {
  const action = job.failurePolicy._actionOn(exitCodeOf(failure), failure.disrupted);
  if (action === 'FailJob') {
    return { outcome: FailureOutcome.JOB_FAILS, reason: 'PodFailurePolicy' };
  }
  if (action === 'Ignore') {
    return { outcome: FailureOutcome.REPLACED };
  }
  if (countedBefore(job, failure) >= job.backoffLimit) {
    return { outcome: FailureOutcome.JOB_FAILS, reason: 'BackoffLimitExceeded' };
  }
  if (action !== 'FailIndex' && failure.failuresBefore < retriesOf(job)) {
    return { outcome: FailureOutcome.TRIED_AGAIN };
  }
  const { maxFailedIndexes = Infinity, successPolicy } = job.shards ?? {};
  if (failure.failedIndexesBefore >= maxFailedIndexes) {
    return { outcome: FailureOutcome.JOB_FAILS, reason: 'MaxFailedIndexesExceeded' };
  }
  return { outcome: FailureOutcome.INDEX_FAILS, reason: successPolicy ? undefined : 'FailedIndexes' };
}
