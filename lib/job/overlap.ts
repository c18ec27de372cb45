import { Duration } from 'cdk8s';
import { Problem } from '../validation/problem';

/**
 * What happens when a run is due while the one before still runs. Kubernetes' own word for it, `concurrencyPolicy`, is
 * half of the answer: how late a run may start is the other half.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy
 */
export enum Overlap {
  /**
   * The due run is dropped, unless the one before ends within the starting deadline, which is short here.
   * Rendered as `Forbid`.
   */
  SKIP = 'Skip',
  /**
   * The due run starts as soon as the one before has ended; of several due runs, the newest alone. Rendered as `Forbid`
   * with a starting deadline as long as a run may last.
   */
  RUN_LATE = 'RunLate',
  /**
   * The run that is under way is deleted, with its pods and logs, and the due one starts. A program that takes longer
   * than the schedule's interval never ends. Rendered as `Replace`.
   */
  REPLACE = 'Replace',
  /** Both run at once; the program must be able to. Rendered as `Allow`. */
  ALLOW = 'Allow',
}

/** The most that a run that should not start late may be late. */
const MAX_SKIP_SECONDS = 300;

/** The most that any run may be late. */
export const MAX_LATE_SECONDS = 86400;

/** `Forbid` remembers the due run until its starting deadline: skipping and running late differ in nothing else. */
export function concurrencyPolicyOf(overlap: Overlap): string {
  return overlap === Overlap.REPLACE || overlap === Overlap.ALLOW ? overlap : 'Forbid';
}

/** How late a run may start when nobody says. */
export function defaultStartingDeadline(overlap: Overlap, activeDeadline: Duration): Duration {
  switch (overlap) {
    case Overlap.SKIP:
      return Duration.seconds(30);
    case Overlap.RUN_LATE:
      return Duration.seconds(Math.min(Math.max(300, secondsOf(activeDeadline)), MAX_LATE_SECONDS));
    default:
      return Duration.minutes(5);
  }
}

/** A starting deadline that makes something else of the overlap than it says. */
export function overlapProblems(overlap: Overlap, startingDeadline: Duration, activeDeadline: Duration): Problem[] {
  const [starting, active] = [startingDeadline, activeDeadline].map(secondsOf);
  const problem = (allowed: string, fix: string) => [{ prop: 'startingDeadline', got: `${starting}s`, allowed, fix }];
  if (overlap === Overlap.SKIP && starting > MAX_SKIP_SECONDS) {
    const fix = 'for that long the due run waits; shorten it, or say Overlap.RUN_LATE';
    return problem(`at most ${MAX_SKIP_SECONDS}s with Overlap.SKIP`, fix);
  }
  if (overlap === Overlap.RUN_LATE && starting < Math.min(active, MAX_LATE_SECONDS)) {
    const fix = 'a run that waits longer is dropped; leave it out, shorten activeDeadline, or say Overlap.SKIP';
    return problem(`at least activeDeadline ${active}s with Overlap.RUN_LATE`, fix);
  }
  return [];
}

function secondsOf(time: Duration): number {
  return Math.ceil(time.toSeconds({ integral: false }));
}
