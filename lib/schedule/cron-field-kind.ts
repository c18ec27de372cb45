/** What a field of a cron expression takes. */
export interface CronFieldKind {
  readonly prop: string;
  readonly min: number;
  readonly max: number;
  /** Names of the values from `min` on; some fields have none. */
  readonly names: readonly string[];
}

export const MINUTE: CronFieldKind = { prop: 'minute', min: 0, max: 59, names: [] };
export const HOUR: CronFieldKind = { prop: 'hour', min: 0, max: 23, names: [] };
export const DAY_OF_MONTH: CronFieldKind = { prop: 'dayOfMonth', min: 1, max: 31, names: [] };
export const MONTH: CronFieldKind = {
  prop: 'month',
  min: 1,
  max: 12,
  names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
};
export const DAY_OF_WEEK: CronFieldKind = {
  prop: 'dayOfWeek',
  min: 0,
  max: 6,
  names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
};

/** The values of a field in words. */
export function allowedIn({ min, max, names }: CronFieldKind): string {
  return names.length === 0 ? `${min} to ${max}` : `${min} to ${max} or ${names[0]} to ${names[names.length - 1]}`;
}
