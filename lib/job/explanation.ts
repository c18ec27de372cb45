import { Duration } from 'cdk8s';
import { wholeNumber } from '../validation/numbers';
import { rejectValueIfAny } from '../validation/problem';
import { Job } from './job';

/** One way in which a pod of a Job ends. */
export interface PodFailure {
  /**
   * The exit code of the program, from 1 to 255.
   *
   * @default 1
   * @throws outside that range
   */
  readonly exitCode?: number;

  /**
   * Whether the pod was drained, preempted or evicted.
   *
   * @default false
   */
  readonly disrupted?: boolean;

  /**
   * The index of the pod, from 0 to `completions` - 1.
   *
   * @default 0
   * @throws outside that range
   */
  readonly index?: number;

  /**
   * How many failed tries have counted before: of this index where each has a limit of its own, else of the whole Job.
   *
   * @default 0 - it is the first
   * @throws below 0
   */
  readonly failuresBefore?: number;

  /**
   * How many indexes have failed for good before.
   *
   * @default 0
   * @throws below 0
   */
  readonly failedIndexesBefore?: number;

  /**
   * How long a try runs until it fails.
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
  /** As the condition of the failed Job says it, such as `PodFailurePolicy` or `BackoffLimitExceeded`. */
  readonly reason?: string;
  /** How long the controller waits before the next try, at least. */
  readonly wait?: Duration;
  /**
   * From the first try to the end of the last one, when all that are allowed fail: of one index where each has a limit
   * of its own, else of the Job.
   */
  readonly worstCase: Duration;
  /** Whether that ends before `activeDeadline`; if not, the later tries never come. */
  readonly fitsDeadline: boolean;
  /** All of it in one sentence. */
  readonly text: string;
}

const FIRST_WAIT = 10;

/** The controller's own bound, in all releases from 1.27 to 1.36; its documentation says six minutes. */
const LONGEST_WAIT = 600;

/** The waits below the longest: 10, 20, 40 … 320 s. */
const GROWING_WAITS = 6;

/** What the Job controller makes of a failed pod. */
export function explainFailure(job: Job, failure: PodFailure): FailureExplanation {
  rejectValueIfAny('explain', failureProblems(job, failure));
  const { failuresBefore = 0, tryDuration = Duration.seconds(0) } = failure;
  const limit = triesOf(job) - 1;
  const worstCase = waitsInAll(limit) + (limit + 1) * tryDuration.toSeconds({ integral: false });
  const facts = {
    ...decide(job, failure),
    worstCase: Duration.millis(Math.round(worstCase * 1000)),
    fitsDeadline: worstCase < job.activeDeadline.toSeconds(),
  };
  const isRetried = facts.outcome === FailureOutcome.TRIED_AGAIN;
  const explained = isRetried ? { ...facts, wait: Duration.seconds(waitAfter(failuresBefore + 1)) } : facts;
  return { ...explained, text: sentence(job, failure, explained) };
}

type Facts = Omit<FailureExplanation, 'text'>;

function decide(job: Job, failure: PodFailure): Pick<Facts, 'outcome' | 'reason'> {
  const { exitCode = 1, disrupted = false, failuresBefore = 0 } = failure;
  switch (job.failurePolicy._actionOn(exitCode, disrupted)) {
    case 'FailJob':
      return { outcome: FailureOutcome.JOB_FAILS, reason: 'PodFailurePolicy' };
    case 'FailIndex':
      return indexFails(job, failure);
    case 'Ignore':
      return { outcome: FailureOutcome.REPLACED };
  }
  if (failuresBefore + 1 < triesOf(job)) {
    return { outcome: FailureOutcome.TRIED_AGAIN };
  }
  const { backoffLimitPerIndex = job.backoffLimit } = job.shards ?? {};
  return job.backoffLimit <= backoffLimitPerIndex // it counts the failed pods of all indexes
    ? { outcome: FailureOutcome.JOB_FAILS, reason: 'BackoffLimitExceeded' }
    : indexFails(job, failure);
}

function indexFails({ shards }: Job, { failedIndexesBefore = 0 }: PodFailure): Pick<Facts, 'outcome' | 'reason'> {
  const max = shards?.maxFailedIndexes;
  return max !== undefined && failedIndexesBefore + 1 > max
    ? { outcome: FailureOutcome.JOB_FAILS, reason: 'MaxFailedIndexesExceeded' }
    : { outcome: FailureOutcome.INDEX_FAILS, reason: 'FailedIndexes' };
}

function triesOf({ backoffLimit, shards }: Job): number {
  return Math.min(shards?.backoffLimitPerIndex ?? backoffLimit, backoffLimit) + 1;
}

function waitAfter(failures: number): number {
  return failures > GROWING_WAITS ? LONGEST_WAIT : FIRST_WAIT * 2 ** (failures - 1);
}

/** Ten seconds, doubling, up to the longest. */
function waitsInAll(retries: number): number {
  const growing = Math.min(retries, GROWING_WAITS);
  return FIRST_WAIT * (2 ** growing - 1) + Math.max(0, retries - GROWING_WAITS) * LONGEST_WAIT;
}

function sentence(job: Job, failure: PodFailure, { outcome, reason, wait, worstCase, fitsDeadline }: Facts): string {
  const { exitCode = 1, disrupted = false, index = 0 } = failure;
  const where = job.shards?.indexed ? ` on index ${index}` : '';
  const what = disrupted ? `A disrupted pod${where}` : `Exit code ${exitCode}${where}`;
  const seconds = `${worstCase.toSeconds({ integral: false })}s`;
  const deadline = `activeDeadline ${job.activeDeadline.toSeconds()}s`;
  const fit = fitsDeadline ? `within ${deadline}` : `beyond ${deadline}, which ends the Job before`;
  const then = {
    [FailureOutcome.JOB_FAILS]: `the Job fails (${reason})`,
    [FailureOutcome.INDEX_FAILS]: `that index fails for good, the others go on, and the Job fails in the end (${reason})`,
    [FailureOutcome.REPLACED]: 'another pod takes its place, and it does not count as a try',
    [FailureOutcome.TRIED_AGAIN]: `another try follows after ${wait?.toSeconds()}s or more`,
  }[outcome];
  return `${what}: ${then}; all ${triesOf(job)} tries together take ${seconds}, ${fit}.`;
}

function failureProblems({ shards }: Job, failure: PodFailure) {
  const { exitCode, index, failuresBefore, failedIndexesBefore } = failure;
  const pods = { min: 0, max: (shards?.indexed ? shards.completions : 1) - 1, fix: 'name an index of this Job' };
  const count = { min: 0, max: Number.MAX_SAFE_INTEGER, fix: 'count what has failed before' };
  return [
    ...wholeNumber('exitCode', exitCode, { min: 1, max: 255, fix: '0 is success' }),
    ...wholeNumber('index', index, pods),
    ...wholeNumber('failuresBefore', failuresBefore, count),
    ...wholeNumber('failedIndexesBefore', failedIndexesBefore, count),
  ];
}
