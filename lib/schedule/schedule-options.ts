import { Fields } from '../fields/field';
import { oneOf } from '../fields/kinds';
import { DaylightSaving } from './daylight-saving';
import { timeZoneName } from './time-zone';

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

/** How a time of day is meant. */
export interface TimeOfDayOptions extends ScheduleOptions {
  /**
   * What to do when daylight saving skips or doubles that time on some day of the years 2026 to 2030.
   *
   * @default - such a time is an error that names the days
   * @throws for another value, and when the time is skipped or doubled in a way that it does not accept
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones
   */
  readonly dst?: DaylightSaving;
}

export const SCHEDULE_OPTIONS = { timeZone: timeZoneName.or('Etc/UTC') } satisfies Fields<ScheduleOptions>;

export const TIME_OF_DAY_OPTIONS = {
  ...SCHEDULE_OPTIONS,
  dst: oneOf(DaylightSaving, 'write for example DaylightSaving.SHIFT').orNothing,
} satisfies Fields<TimeOfDayOptions>;
