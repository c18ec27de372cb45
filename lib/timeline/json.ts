import { ZoneClock } from '../schedule/zone-clock';
import { isoText } from './instants';
import { Crowd } from './crowds';
import { Forecast } from './forecast';
import { Report } from './report';

/**
 * For programs: instants in UTC, and what clocks in the zone show then as minutes from UTC. In pieces, one a CronJob and
 * one a crowd: the whole may be longer than a string can be.
 */
export function* toJson({ window, forecasts, crowds }: Report): Generator<string> {
  yield `{\n  "from": ${JSON.stringify(isoText(window.from))},\n  "to": ${JSON.stringify(isoText(window.to))},\n`;
  yield* list('cronJobs', forecasts, cronJobJson);
  yield ',\n';
  yield* list('sameMinute', crowds, crowdJson);
  yield '\n}\n';
}

/** One item a line. */
function* list<T>(name: string, items: T[], json: (item: T) => object): Generator<string> {
  yield `  "${name}": [`;
  for (const [index, item] of items.entries()) {
    yield `${index === 0 ? '' : ','}\n    ${JSON.stringify(json(item))}`;
  }
  yield items.length === 0 ? ']' : '\n  ]';
}

function cronJobJson({ cronJob, runs, next, irregular }: Forecast): object {
  const runJson = (run: number) => ({
    utc: isoText(run),
    offsetMinutes: ZoneClock.of(cronJob.timeZone).offsetAt(run) / 60_000,
  });
  return {
    namespace: cronJob.namespace,
    name: cronJob.name,
    schedule: cronJob.expression,
    timeZone: cronJob.timeZone,
    suspended: cronJob.isSuspended,
    next: next === undefined ? undefined : runJson(next),
    runs: runs.map(runJson),
    daylightSaving: irregular.map(({ date, expected, actual }) => ({ date, expected, actual })),
    notes: cronJob.notes,
    problems: cronJob.problems,
  };
}

function crowdJson({ titles, minutes }: Crowd): object {
  return { first: isoText(minutes[0]), minutes: minutes.length, cronJobs: titles };
}
