import { checkedText, fieldOf, number, oneOf, optionsOf, text, wholeNumber } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { expressionProblems } from './cron-expression';
import { SCHEDULE_OPTIONS, TIME_OF_DAY_OPTIONS } from './schedule-options';
import { timeProblems } from './time-of-day';
import { Weekday } from './weekday';

/** Between these, dates of all calendars and time zones agree with Kubernetes'. */
const FIRST_RUN = Date.UTC(1970, 0, 1);
export const END_OF_RUNS = Date.UTC(2200, 0, 1);

const DATES = 'a date of the years 1970 to 2199';
const A_DATE = 'write for example new Date("2030-01-01T00:00:00Z")';

const DIVISORS_OF_60 = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30];

const inZone = optionsOf(SCHEDULE_OPTIONS).or({});
const atTime = { time: text.checkedBy(timeProblems), options: optionsOf(TIME_OF_DAY_OPTIONS).or({}) };

export const CRON = { expression: checkedText(expressionProblems), options: inZone };

export const EVERY_MINUTES = { minutes: number.checkedBy(stepProblems), options: inZone };

export const HOURLY = {
  minute: wholeNumber({ min: 0, max: 59, fix: 'write the minute of the hour' }),
  options: inZone,
};

export const DAILY = atTime;

export const WEEKLY = { day: oneOf(Weekday, 'write for example Weekday.MONDAY'), ...atTime };

export const MONTHLY = {
  day: wholeNumber({
    min: 1,
    max: 28,
    fix: 'a later day is missing in some months; start on day 1, or use Schedule.cron',
  }),
  ...atTime,
};

export const SPREAD = { seed: text.or('') };

export const NEXT_RUNS = {
  after: fieldOf<Date>(
    { kind: 'date' },
    DATES,
    (value) => value instanceof Date,
    () => A_DATE,
  ).checkedBy(dateProblems),
  count: wholeNumber({ min: 1, max: 100_000, fix: 'ask again from the last of them for more' }),
};

/** Other steps are uneven at each full hour. */
function stepProblems(prop: string, minutes: number): Problem[] {
  return unless(DIVISORS_OF_60.includes(minutes), {
    prop,
    got: show(minutes),
    allowed: DIVISORS_OF_60.join(', '),
    fix: 'use Schedule.hourly for 60, or "@every", which counts from the last run',
  });
}

function dateProblems(prop: string, after: Date): Problem[] {
  const instant = after.getTime();
  return unless(instant >= FIRST_RUN && instant < END_OF_RUNS, {
    prop,
    got: Number.isNaN(instant) ? 'an invalid date' : show(after),
    allowed: DATES,
    fix: A_DATE,
  });
}
