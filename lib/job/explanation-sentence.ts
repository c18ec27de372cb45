import { FailureExplanation, FailureOutcome } from './failure-outcome';
import { Job } from './job';
import { SettledFailure, exitCodeOf } from './pod-failure';
import { triesAreOfIndexes } from './tries';

/** An explanation without its sentence. */
export type Facts = Omit<FailureExplanation, 'text'>;

/** What failed, and what follows, in one sentence. */
export function sentenceOf(job: Job, failure: SettledFailure, facts: Facts): string {
  return `${whatFailed(job, failure)}: ${whatFollows(job, facts)}.`;
}

function whatFailed({ shards }: Job, failure: SettledFailure): string {
  const where = shards?.indexed ? ` on index ${failure.index}` : '';
  return failure.disrupted
    ? `A disrupted pod${where} with exit code ${exitCodeOf(failure)}`
    : `Exit code ${exitCodeOf(failure)}${where}`;
}

function whatFollows(job: Job, { outcome, reason, wait, worstCase, fitsDeadline }: Facts): string {
  const deadline = `activeDeadline ${job.activeDeadline.toSeconds()}s`;
  const seconds = `${wait?.toSeconds()}s`;
  switch (outcome) {
    case FailureOutcome.JOB_FAILS:
      return `the Job fails (${reason})`;
    case FailureOutcome.INDEX_FAILS: {
      const end = reason ? `(${reason})` : 'unless its success policy is met';
      return `that index fails for good and the others go on; the Job fails in the end ${end}`;
    }
    case FailureOutcome.REPLACED:
      return `another pod takes its place after ${seconds}, and it does not count as a try; only ${deadline} ends that`;
    case FailureOutcome.TRIED_AGAIN: {
      const isShared = !triesAreOfIndexes(job) && (job.shards?.completions ?? 1) > 1;
      const sooner = isShared ? ', or as soon as another pod succeeds' : '';
      const longest = `${worstCase.toSeconds({ integral: false })}s`;
      const fit = fitsDeadline ? `within ${deadline}` : `beyond ${deadline}, which ends it before`;
      return `another try follows after ${seconds}${sooner}; with all its tries the Job takes up to ${longest}, ${fit}`;
    }
  }
}
