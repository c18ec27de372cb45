import { Duration } from 'cdk8s';
import { Problem, unless } from '../fields/problem';
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

/** How much longer than the interval of `@every` a starting deadline must be: the controller looks every 10 s. */
const EVERY_SLACK = 10;

/** `Forbid` remembers the due run until its starting deadline: SKIP and RUN_LATE differ in that deadline alone. */
export function concurrencyPolicyOf(overlap: Overlap): string {
  return overlap === Overlap.REPLACE || overlap === Overlap.ALLOW ? overlap : 'Forbid';
}

/** The starting deadline that a user leaves to us; `@every` needs more than its interval. */
export function defaultStartingDeadline(overlap: Overlap, activeDeadline: Duration, schedule: Schedule): Duration {
  const interval = schedule._everySeconds;
  if (overlap === Overlap.SKIP && interval === undefined) {
    return Duration.seconds(30);
  }
  const active = overlap === Overlap.RUN_LATE ? secondsOf(activeDeadline) : 0;
  const least = Math.max(300, active, interval === undefined ? 0 : interval + EVERY_SLACK);
  return Duration.seconds(Math.min(least, MAX_LATE_SECONDS));
}

/** When runs start, and how late they may. */
export interface Starts {
  readonly schedule: Schedule;
  readonly overlap: Overlap;
  readonly startingDeadline: Duration;
}

/** A starting deadline that makes something else of the overlap than it says. */
export function overlapProblems(starts: Starts, activeDeadline: Duration): Problem[] {
  const interval = starts.schedule._everySeconds;
  return interval === undefined ? clockProblems(starts, activeDeadline) : everyProblems(starts, interval);
}

function clockProblems({ overlap, startingDeadline }: Starts, activeDeadline: Duration): Problem[] {
  const [starting, active] = [startingDeadline, activeDeadline].map(secondsOf);
  const problem = { prop: 'startingDeadline', got: `${startingDeadline.toSeconds({ integral: false })}s` };
  return [
    ...unless(overlap !== Overlap.SKIP || starting <= MAX_SKIP_SECONDS, {
      ...problem,
      allowed: `at most ${MAX_SKIP_SECONDS}s with Overlap.SKIP`,
      fix: 'for that long the due run waits; shorten it, or say Overlap.RUN_LATE',
    }),
    ...unless(overlap !== Overlap.RUN_LATE || starting >= Math.min(active, MAX_LATE_SECONDS), {
      ...problem,
      allowed: `at least activeDeadline ${active}s with Overlap.RUN_LATE`,
      fix: 'a run that waits longer is dropped; leave it out, shorten activeDeadline, or say Overlap.SKIP',
    }),
  ];
}

/**
 * The controller counts the interval of `@every` from the last run, or from as long ago as the starting deadline says,
 * whichever is later. With a deadline below the interval the next run is always still to come; with a deadline above the
 * interval a due run is never dropped.
 */
function everyProblems({ overlap, startingDeadline, schedule }: Starts, interval: number): Problem[] {
  const written = show(schedule.expression);
  const least = interval + EVERY_SLACK;
  if (least > MAX_LATE_SECONDS) {
    const allowed = `@every of at most ${MAX_LATE_SECONDS - EVERY_SLACK}s`;
    return [{ prop: 'schedule', got: written, allowed, fix: 'write a time of day, such as "0 2 * * *"' }];
  }
  if (overlap === Overlap.SKIP) {
    const fix = 'the controller drops no run of @every; write a step, such as "*/5 * * * *", or leave overlap out';
    return [{ prop: 'overlap', got: `Overlap.SKIP with ${written}`, allowed: 'another overlap', fix }];
  }
  const starting = secondsOf(startingDeadline);
  return unless(starting >= least, {
    prop: 'startingDeadline',
    got: `${starting}s`,
    allowed: `at least ${least}s with ${written}`,
    fix: 'a shorter one never starts a run: the controller counts from that long ago; leave it out',
  });
}

function secondsOf(time: Duration): number {
  return Math.ceil(time.toSeconds({ integral: false }));
}
