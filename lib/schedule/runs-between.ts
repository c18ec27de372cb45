import { CronFields } from './never-runs';
import { nextRun } from './next-run';
import { ZoneClock } from './zone-clock';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * All runs from an instant until before another, as `nextRun` finds them in turn. `nextRun` is asked once a day:
 * where no clocks change, the rest of the day has a run at each of the minutes of each of the hours.
 */
export function runsBetween(fields: CronFields, clock: ZoneClock, from: number, to: number): number[] {
  const times = timesOfDay(fields);
  const runs: number[] = [];
  let run = nextRun(fields, clock, from - 1);
  while (run !== undefined && run < to) {
    runs.push(run);
    const midnight = quietMidnight(clock, run);
    if (midnight !== undefined) {
      pushAll(runs, times, midnight, to);
    }
    run = nextRun(fields, clock, runs[runs.length - 1]);
  }
  return runs;
}

function timesOfDay({ hour, minute }: CronFields): number[] {
  const ascending = (values: ReadonlySet<number>) => [...values].sort((a, b) => a - b);
  const minutes = ascending(minute.values);
  return ascending(hour.values).flatMap((value) => minutes.map((more) => value * HOUR + more * MINUTE));
}

/** The start of a local day that is as far from a change of clocks as a search may look; undefined on others. */
function quietMidnight(clock: ZoneClock, instant: number): number | undefined {
  const offset = clock.offsetAt(instant);
  const midnight = Math.floor((instant + offset) / DAY) * DAY - offset;
  return [-1, 0, 1, 2].every((days) => clock.offsetAt(midnight + days * DAY) === offset) ? midnight : undefined;
}

function pushAll(runs: number[], times: number[], midnight: number, to: number): void {
  const last = runs[runs.length - 1];
  for (const time of times) {
    if (midnight + time > last && midnight + time < to) {
      runs.push(midnight + time);
    }
  }
}
