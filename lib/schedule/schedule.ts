import { wholeNumberProblems } from '../fields/numbers';
import { Problem, rejectValueIfAny } from '../fields/problem';
import { show } from '../fields/show';
import { isChecked, isNumber, isText, oneOf, requireArguments } from '../fields/types';
import { Cron, parseCron } from './cron-expression';
import { nextRun } from './next-run';
import { AT_TIME, IN_ZONE, ScheduleOptions, TimeOfDayOptions } from './schedule-options';
import { spreadExpression, spreadProblems } from './spread';
import { expressionOf, runsAsMeant, timeProblems } from './time-of-day';
import { timeZoneProblems } from './time-zone';
import { Weekday } from './weekday';
import { ZoneClock } from './zone-clock';

export { DaylightSaving } from './daylight-saving';
export { ScheduleOptions, TimeOfDayOptions } from './schedule-options';
export { Weekday } from './weekday';

const UTC = 'Etc/UTC';
const MAX_RUNS = 100_000;

/** Between these, dates of all calendars and time zones agree with Kubernetes'. */
const FIRST = Date.UTC(1970, 0, 1);
const LAST = Date.UTC(2200, 0, 1);

const DIVISORS_OF_60 = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30];

const isWeekday = oneOf(Weekday, 'write for example Weekday.MONDAY');

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
    const given = requireArguments('Schedule.cron', { options }, { options: IN_ZONE });
    const timeZone = given.options?.timeZone ?? UTC;
    const cron = parseCron(expression);
    const problems = Array.isArray(cron) ? cron : [];
    rejectValueIfAny('Schedule.cron', [...problems, ...timeZoneProblems(timeZone)]);
    return new Schedule(expression, timeZone, cron as Cron);
  }

  /**
   * At the minutes of each hour that this number divides, such as 0, 15, 30 and 45.
   *
   * @param minutes a divisor of 60 below 60
   * @throws when it is none: the steps would be uneven at each full hour
   */
  public static everyMinutes(minutes: number, options: ScheduleOptions = {}): Schedule {
    requireArguments('Schedule.everyMinutes', { options }, { options: IN_ZONE });
    const isDivisor = DIVISORS_OF_60.includes(minutes);
    const fix = 'use Schedule.hourly for 60, or "@every", which counts from the last run';
    const problem = { prop: 'minutes', got: show(minutes), allowed: DIVISORS_OF_60.join(', '), fix };
    return Schedule.of('everyMinutes', options, isDivisor ? `*/${minutes} * * * *` : [problem]);
  }

  /**
   * Once an hour, on each day in the same minute.
   *
   * @param minute from 0 to 59; choose another than 0 where many jobs do
   * @throws outside those bounds
   */
  public static hourly(minute: number, options: ScheduleOptions = {}): Schedule {
    requireArguments('Schedule.hourly', { minute, options }, { minute: isNumber, options: IN_ZONE });
    const problems = wholeNumberProblems('minute', minute, { min: 0, max: 59, fix: 'write the minute of the hour' });
    return Schedule.of('hourly', options, problems.length > 0 ? problems : `${minute} * * * *`);
  }

  /**
   * Once a day.
   *
   * @param time from `00:00` to `23:59`
   * @throws when daylight saving skips or doubles it, unless `dst` says what to do then
   */
  public static daily(time: string, options: TimeOfDayOptions = {}): Schedule {
    requireArguments('Schedule.daily', { time, options }, { time: isText, options: AT_TIME });
    return Schedule.atTime('daily', time, options, '* * *', []);
  }

  /**
   * Once a week.
   *
   * @param time from `00:00` to `23:59`
   * @throws when daylight saving skips or doubles it on that day of the week, unless `dst` says what to do then
   */
  public static weekly(day: Weekday, time: string, options: TimeOfDayOptions = {}): Schedule {
    requireArguments('Schedule.weekly', { day, time, options }, { day: isWeekday, time: isText, options: AT_TIME });
    return Schedule.atTime('weekly', time, options, `* * ${day}`, []);
  }

  /**
   * Once a month.
   *
   * @param day from 1 to 28, the days that each month has
   * @param time from `00:00` to `23:59`
   * @throws when daylight saving skips or doubles it on that day of a month, unless `dst` says what to do then
   */
  public static monthly(day: number, time: string, options: TimeOfDayOptions = {}): Schedule {
    requireArguments('Schedule.monthly', { day, time, options }, { day: isNumber, time: isText, options: AT_TIME });
    const fix = 'a later day is missing in some months; start on day 1, or use Schedule.cron';
    return Schedule.atTime(
      'monthly',
      time,
      options,
      `${day} * *`,
      wholeNumberProblems('day', day, { min: 1, max: 28, fix }),
    );
  }

  private static atTime(builder: string, time: string, options: TimeOfDayOptions, days: string, others: Problem[]) {
    const timeZone = options?.timeZone ?? UTC;
    const problems = [...others, ...timeProblems(time)];
    if (problems.length > 0 || timeZoneProblems(timeZone).length > 0) {
      return Schedule.of(builder, options, problems);
    }
    const expression = expressionOf({ time, days, timeZone, dst: options?.dst });
    const schedule = Schedule.of(builder, options, typeof expression === 'string' ? expression : [expression]);
    return new Schedule(schedule.expression, timeZone, schedule.cron, {
      isWanted: (moved) => runsAsMeant(moved, timeZone, options?.dst),
    });
  }

  /** A built expression, which is legal, or the problems of what it was to be built from. */
  private static of(builder: string, options: ScheduleOptions, expression: string | Problem[]): Schedule {
    const problems = typeof expression === 'string' ? [] : expression;
    const zone = timeZoneProblems(options?.timeZone ?? UTC);
    rejectValueIfAny(`Schedule.${builder}`, [...problems, ...zone]);
    return Schedule.cron(expression as string, { timeZone: options?.timeZone });
  }

  /** As it was written, for a CronJob's `schedule`. */
  public readonly expression: string;

  /** Its IANA name, for a CronJob's `timeZone`. */
  public readonly timeZone: string;

  private readonly cron: Cron;
  private readonly freedom: Freedom;

  private constructor(expression: string, timeZone: string, cron: Cron, freedom: Freedom = { isWanted: () => true }) {
    this.expression = expression;
    this.timeZone = timeZone;
    this.cron = cron;
    this.freedom = freedom;
  }

  /**
   * The same schedule in a minute of its own, so that a hundred jobs `@hourly` do not start together. The construct that
   * takes it chooses the minute from its namespace and name: the same one in each synth. A step of minutes begins at
   * one of its own. The expression and `nextRuns` of this value are still the ones before: what is rendered has its own.
   *
   * @param seed another one gives other minutes: the name of the cluster, where several share what they call
   * @throws when the expression names several minutes that are no even steps, and for `@every`
   */
  public spread(seed: string = ''): Schedule {
    requireArguments('Schedule.spread', { seed }, { seed: isText });
    rejectValueIfAny('Schedule.spread', spreadProblems(this.expression));
    return new Schedule(this.expression, this.timeZone, this.cron, { ...this.freedom, seed });
  }

  /**
   * As the construct of that name renders it.
   *
   * @internal
   */
  public _for(namespace: string, name: string): Schedule {
    const { seed, isWanted } = this.freedom;
    if (seed === undefined) {
      return this;
    }
    const expression = spreadExpression(this.expression, { seed, namespace, name }, isWanted);
    return Schedule.cron(expression, { timeZone: this.timeZone });
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
   * `from`.
   *
   * @param from runs are later than this instant, never at it; in the years 1970 to 2199
   * @param count how many, from 1 to 100000
   * @throws when `from` is no such date, and when `count` is outside those bounds
   */
  public nextRuns(from: Date, count: number): Date[] {
    requireArguments('Schedule.nextRuns', { from, count }, { from: isChecked, count: isNumber });
    const bounds = { min: 1, max: MAX_RUNS, fix: 'ask again from the last of them for more' };
    rejectValueIfAny('Schedule.nextRuns', [...dateProblems(from), ...wholeNumberProblems('count', count, bounds)]);
    const runs: Date[] = [];
    let run = this.runAfter(from.getTime());
    while (run !== undefined && run < LAST && runs.push(new Date(run)) < count) {
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

/** How the minute may be chosen. */
interface Freedom {
  /** Given when it is to be chosen. */
  readonly seed?: string;
  /** Whether an expression is as good as the one that was written. */
  isWanted(expression: string): boolean;
}

function dateProblems(from: Date): Problem[] {
  const instant = from instanceof Date ? from.getTime() : NaN;
  if (instant >= FIRST && instant < LAST) {
    return [];
  }
  const got = from instanceof Date && Number.isNaN(instant) ? 'an invalid date' : show(from);
  const fix = 'write for example new Date("2030-01-01T00:00:00Z")';
  return [{ prop: 'from', got, allowed: 'a date of the years 1970 to 2199', fix }];
}
