import { rejectValueIfAny } from '../validation/problem';
import { Cron, parseCron } from './cron-expression';
import { timeZoneProblems } from './time-zone';

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

  private constructor(expression: string, timeZone: string, cron: Cron) {
    this.expression = expression;
    this.timeZone = timeZone;
    void cron;
  }
}
