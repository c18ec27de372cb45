import { Duration } from 'cdk8s';
import { wholeNumberProblems } from '../fields/numbers';
import { rejectValueIfAny } from '../fields/problem';
import { Types, isBoolean, isNumber, optional, optionsOf, requireArguments } from '../fields/types';
import { isDuration } from '../kubernetes/cdk8s-types';
import { Job } from './job';
import { longestJob, retriesOf, triesAreOfIndexes, waitAfter } from './tries';

/** One way in which a pod of a Job ends. */
export interface PodFailure {
  /**
   * The exit code of the program, from 1 to 255.
   *
   * @default 1 - what most programs show; a disrupted pod 143, as programs do that SIGTERM has ended
   * @throws outside that range
   */
  readonly exitCode?: number;

  /**
   * Whether the pod was drained, preempted or evicted.
   *
   * @default false - most failures are the program's
   */
  readonly disrupted?: boolean;

  /**
   * The index of the pod, from 0 to `completions` - 1.
   *
   * @default 0 - the first, and the only one of a Job without indexes
   * @throws outside that range
   */
  readonly index?: number;

  /**
   * How many failed tries have counted before: of this index where each has a limit of its own, else of the whole Job.
   * From 0 to that limit.
   *
   * @default 0 - it is the first
   * @throws outside that range: the Job, or the index, would have ended before
   */
  readonly failuresBefore?: number;

  /**
   * How many other indexes have failed for good before: from 0 to `completions` - 1, or to `maxFailedIndexes`.
   *
   * @default 0 - it is the first
   * @throws outside that range, and above 0 without `backoffLimitPerIndex`
   */
  readonly failedIndexesBefore?: number;

  /**
   * How many failed pods of all indexes have counted before: for a `backoffLimit` beside `backoffLimitPerIndex`, which
   * counts them. From the fewest that `failuresBefore` and `failedIndexesBefore` make to `backoffLimit`.
   *
   * @default - these fewest: `failuresBefore`, and for each failed index all its tries, or one where the policy has
   * `failIndexOn`
   * @throws outside that range, and where `failuresBefore` is of the whole Job already
   */
  readonly failedPodsBefore?: number;

  /**
   * How long each try runs, from 0.
   *
   * @default Duration.seconds(0) - the waits between tries alone
   */
  readonly tryDuration?: Duration;
}

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

const FAILURE: Types<PodFailure> = {
  exitCode: optional(isNumber),
  disrupted: optional(isBoolean),
  index: optional(isNumber),
  failuresBefore: optional(isNumber),
  failedIndexesBefore: optional(isNumber),
  failedPodsBefore: optional(isNumber),
  tryDuration: optional(isDuration),
};

/** What the Job controller makes of a failed pod. */
export function explainFailure(job: Job, given: PodFailure): FailureExplanation {
  const { failure } = requireArguments('explain', { failure: given }, { failure: optionsOf(FAILURE) });
  rejectValueIfAny('explain', failureProblems(job, failure));
  const { failuresBefore = 0, tryDuration = Duration.seconds(0) } = failure;
  const worstCase = longestJob(job, tryDuration.toSeconds({ integral: false }));
  const facts = {
    ...decide(job, failure),
    worstCase: Duration.millis(Math.round(worstCase * 1000)),
    fitsDeadline: worstCase < job.activeDeadline.toSeconds(),
  };
  const hasNext = [FailureOutcome.TRIED_AGAIN, FailureOutcome.REPLACED].includes(facts.outcome);
  const explained = hasNext ? { ...facts, wait: Duration.seconds(waitAfter(failuresBefore + 1)) } : facts;
  return { ...explained, text: `${whatFailed(job, failure)}: ${whatFollows(job, explained)}.` };
}

type Facts = Omit<FailureExplanation, 'text'>;

/** In the order in which the controller looks: the policy, the limit of the Job, the limits of its indexes. */
function decide(job: Job, failure: PodFailure): Pick<Facts, 'outcome' | 'reason'> {
  const action = job.failurePolicy._actionOn(exitCodeOf(failure), failure.disrupted ?? false);
  if (action === 'FailJob') {
    return { outcome: FailureOutcome.JOB_FAILS, reason: 'PodFailurePolicy' };
  }
  if (action === 'Ignore') {
    return { outcome: FailureOutcome.REPLACED };
  }
  if ((failure.failedPodsBefore ?? leastFailedPods(job, failure)) >= job.backoffLimit) {
    return { outcome: FailureOutcome.JOB_FAILS, reason: 'BackoffLimitExceeded' };
  }
  const { failuresBefore = 0, failedIndexesBefore = 0 } = failure;
  if (action !== 'FailIndex' && failuresBefore < retriesOf(job)) {
    return { outcome: FailureOutcome.TRIED_AGAIN };
  }
  const { maxFailedIndexes = Infinity } = job.shards ?? {};
  if (failedIndexesBefore >= maxFailedIndexes) {
    return { outcome: FailureOutcome.JOB_FAILS, reason: 'MaxFailedIndexesExceeded' };
  }
  return { outcome: FailureOutcome.INDEX_FAILS, reason: job.successPolicy ? undefined : 'FailedIndexes' };
}

function exitCodeOf({ exitCode, disrupted }: PodFailure): number {
  return exitCode ?? (disrupted ? 143 : 1);
}

/** An index that has failed for good has had all its tries, unless the policy may end it at the first. */
function leastFailedPods(job: Job, { failuresBefore = 0, failedIndexesBefore = 0 }: PodFailure): number {
  const ofEach = job.failurePolicy._failsIndexes ? 1 : (job.shards?.backoffLimitPerIndex ?? 0) + 1;
  return failuresBefore + failedIndexesBefore * ofEach;
}

function whatFailed({ shards }: Job, failure: PodFailure): string {
  const where = shards?.indexed ? ` on index ${failure.index ?? 0}` : '';
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

function failureProblems(job: Job, failure: PodFailure) {
  const { exitCode, index, failuresBefore, failedIndexesBefore, failedPodsBefore } = failure;
  const { completions, indexed, maxFailedIndexes = Infinity } = job.shards ?? { completions: 1, indexed: false };
  const ofIndexes = triesAreOfIndexes(job);
  const least = leastFailedPods(job, failure);
  const ended = 'after more than that it would have ended before';
  return [
    ...wholeNumberProblems('exitCode', exitCode, {
      min: 1,
      max: 255,
      fix: 'name the code of a failed program; 0 is success',
    }),
    ...wholeNumberProblems('index', index, {
      min: 0,
      max: (indexed ? completions : 1) - 1,
      fix: 'name an index of this Job',
    }),
    ...wholeNumberProblems('failuresBefore', failuresBefore, { min: 0, max: retriesOf(job), fix: ended }),
    ...wholeNumberProblems('failedIndexesBefore', failedIndexesBefore, {
      min: 0,
      max: ofIndexes ? Math.min(completions - 1, maxFailedIndexes) : 0,
      fix: ofIndexes ? ended : 'without backoffLimitPerIndex no index fails alone',
    }),
    ...wholeNumberProblems('failedPodsBefore', failedPodsBefore, {
      min: least,
      max: ofIndexes ? job.backoffLimit : least,
      fix: ofIndexes ? 'count the failed pods of all indexes' : 'leave it out: failuresBefore counts them all',
    }),
  ];
}
