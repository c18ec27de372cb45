import { titleOf } from './cron-job';
import { Forecast } from './forecast';
import { Window } from './window';

/** A group of CronJobs that start in the same minute, with all the minutes in which they do. */
export interface Crowd {
  readonly titles: string[];
  /** In ascending order. */
  readonly minutes: number[];
}

const MINUTE = 60_000;

/**
 * The groups of CronJobs that start in the same minute: the largest first, then the earliest. CronJobs that run every
 * minute are left out, as they would be in all groups.
 */
export function crowdsOf(forecasts: Forecast[], { from, to }: Window): Crowd[] {
  const counted = forecasts.filter(({ runs }) => runs.length < (to - from) / MINUTE);
  const byMinute = new Map<number, number[]>();
  counted.forEach(({ runs }, index) => {
    for (const run of runs) {
      const known = byMinute.get(run);
      if (known) {
        known.push(index);
      } else {
        byMinute.set(run, [index]);
      }
    }
  });
  const titlesOf = (indexes: number[]) => indexes.map((index) => titleOf(counted[index].cronJob));
  const crowds = new Map<string, Crowd>();
  for (const [minute, indexes] of [...byMinute].sort(([a], [b]) => a - b)) {
    const key = indexes.join();
    const crowd = crowds.get(key);
    if (crowd) {
      crowd.minutes.push(minute);
    } else if (indexes.length > 1) {
      crowds.set(key, { titles: titlesOf(indexes), minutes: [minute] });
    }
  }
  return [...crowds.values()].sort((a, b) => b.titles.length - a.titles.length || a.minutes[0] - b.minutes[0]);
}
