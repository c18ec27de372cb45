import { ZoneClock } from '../schedule/zone-clock';
import { Crowd } from './crowds';
import { Forecast } from './forecast';
import { isoText } from './instants';
import { Report } from './report';

/**
 * The report for programs: instants in UTC, each with the offset of its zone in minutes. It comes in pieces, one for each
 * CronJob and each crowd: the whole may be longer than a string can be.
 */
export function* toJson({ window, forecasts, crowds }: Report): Generator<string> {
  yield `{\n  "from": ${JSON.stringify(isoText(window.from))},\n  "to": ${JSON.stringify(isoText(window.to))},\n`;
  yield* list('cronJobs', forecasts, cronJobJson);
  yield ',\n';
  yield* list('sameMinute', crowds, crowdJson);
  yield '\n}\n';
}

/** Each item is on a line of its own. */
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
