import { titleOf } from './cron-job';
import { Forecast, Window } from './forecast';

/** A minute in which several CronJobs start. */
export interface Crowd {
  readonly minute: number;
  readonly titles: string[];
}

/** The same CronJobs in one minute after another: one crowd, told once. */
export interface Crowds {
  readonly first: Crowd;
  /** In how many minutes these CronJobs start together. */
  readonly minutes: number;
}

const MINUTE = 60_000;

/**
 * The groups of CronJobs that start in the same minute: the largest first, then the earliest. What runs in every minute
 * is left out, as it would be in all groups.
 */
export function crowdsOf(forecasts: Forecast[], { from, to }: Window): Crowds[] {
  const byMinute = new Map<number, string[]>();
  for (const { cronJob, runs } of forecasts.filter((one) => one.runs.length < (to - from) / MINUTE)) {
    for (const run of runs) {
      byMinute.set(run, [...(byMinute.get(run) ?? []), titleOf(cronJob)]);
    }
  }
  const groups = new Map<string, Crowds>();
  const minutes = [...byMinute].sort(([a], [b]) => a - b).filter(([, titles]) => titles.length > 1);
  for (const [minute, titles] of minutes) {
    const key = titles.join('\n');
    const known = groups.get(key);
    groups.set(key, { first: known?.first ?? { minute, titles }, minutes: (known?.minutes ?? 0) + 1 });
  }
  return [...groups.values()].sort(
    (a, b) => b.first.titles.length - a.first.titles.length || a.first.minute - b.first.minute,
  );
}
