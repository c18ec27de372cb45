import { CronFields } from './never-runs';
import { nextRun } from './next-run';
import { ZoneClock } from './zone-clock';

/** Days on which a schedule that should run once a day does not. */
export interface IrregularDays {
  /** Dates without a run, such as `2026-03-29`. */
  readonly skipped: string[];
  /** Dates with two runs. */
  readonly doubled: string[];
}

/** The years whose changes of clocks count: fixed, so that the same source is accepted in any year. */
const FIRST_YEAR = 2026;
const LAST_YEAR = 2030;

const DAY = 24 * 60 * 60 * 1000;
const UTC = 'Etc/UTC';

const changesByZone = new Map<string, number[]>();

/** Looks at the days around each change of a zone's clocks, and compares them with a zone that has none. */
export function irregularDays(fields: CronFields, timeZone: string): IrregularDays {
  const days = changesOf(timeZone).map((change) => {
    const wanted = datesOfRuns(fields, UTC, change).filter((date) => isNear(date, change));
    const actual = datesOfRuns(fields, timeZone, change);
    const count = (date: string) => actual.filter((other) => other === date).length;
    return {
      skipped: wanted.filter((date) => count(date) === 0),
      doubled: wanted.filter((date) => count(date) > 1),
    };
  });
  return { skipped: days.flatMap(({ skipped }) => skipped), doubled: days.flatMap(({ doubled }) => doubled) };
}

/** The starts, in UTC, of the days within which the offset changes. */
function changesOf(timeZone: string): number[] {
  const changes = changesByZone.get(timeZone) ?? findChanges(ZoneClock.of(timeZone));
  changesByZone.set(timeZone, changes);
  return changes;
}

function findChanges(clock: ZoneClock): number[] {
  const first = Date.UTC(FIRST_YEAR, 0, 1);
  const count = (Date.UTC(LAST_YEAR + 1, 0, 1) - first) / DAY;
  const days = Array.from({ length: count }, (_, index) => first + index * DAY);
  return days.filter((day) => clock.offsetAt(day) !== clock.offsetAt(day + DAY));
}

/** The local dates of all runs from four days before until four days after. */
function datesOfRuns(fields: CronFields, timeZone: string, around: number): string[] {
  const clock = ZoneClock.of(timeZone);
  const dates: string[] = [];
  let run = nextRun(fields, clock, around - 4 * DAY);
  while (run !== undefined && run < around + 4 * DAY) {
    dates.push(dateAt(run + clock.offsetAt(run)));
    run = nextRun(fields, clock, run);
  }
  return dates;
}

function isNear(date: string, instant: number): boolean {
  return date >= dateAt(instant - 2 * DAY) && date <= dateAt(instant + 2 * DAY);
}

function dateAt(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
