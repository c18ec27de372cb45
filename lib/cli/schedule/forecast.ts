import { CronFields } from '../../schedule/never-runs';
import { nextRun } from '../../schedule/next-run';
import { ZoneClock } from '../../schedule/zone-clock';
import { CronJobFacts } from './cron-job';

/** When a CronJob starts its runs. Instants are milliseconds since 1970. */
export interface Forecast {
  readonly cronJob: CronJobFacts;
  /** All runs of the window; a suspended one has none. */
  readonly runs: number[];
  /** What changes of clocks do, up to a year from the start of the window. */
  readonly irregular: IrregularDay[];
}

/** A day on which clocks change, and with them the number of runs. */
export interface IrregularDay {
  readonly date: string;
  /** Whether clocks go forward then. */
  readonly isForward: boolean;
  readonly expected: number;
  readonly actual: number;
}

/** What is looked at. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

const DAY = 24 * 60 * 60 * 1000;
const A_YEAR = 366 * DAY;

/** Computes the runs of one CronJob. */
export function forecast(cronJob: CronJobFacts, { from, to }: Window): Forecast {
  const fields = fieldsOf(cronJob);
  if (!fields) {
    return { cronJob, runs: [], irregular: [] };
  }
  const clock = ZoneClock.of(cronJob.timeZone);
  return { cronJob, runs: runsBetween(fields, clock, from - 1, to), irregular: irregularDays(fields, clock, from) };
}

/** The fields of what runs by the clock: neither suspended, nor refused, nor `@every`. */
export function fieldsOf({ cron, isSuspended }: CronJobFacts): CronFields | undefined {
  return cron === undefined || isSuspended || 'everySeconds' in cron ? undefined : cron;
}

/** The instants within a window at which the clocks of a zone change. */
export function clockChanges(clock: ZoneClock, { from, to }: Window): number[] {
  const days = Array.from({ length: Math.ceil((to - from) / DAY) }, (_, index) => from + index * DAY);
  return days
    .filter((day) => clock.offsetAt(day) !== clock.offsetAt(day + DAY))
    .map((day) => firstWithOffset(clock, day, clock.offsetAt(day + DAY)));
}

function firstWithOffset(clock: ZoneClock, day: number, after: number): number {
  let [before, change] = [day, day + DAY];
  while (change - before > 1000) {
    const middle = Math.floor((before + change) / 2000) * 1000;
    [before, change] = clock.offsetAt(middle) === after ? [before, middle] : [middle, change];
  }
  return change;
}

function runsBetween(fields: CronFields, clock: ZoneClock, after: number, to: number): number[] {
  const runs: number[] = [];
  let run = nextRun(fields, clock, after);
  while (run !== undefined && run < to) {
    runs.push(run);
    run = nextRun(fields, clock, run);
  }
  return runs;
}

/** What runs in every hour has no time of day to lose: it goes on at the same pace. */
function irregularDays(fields: CronFields, clock: ZoneClock, from: number): IrregularDay[] {
  if (fields.hour.values.size === 24) {
    return [];
  }
  return clockChanges(clock, { from, to: from + A_YEAR }).flatMap((change) => {
    const dates = [...new Set([change - 1, change].map((instant) => dateAt(instant + clock.offsetAt(instant))))];
    return dates.flatMap((date) => {
      const midnight = Date.parse(`${date}T00:00:00Z`);
      const expected = runsBetween(fields, ZoneClock.of('Etc/UTC'), midnight - 1, midnight + DAY).length;
      const around = runsBetween(fields, clock, midnight - DAY, midnight + 2 * DAY);
      const actual = around.filter((run) => dateAt(run + clock.offsetAt(run)) === date).length;
      const isForward = clock.offsetAt(change) > clock.offsetAt(change - 1);
      return actual === expected ? [] : [{ date, isForward, expected, actual }];
    });
  });
}

function dateAt(local: number): string {
  return new Date(local).toISOString().slice(0, 10);
}
