import { Problem, show } from '../validation/problem';
import { parseCron } from './cron-expression';
import { DaylightSaving } from './daylight-saving';
import { IrregularDays, irregularDays } from './irregular-days';
import { CronFields } from './never-runs';

const MINUTES_A_DAY = 24 * 60;

const QUARTER = 15;

/** Further away than clocks change by, so that a search for another time ends. */
const FARTHEST_SHIFT = 3 * 60;

/** Which days a time of day is for, as the last three fields of a cron expression. */
export interface DailyTime {
  readonly time: string;
  readonly days: string;
  readonly timeZone: string;
  readonly dst: DaylightSaving | undefined;
}

/** Minutes since midnight of a time such as `02:30`. */
export function minutesOf(time: string): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** A time that is none. */
export function timeProblems(time: string): Problem[] {
  if (minutesOf(time) !== undefined) {
    return [];
  }
  return [
    { prop: 'time', got: show(time), allowed: '00:00 to 23:59', fix: 'write hours and minutes, such as "02:30"' },
  ];
}

/** The expression that starts a run at a legal time of day, or the problem that daylight saving makes of it. */
export function expressionOf({ time, days, timeZone, dst }: DailyTime): string | Problem {
  const minutes = minutesOf(time) ?? 0;
  const irregular = (at: number) => irregularDays(parseCron(expressionAt(at, days)) as CronFields, timeZone);
  const found = irregular(minutes);
  if (isAccepted(found, dst)) {
    return expressionAt(minutes, days);
  }
  const regular = timesNear(minutes).find((at) => isAccepted(irregular(at), undefined));
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

/** Whether an expression that should start one run on each of its days does, or its user says that it need not. */
export function runsAsMeant(expression: string, timeZone: string, dst: DaylightSaving | undefined): boolean {
  return isAccepted(irregularDays(parseCron(expression) as CronFields, timeZone), dst);
}

function isAccepted({ skipped, doubled }: IrregularDays, dst: DaylightSaving | undefined): boolean {
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

function choices({ doubled }: IrregularDays, regular: number | undefined): string {
  const shift = regular === undefined ? '' : `SHIFT (it runs at ${clockTime(regular)}), `;
  const skip = doubled.length > 0 ? '' : 'SKIP (no run on those days), ';
  return `${shift}${skip}ALLOW (it is taken as it is), or choose another time`;
}

function describeDays({ skipped, doubled }: IrregularDays): string {
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
