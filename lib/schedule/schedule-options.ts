import { Types, isChecked, oneOf, optional, optionsOf } from '../fields/types';
import { DaylightSaving } from './daylight-saving';

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
   * @throws when it is none of these, and when the time is skipped or doubled in a way that it does not accept
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones
   */
  readonly dst?: DaylightSaving;
}

/** The words about a zone that is none are those of its check. */
const SCHEDULE_OPTIONS: Types<ScheduleOptions> = { timeZone: isChecked };
const TIME_OF_DAY_OPTIONS: Types<TimeOfDayOptions> = {
  ...SCHEDULE_OPTIONS,
  dst: optional(oneOf(DaylightSaving, 'write for example DaylightSaving.SHIFT')),
};

/** The type of a builder's last argument. */
export const IN_ZONE = optional(optionsOf(SCHEDULE_OPTIONS));
export const AT_TIME = optional(optionsOf(TIME_OF_DAY_OPTIONS));
