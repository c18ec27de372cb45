import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { optionsOf } from '../fields/kinds';
import { settleArguments } from '../fields/settle';
import { Facts, sentenceOf } from './explanation-sentence';
import { FailureExplanation, FailureOutcome, decide } from './failure-outcome';
import { Job } from './job';
import { POD_FAILURE, PodFailure, failureProblems } from './pod-failure';
import { longestJob, waitAfter } from './tries';

export { type FailureExplanation, FailureOutcome } from './failure-outcome';
export { type PodFailure } from './pod-failure';

/**
 * What the Job controller makes of a failed pod: what happens, why, after which wait, and whether all tries fit the
 * deadline. Each construct that renders a Job has a method `explain` that hands its own run over to this.
 */
export function explainFailure(construct: Construct, job: Job, given: PodFailure): FailureExplanation {
  const fields = { failure: optionsOf(POD_FAILURE) };
  const { failure } = settleArguments(`[${construct.node.path}] explain`, { failure: given }, fields, (settled) =>
    failureProblems(job, settled.failure),
  );
  const worstCase = longestJob(job, failure.tryDuration.toSeconds({ integral: false }));
  const decided = decide(job, failure);
  const hasNext = [FailureOutcome.TRIED_AGAIN, FailureOutcome.REPLACED].includes(decided.outcome);
  const facts: Facts = {
    ...decided,
    ...(hasNext ? { wait: Duration.seconds(waitAfter(failure.failuresBefore + 1)) } : {}),
    worstCase: Duration.millis(Math.round(worstCase * 1000)),
    fitsDeadline: worstCase < job.activeDeadline.toSeconds(),
  };
  return { ...facts, text: sentenceOf(job, failure, facts) };
}
