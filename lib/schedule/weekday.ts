/** A day of the week, by the name that a cron expression gives it. */
export enum Weekday {
  /** The first day of Kubernetes' week: 0. */
  SUNDAY = 'sun',
  /** 1. */
  MONDAY = 'mon',
  /** 2. */
  TUESDAY = 'tue',
  /** 3. */
  WEDNESDAY = 'wed',
  /** 4. */
  THURSDAY = 'thu',
  /** 5. */
  FRIDAY = 'fri',
  /** 6. */
  SATURDAY = 'sat',
}
