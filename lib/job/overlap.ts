import { Duration } from 'cdk8s';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { Schedule } from '../schedule/schedule';

/**
 * What happens when a run is due while the one before still runs. Kubernetes' own word for it, `concurrencyPolicy`, is
 * half of the answer: how late a run may start is the other half.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy
 */
export enum Overlap {
  /**
   * The due run is dropped, unless the one before ends within the starting deadline, which is short here.
   * Manifest as `Forbid`.
   */
  SKIP = 'Skip',
  /**
   * The due run starts as soon as the one before has ended; of several due runs, the newest alone. Manifest as `Forbid`
   * with a starting deadline as long as a run may last.
   */
  RUN_LATE = 'RunLate',
  /**
   * The run that is under way is deleted, with its pods and logs, and the due one starts. A program that takes longer
   * than the schedule's interval never ends. Manifest as `Replace`.
   */
  REPLACE = 'Replace',
  /** Both run at once; the program must be able to. Manifest as `Allow`. */
  ALLOW = 'Allow',
}

/** The most that a run that should not start late may be late. */
const MAX_SKIP_SECONDS = 300;

/** The most that any run may be late. */
export const MAX_LATE_SECONDS = 86400;

/** How much longer than the interval of `@every` a starting deadline must be: the controller looks every 10 s. */
const EVERY_SLACK = 10;

/** `Forbid` remembers the due run until its starting deadline: skipping and running late differ in nothing else. */
export function concurrencyPolicyOf(overlap: Overlap): string {
  return overlap === Overlap.REPLACE || overlap === Overlap.ALLOW ? overlap : 'Forbid';
}

/** How late a run may start when nobody says; `@every` needs more than its interval. */
export function defaultStartingDeadline(overlap: Overlap, activeDeadline: Duration, schedule: Schedule): Duration {
  const interval = schedule._everySeconds;
  if (overlap === Overlap.SKIP && interval === undefined) {
    return Duration.seconds(30);
  }
  const active = overlap === Overlap.RUN_LATE ? secondsOf(activeDeadline) : 0;
  const least = Math.max(300, active, interval === undefined ? 0 : interval + EVERY_SLACK);
  return Duration.seconds(Math.min(least, MAX_LATE_SECONDS));
}

/**
 * What `@every` makes of an overlap: the controller counts the interval from the last run, or from as long ago as the
 * starting deadline says, whichever is later. With a deadline below the interval the next run is always still to come; with
 * one above it a due run is never dropped.
 */
export function everyProblems(overlap: Overlap, startingDeadline: Duration, schedule: Schedule): Problem[] {
  const { _everySeconds: interval, expression } = schedule;
  if (interval === undefined) {
    return [];
  }
  const least = interval + EVERY_SLACK;
  if (least > MAX_LATE_SECONDS) {
    const allowed = `@every of at most ${MAX_LATE_SECONDS - EVERY_SLACK}s`;
    return [{ prop: 'schedule', got: show(expression), allowed, fix: 'write a time of day, such as "0 2 * * *"' }];
  }
  if (overlap === Overlap.SKIP) {
    const fix = 'the controller drops no run of @every; write a step, such as "*/5 * * * *", or leave overlap out';
    return [{ prop: 'overlap', got: `Overlap.SKIP with ${show(expression)}`, allowed: 'another overlap', fix }];
  }
  const starting = secondsOf(startingDeadline);
  const fix = 'a shorter one never starts a run: the controller counts from that long ago; leave it out';
  return starting >= least
    ? []
    : [
        {
          prop: 'startingDeadline',
          got: `${starting}s`,
          allowed: `at least ${least}s with ${show(expression)}`,
          fix,
        },
      ];
}

/** A starting deadline that makes something else of the overlap than it says. */
export function overlapProblems(overlap: Overlap, startingDeadline: Duration, activeDeadline: Duration): Problem[] {
  const [starting, active] = [startingDeadline, activeDeadline].map(secondsOf);
  const got = `${startingDeadline.toSeconds({ integral: false })}s`;
  const problem = (allowed: string, fix: string) => [{ prop: 'startingDeadline', got, allowed, fix }];
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
