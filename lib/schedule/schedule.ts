import { wholeNumber } from '../validation/numbers';
import { Problem, rejectValueIfAny, show } from '../validation/problem';
import { Cron, parseCron } from './cron-expression';
import { nextRun } from './next-run';
import { timeZoneProblems } from './time-zone';
import { ZoneClock } from './zone-clock';

const MAX_RUNS = 100_000;

/** How the times of a schedule are meant. */
export interface ScheduleOptions {
  /**
   * The zone whose clocks the schedule follows, by its name in the IANA time zone database, in exact case. A name that
   * is younger than the cluster's own copy of that database, which comes with its version, is refused by the cluster.
   *
   * @default "Etc/UTC" - Kubernetes' own default is the zone of the machine that its controller happens to run on
   * @throws when there is no zone of that name
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones
   */
  readonly timeZone?: string;
}

/**
 * When runs start: exactly the expressions that a CronJob takes, without those that would never run.
 *
 * Five fields stand for minute, hour, day of month, month and day of week. When both day fields are restricted, one of
 * them is enough; a field that is `*` or `?` leaves it to the other. A field with a step above 1 counts as restricted,
 * even when it starts with a star.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export class Schedule {
  /**
   * A schedule in cron's words, such as `30 2 * * mon-fri`, `@daily` or `@every 1h30m`.
   *
   * @param expression five fields, or a descriptor; see the class
   * @throws when Kubernetes would refuse it, when no date would ever fit (30 February), and below `@every 1m`
   */
  public static cron(expression: string, options: ScheduleOptions = {}): Schedule {
    const timeZone = options.timeZone ?? 'Etc/UTC';
    const cron = parseCron(expression);
    const problems = Array.isArray(cron) ? cron : [];
    rejectValueIfAny('Schedule.cron', [...problems, ...timeZoneProblems(timeZone)]);
    return new Schedule(expression, timeZone, cron as Cron);
  }

  /** As it was written, for a CronJob's `schedule`. */
  public readonly expression: string;

  /** Its IANA name, for a CronJob's `timeZone`. */
  public readonly timeZone: string;

  private readonly cron: Cron;

  private constructor(expression: string, timeZone: string, cron: Cron) {
    this.expression = expression;
    this.timeZone = timeZone;
    this.cron = cron;
  }

  /**
   * The next runs, as Kubernetes computes them from its own copy of the time zone database; this machine's may be
   * another release. Where clocks go forward, times that they skip have no run; where they go back, times that they
   * show twice mostly have two. There are fewer than `count` runs when no date fits within five years of the last one
   * (29 February around the year 2100).
   *
   * `@every` has no time of day: Kubernetes counts from the CronJob's last run, or from its creation, so give that as
   * `from`.
   *
   * @param from runs are later than this instant, never at it
   * @param count how many, from 1 to 100000
   * @throws when `from` is no date, or outside those bounds
   */
  public nextRuns(from: Date, count: number): Date[] {
    const bounds = { min: 1, max: MAX_RUNS, fix: 'ask again from the last of them for more' };
    rejectValueIfAny('Schedule.nextRuns', [...dateProblems(from), ...wholeNumber('count', count, bounds)]);
    const runs: Date[] = [];
    let run = this.runAfter(from.getTime());
    while (run !== undefined && runs.push(new Date(run)) < count) {
      run = this.runAfter(run);
    }
    return runs;
  }

  private runAfter(instant: number): number | undefined {
    if ('everySeconds' in this.cron) {
      return Math.floor(instant / 1000 + this.cron.everySeconds) * 1000;
    }
    return nextRun(this.cron, ZoneClock.of(this.timeZone), instant);
  }
}

function dateProblems(from: Date): Problem[] {
  if (from instanceof Date && !Number.isNaN(from.getTime())) {
    return [];
  }
  const fix = 'write for example new Date("2030-01-01T00:00:00Z")';
  return [{ prop: 'from', got: from instanceof Date ? 'an invalid date' : show(from), allowed: 'a date', fix }];
}
