import { CronFields } from './never-runs';
import { runsBetween } from './runs-between';
import { ZoneClock } from './zone-clock';

/** A date that has another number of runs than it would have without a change of clocks. */
export interface IrregularDay {
  /** In the zone, such as `2026-03-29`. */
  readonly date: string;
  readonly expected: number;
  readonly actual: number;
  /** When clocks change: on that date or within two days of it. */
  readonly change: number;
}

/** A span of instants, its end excluded. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;
const UTC = 'Etc/UTC';

/** From a change of clocks, robfig/cron can lose a run of a later date, too. */
const DAYS_AROUND = [-2, -1, 0, 1, 2];

/** The runs of a local day, which is a number since 1970. */
interface Counts {
  readonly day: number;
  readonly expected: number;
  readonly actual: number;
}

/** What is the same for all schedules of a zone: clock changes by their span, shown minutes by their day. */
interface Known {
  readonly changes: Map<string, number[]>;
  readonly minutes: Map<number, number[]>;
}

const knownByClock = new WeakMap<ZoneClock, Known>();

function knownOf(clock: ZoneClock): Known {
  const known = knownByClock.get(clock) ?? { changes: new Map(), minutes: new Map() };
  knownByClock.set(clock, known);
  return known;
}

/** The instants within a span at which the clocks of a zone change. */
export function clockChanges(clock: ZoneClock, span: Span): number[] {
  const { changes } = knownOf(clock);
  const key = `${span.from} ${span.to}`;
  const found = changes.get(key) ?? findChanges(clock, span);
  changes.set(key, found);
  return found;
}

function findChanges(clock: ZoneClock, { from, to }: Span): number[] {
  const days = Array.from({ length: Math.ceil((to - from) / DAY) }, (_, index) => from + index * DAY);
  return days
    .filter((day) => clock.offsetAt(day) !== clock.offsetAt(day + DAY))
    .map((day) => firstWithOffset(clock, day, clock.offsetAt(day + DAY)))
    .filter((change) => change < to);
}

/** Days around changes of clocks that have other runs than the same days in a zone without changes. */
export function irregularDays(fields: CronFields, clock: ZoneClock, changes: number[]): IrregularDay[] {
  return changes.flatMap((change) => {
    const middle = dayAt(clock, change);
    const [first, last] = [middle + DAYS_AROUND[0], middle + DAYS_AROUND[DAYS_AROUND.length - 1]];
    const expected = runsByDay(fields, ZoneClock.of(UTC), first, last);
    const actual = runsByDay(fields, clock, first, last);
    return DAYS_AROUND.map((days) => middle + days)
      .map((day) => ({ day, expected: expected.get(day) ?? 0, actual: actual.get(day) ?? 0 }))
      .filter((counts) => counts.actual !== counts.expected && !keepsPace(fields, clock, counts))
      .map(({ day, ...counts }) => ({ date: new Date(day * DAY).toISOString().slice(0, 10), ...counts, change }));
  });
}

function firstWithOffset(clock: ZoneClock, day: number, after: number): number {
  let [before, change] = [day, day + DAY];
  while (change - before > 1000) {
    const middle = Math.floor((before + change) / 2000) * 1000;
    [before, change] = clock.offsetAt(middle) === after ? [before, middle] : [middle, change];
  }
  return change;
}

/** How many runs each local day has. */
function runsByDay(fields: CronFields, clock: ZoneClock, first: number, last: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const run of runsBetween(fields, clock, (first - 1) * DAY, (last + 2) * DAY)) {
    const day = dayAt(clock, run);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
}

/**
 * What runs in each hour loses and doubles nothing when a day has as many fewer or more runs as it is shorter or longer:
 * it goes on at its pace. A day without any run is never that.
 */
function keepsPace(fields: CronFields, clock: ZoneClock, { day, expected, actual }: Counts): boolean {
  const isInEachHour = fields.hour.values.size === 24 && expected > 0 && actual > 0;
  return isInEachHour && actual === minutesOf(fields, clock, day);
}

/** How often clocks show a minute of the schedule within a local day. */
function minutesOf({ minute }: CronFields, clock: ZoneClock, day: number): number {
  const { minutes } = knownOf(clock);
  const counts = minutes.get(day) ?? countMinutes(clock, day);
  minutes.set(day, counts);
  return [...minute.values].reduce((sum, value) => sum + counts[value], 0);
}

/** How often clocks show each minute of an hour within a local day. */
function countMinutes(clock: ZoneClock, day: number): number[] {
  const counts = Array<number>(60).fill(0);
  for (let instant = (day - 1) * DAY; instant < (day + 2) * DAY; instant += MINUTE) {
    if (dayAt(clock, instant) === day) {
      counts[clock.at(instant).minute] += 1;
    }
  }
  return counts;
}

function dayAt(clock: ZoneClock, instant: number): number {
  return Math.floor((instant + clock.offsetAt(instant)) / DAY);
}
