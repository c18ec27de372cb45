import { exactArguments } from '../fields/exact-arguments';
import { rejectValue } from '../fields/problem';
import { settleArguments } from '../fields/settle';
import { Cron, parseCron } from './cron-expression';
import { nextRun } from './next-run';
import * as fields from './schedule-arguments';
import { ScheduleOptions, TimeOfDayOptions } from './schedule-options';
import { Room, candidatesOf, roomOf, roomProblems } from './spread';
import { DailyTime, expressionOf, runsAsMeant } from './time-of-day';
import { Weekday } from './weekday';
import { ZoneClock } from './zone-clock';

export { DaylightSaving } from './daylight-saving';
export { type ScheduleOptions, type TimeOfDayOptions } from './schedule-options';
export { Weekday } from './weekday';

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
  public static cron(expression: string, options?: ScheduleOptions): Schedule {
    const settled = settleArguments('Schedule.cron', { expression, options }, fields.CRON);
    return new Schedule(settled.expression, settled.options.timeZone);
  }

  /**
   * At the minutes of each hour that this number divides, such as 0, 15, 30 and 45.
   *
   * @param minutes a divisor of 60 below 60
   * @throws for other numbers: their steps are uneven at each full hour
   */
  public static everyMinutes(minutes: number, options?: ScheduleOptions): Schedule {
    const settled = settleArguments('Schedule.everyMinutes', { minutes, options }, fields.EVERY_MINUTES);
    return new Schedule(`*/${settled.minutes} * * * *`, settled.options.timeZone);
  }

  /**
   * Once an hour, on each day in the same minute.
   *
   * @param minute from 0 to 59; choose another than 0 where many jobs do
   * @throws outside those bounds
   */
  public static hourly(minute: number, options?: ScheduleOptions): Schedule {
    const settled = settleArguments('Schedule.hourly', { minute, options }, fields.HOURLY);
    return new Schedule(`${settled.minute} * * * *`, settled.options.timeZone);
  }

  /**
   * Once a day.
   *
   * @param time from `00:00` to `23:59`
   * @throws when daylight saving skips or doubles it, unless `dst` says what to do then
   */
  public static daily(time: string, options?: TimeOfDayOptions): Schedule {
    const settled = settleArguments('Schedule.daily', { time, options }, fields.DAILY);
    return Schedule.atTime('Schedule.daily', { time, days: '* * *', ...settled.options });
  }

  /**
   * Once a week.
   *
   * @param time from `00:00` to `23:59`
   * @throws when daylight saving skips or doubles it on that day of the week, unless `dst` says what to do then
   */
  public static weekly(day: Weekday, time: string, options?: TimeOfDayOptions): Schedule {
    const settled = settleArguments('Schedule.weekly', { day, time, options }, fields.WEEKLY);
    return Schedule.atTime('Schedule.weekly', { time, days: `* * ${day}`, ...settled.options });
  }

  /**
   * Once a month.
   *
   * @param day from 1 to 28, the days that each month has
   * @param time from `00:00` to `23:59`
   * @throws when daylight saving skips or doubles it on that day of a month, unless `dst` says what to do then
   */
  public static monthly(day: number, time: string, options?: TimeOfDayOptions): Schedule {
    const settled = settleArguments('Schedule.monthly', { day, time, options }, fields.MONTHLY);
    return Schedule.atTime('Schedule.monthly', { time, days: `${day} * *`, ...settled.options });
  }

  private static atTime(factory: string, daily: DailyTime): Schedule {
    const expression = expressionOf(daily);
    if (typeof expression !== 'string') {
      return rejectValue(factory, [expression]);
    }
    const { timeZone, dst } = daily;
    return new Schedule(expression, timeZone, { isWanted: (moved) => runsAsMeant(moved, timeZone, dst) });
  }

  /** As it was written, for a CronJob's `schedule`. */
  public readonly expression: string;

  /** Its IANA name, for a CronJob's `timeZone`. */
  public readonly timeZone: string;

  private readonly cron: Cron;
  private readonly freedom: Freedom;

  /** The expression is legal: whoever calls has checked it. */
  private constructor(expression: string, timeZone: string, freedom: Freedom = { isWanted: () => true }) {
    this.expression = expression;
    this.timeZone = timeZone;
    this.cron = parseCron(expression) as Cron;
    this.freedom = freedom;
  }

  /**
   * The same schedule in a minute of its own, so that a hundred jobs `@hourly` do not start together. The construct that
   * takes it chooses the minute from its namespace and name: the same minute in each synth. A step of minutes begins at
   * a minute of its own. This value keeps the expression that was written, and its `nextRuns`; the rendered one differs.
   *
   * @param seed another seed gives other minutes: the name of the cluster, where several clusters share what they call
   * @throws when the expression names several minutes in uneven steps, and for `@every`
   */
  public spread(seed?: string): Schedule {
    const { expression, timeZone, freedom } = this;
    const room = roomOf(expression, this.cron);
    const settled = settleArguments('Schedule.spread', { seed }, fields.SPREAD, () => roomProblems(expression, room));
    return new Schedule(expression, timeZone, { ...freedom, spread: room && { room, seed: settled.seed } });
  }

  /**
   * The schedule in the minute that is chosen for the construct of that name.
   *
   * @internal
   */
  public _spreadFor(namespace: string, name: string): Schedule {
    const { spread, isWanted } = this.freedom;
    if (spread === undefined) {
      return this;
    }
    const candidates = candidatesOf(spread.room, { seed: spread.seed, namespace, name });
    return new Schedule(candidates.find(isWanted) ?? this.expression, this.timeZone);
  }

  /**
   * The seconds from one run to the next with `@every`.
   *
   * @internal
   */
  public get _everySeconds(): number | undefined {
    return 'everySeconds' in this.cron ? this.cron.everySeconds : undefined;
  }

  /**
   * The next runs, as Kubernetes computes them from its own copy of the time zone database; this machine's may be
   * another release. Where clocks go forward, times that they skip have no run; where they go back, times that they
   * show twice mostly have two. There are fewer than `count` runs when no date fits within five years of the last one
   * (29 February around the year 2100), and none after the year 2199.
   *
   * `@every` has no time of day: Kubernetes counts from the CronJob's last run, or from its creation, so give that as
   * `after`.
   *
   * @param after runs are later than this instant, never at it; in the years 1970 to 2199
   * @param count how many, from 1 to 100000
   * @throws outside those years and bounds
   */
  public nextRuns(after: Date, count: number): Date[] {
    settleArguments('Schedule.nextRuns', { after, count }, fields.NEXT_RUNS);
    const runs: Date[] = [];
    let run = this.runAfter(after.getTime());
    while (run !== undefined && run < fields.END_OF_RUNS && runs.push(new Date(run)) < count) {
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

  static {
    exactArguments(this);
  }
}

/** How the minute may be chosen. */
interface Freedom {
  /** Where the minute may move, and what chooses it; nothing for a schedule that stays as it was written. */
  readonly spread?: { readonly room: Room; readonly seed: string };
  /** Whether an expression is as good as the one that was written. */
  isWanted(expression: string): boolean;
}
