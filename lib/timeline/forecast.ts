import { IrregularDay, clockChanges, irregularDays } from '../schedule/irregular-days';
import { CronFields } from '../schedule/never-runs';
import { nextRun } from '../schedule/next-run';
import { runsBetween } from '../schedule/runs-between';
import { ZoneClock } from '../schedule/zone-clock';
import { CronJobFacts } from './cron-job';
import { Window } from './window';

/** When a CronJob starts its runs. Instants are milliseconds since 1970. */
export interface Forecast {
  readonly cronJob: CronJobFacts;
  /** All runs of the window; empty for a CronJob that is suspended or has no fixed times. */
  readonly runs: number[];
  /** The first run from the start of the window on, be it after the end; unset where it is not known. */
  readonly next?: number;
  /** Days on which a change of clocks takes or doubles runs, up to a year from the start of the window. */
  readonly irregular: IrregularDay[];
}

const DAY = 24 * 60 * 60 * 1000;
const A_YEAR = 366 * DAY;

/** How long before the window a change of clocks still counts. */
const AFTERMATH = 2 * DAY;

/** Irregular days by schedule and zone, which many CronJobs have in common. */
export type KnownDays = Map<string, IrregularDay[]>;

export function forecast(cronJob: CronJobFacts, window: Window, known: KnownDays = new Map()): Forecast {
  const { cron, isSuspended } = cronJob;
  if (cron === undefined || isSuspended) {
    return { cronJob, runs: [], irregular: [] };
  }
  if ('everySeconds' in cron) {
    return { cronJob, runs: [], next: nextOfEvery(cron.everySeconds * 1000, cronJob, window), irregular: [] };
  }
  const { from, to } = window;
  const clock = ZoneClock.of(cronJob.timeZone);
  const runs = runsBetween(cron, clock, from, to);
  const key = JSON.stringify([cronJob.expression, cronJob.timeZone]);
  const irregular = known.get(key) ?? irregularFrom(cron, clock, from);
  known.set(key, irregular);
  return { cronJob, runs, next: runs[0] ?? nextRun(cron, clock, to - 1), irregular };
}

function irregularFrom(cron: CronFields, clock: ZoneClock, from: number): IrregularDay[] {
  const changes = clockChanges(clock, { from: from - AFTERMATH, to: from + A_YEAR });
  const today = new Date(from + clock.offsetAt(from)).toISOString().slice(0, 10);
  return irregularDays(cron, clock, changes).filter(({ date }) => date >= today);
}

/** As long as no run is missed, each starts a delay after the one before it. */
function nextOfEvery(delay: number, { countsFrom }: CronJobFacts, { from }: Window): number | undefined {
  return countsFrom === undefined
    ? undefined
    : countsFrom + Math.max(1, Math.ceil((from - countsFrom) / delay)) * delay;
}
