import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { parseCron } from './cron-expression';
import { DaylightSaving } from './daylight-saving';
import { clockChanges, irregularDays } from './irregular-days';
import { CronFields } from './never-runs';
import { ZoneClock } from './zone-clock';

const MINUTES_A_DAY = 24 * 60;

const QUARTER = 15;

/** Further away than clocks change by, so that a search for another time ends. */
const FARTHEST_SHIFT = 3 * 60;

/** The years whose changes of clocks count: fixed, so that the same source is accepted in any year. */
const YEARS = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2031, 0, 1) };

/** Dates on which clocks do not show a time exactly once. */
interface MissedDates {
  readonly skipped: string[];
  readonly doubled: string[];
}

/** A time of day on some days. */
export interface DailyTime {
  readonly time: string;
  /** The last three fields of a cron expression. */
  readonly days: string;
  readonly timeZone: string;
  readonly dst: DaylightSaving | undefined;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export function timeProblems(prop: string, time: string): Problem[] {
  return unless(TIME.test(time), {
    prop,
    got: show(time),
    allowed: '00:00 to 23:59',
    fix: 'write hours and minutes, such as "02:30"',
  });
}

/** The expression that starts a run at a legal time of day, or the problem that daylight saving makes of it. */
export function expressionOf({ time, days, timeZone, dst }: DailyTime): string | Problem {
  const minutes = minutesOf(time);
  const missed = (at: number) => missedDates(expressionAt(at, days), timeZone);
  const found = missed(minutes);
  if (isAccepted(found, dst)) {
    return expressionAt(minutes, days);
  }
  const regular = timesNear(minutes).find((at) => isAccepted(missed(at), undefined));
  if (dst === DaylightSaving.SHIFT && regular !== undefined) {
    return expressionAt(regular, days);
  }
  return {
    prop: 'time',
    got: `${show(time)} in ${show(timeZone)}, which is ${describeDays(found)}`,
    allowed: 'a time that comes once on each day',
    fix: `set dst to ${choices(found, regular)}`,
  };
}

/** Whether an expression starts one run on each of its days, or its user accepts the days on which it does not. */
export function runsAsMeant(expression: string, timeZone: string, dst: DaylightSaving | undefined): boolean {
  return isAccepted(missedDates(expression, timeZone), dst);
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function missedDates(expression: string, timeZone: string): MissedDates {
  const clock = ZoneClock.of(timeZone);
  const days = irregularDays(parseCron(expression) as CronFields, clock, clockChanges(clock, YEARS));
  return {
    skipped: days.filter(({ actual }) => actual === 0).map(({ date }) => date),
    doubled: days.filter(({ actual }) => actual > 1).map(({ date }) => date),
  };
}

function isAccepted({ skipped, doubled }: MissedDates, dst: DaylightSaving | undefined): boolean {
  const acceptsSkipped = dst === DaylightSaving.SKIP || dst === DaylightSaving.ALLOW;
  return (skipped.length === 0 || acceptsSkipped) && (doubled.length === 0 || dst === DaylightSaving.ALLOW);
}

/** Quarters of an hour on the same day, at which clocks change: later ones, nearest first, then earlier ones. */
function timesNear(minutes: number): number[] {
  const last = Math.floor(minutes / QUARTER) * QUARTER;
  const distances = Array.from({ length: FARTHEST_SHIFT / QUARTER }, (_, index) => (index + 1) * QUARTER);
  const times = [...distances.map((distance) => last + distance), ...distances.map((distance) => last - distance)];
  return times.filter((time) => time >= 0 && time < MINUTES_A_DAY);
}

function choices({ doubled }: MissedDates, regular: number | undefined): string {
  const shift = regular === undefined ? '' : `SHIFT (it runs at ${clockTime(regular)}), `;
  const skip = doubled.length > 0 ? '' : 'SKIP (no run on those days), ';
  return `${shift}${skip}ALLOW (it is taken as it is), or choose another time`;
}

function describeDays({ skipped, doubled }: MissedDates): string {
  const list = (verb: string, dates: string[]) =>
    dates.length === 0 ? [] : [`${verb} on ${dates.slice(0, 2).join(', ')}${dates.length > 2 ? ', …' : ''}`];
  return [...list('skipped', skipped), ...list('doubled', doubled)].join(' and ');
}

function expressionAt(minutes: number, days: string): string {
  return `${minutes % 60} ${Math.floor(minutes / 60)} ${days}`;
}

function clockTime(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
