import { Duration } from 'cdk8s';
import { Fields, Settled } from '../fields/field';
import { duration, flag, number, wholeNumber } from '../fields/kinds';
import { wholeNumberProblems } from '../fields/numbers';
import { Problem } from '../fields/problem';
import { Job } from './job';
import { retriesOf, triesAreOfIndexes } from './tries';

/** A failed pod of a Job, and what has failed before it. */
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

/** A number without bounds here has bounds that depend on the Job. */
export const POD_FAILURE = {
  exitCode: wholeNumber({ min: 1, max: 255, fix: 'name the code of a failed program; 0 is success' }).orNothing,
  disrupted: flag.or(false),
  index: number.or(0),
  failuresBefore: number.or(0),
  failedIndexesBefore: number.or(0),
  failedPodsBefore: number.orNothing,
  tryDuration: duration.or(Duration.seconds(0)),
} satisfies Fields<PodFailure>;

/** A failure with its defaults, but for those that depend on other props or on the Job. */
export type SettledFailure = Settled<typeof POD_FAILURE>;

/** A failure that no pod of this Job can have. */
export function failureProblems(job: Job, failure: SettledFailure): Problem[] {
  const { index, failuresBefore, failedIndexesBefore, failedPodsBefore } = failure;
  const { completions, indexed, maxFailedIndexes = Infinity } = job.shards ?? { completions: 1, indexed: false };
  const ofIndexes = triesAreOfIndexes(job);
  const least = leastFailedPods(job, failure);
  const ended = 'after more than that it would have ended before';
  return [
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

/** The exit code of the program; most programs that SIGTERM has ended show 143. */
export function exitCodeOf({ exitCode, disrupted }: SettledFailure): number {
  return exitCode ?? (disrupted ? 143 : 1);
}

/** How many failed pods of all indexes have counted before. */
export function countedBefore(job: Job, failure: SettledFailure): number {
  return failure.failedPodsBefore ?? leastFailedPods(job, failure);
}

/** An index that has failed for good has had all its tries, unless the policy may end it at the first. */
function leastFailedPods(job: Job, failure: SettledFailure): number {
  const ofEach = job.failurePolicy._failsIndexes ? 1 : (job.shards?.backoffLimitPerIndex ?? 0) + 1;
  return failure.failuresBefore + failure.failedIndexesBefore * ofEach;
}
