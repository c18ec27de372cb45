import { ZoneClock } from '../../schedule/zone-clock';
import { isoText } from './clock-text';
import { Report } from './report';

/** For programs: instants in UTC, and what clocks in the zone show then as minutes from UTC. */
export function toJson({ window, forecasts, crowds }: Report): string {
  const report = {
    from: isoText(window.from),
    to: isoText(window.to),
    cronJobs: forecasts.map(({ cronJob, runs, irregular }) => ({
      namespace: cronJob.namespace,
      name: cronJob.name,
      schedule: cronJob.expression,
      timeZone: cronJob.timeZone,
      suspended: cronJob.isSuspended,
      runs: runs.map((run) => ({
        utc: isoText(run),
        offsetMinutes: ZoneClock.of(cronJob.timeZone).offsetAt(run) / 60_000,
      })),
      daylightSaving: irregular.map(({ date, expected, actual }) => ({ date, expected, actual })),
      notes: cronJob.notes,
      problems: cronJob.problems,
    })),
    sameMinute: crowds.map(({ first, minutes }) => ({ first: isoText(first.minute), minutes, cronJobs: first.titles })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
