import { IrregularDay } from '../schedule/irregular-days';
import { ZoneClock } from '../schedule/zone-clock';
import { isEvery, titleOf } from './cron-job';
import { Crowd } from './crowds';
import { Forecast } from './forecast';
import { utcText, zoneText } from './instants';
import { WIDTH, firstFew, wrapped } from './layout';
import { Report } from './report';
import { terminalRows } from './terminal-rows';

const SHOWN_RUNS = 3;
const SHOWN_CROWDS = 10;

/** The report for a terminal, within 80 columns but for long names. */
export function toTerminal({ window, forecasts, crowds }: Report): string {
  const rows = terminalRows(forecasts, window);
  const parts = [
    `${utcText(window.from)} UTC to ${utcText(window.to)} UTC`,
    ...forecasts.map(section),
    ...(rows.length > 0 ? [rows.join('\n')] : []),
    crowdText(crowds),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(forecast: Forecast): string {
  const { cronJob, irregular } = forecast;
  const { expression, timeZone, isSuspended, notes, problems } = cronJob;
  const lines = [
    ...problems.map((problem) => `problem  ${problem}`),
    ...(isSuspended ? ['suspended: no run by itself'] : runLines(forecast)),
    ...irregular.map((day) => irregularText(day, ZoneClock.of(timeZone))),
    ...(isSuspended ? [] : notes),
  ];
  const title = `${titleOf(cronJob)}   ${expression}   ${timeZone}`;
  return [title, ...lines.map((line) => `  ${wrapped(line, WIDTH - 2, '    ')}`)].join('\n');
}

function runLines({ cronJob, runs, next }: Forecast): string[] {
  const text = (run: number) => `${zoneText(run, cronJob.timeZone)}   ${utcText(run)} UTC`;
  if (isEvery(cronJob)) {
    return next === undefined ? [] : [`${text(next)}, unless a run is missed`];
  }
  if (cronJob.cron === undefined) {
    return [];
  }
  if (runs.length === 0) {
    return [next === undefined ? 'no run in the next five years' : `no run in this time; next ${text(next)}`];
  }
  const more = runs.length - SHOWN_RUNS;
  return [...runs.slice(0, SHOWN_RUNS).map(text), ...(more > 0 ? [`and ${more} more`] : [])];
}

/** A date beside the change may lose or double runs, too: then the line names the day of the change. */
function irregularText({ date, expected, actual, change }: IrregularDay, clock: ZoneClock): string {
  const dates = [change - 1, change].map((instant) => utcText(instant + clock.offsetAt(instant)).slice(0, 10));
  const isForward = clock.offsetAt(change) > clock.offsetAt(change - 1);
  const what = `clocks go ${isForward ? 'forward' : 'back'}`;
  const when = dates.includes(date) ? `, when ${what}` : `: ${what} on ${dates[1]}`;
  return `daylight saving: ${actual === 0 ? 'no run' : runsText(actual)} instead of ${expected} on ${date}${when}`;
}

function runsText(count: number): string {
  return count === 1 ? '1 run' : `${count} runs`;
}

function crowdText(crowds: Crowd[]): string {
  if (crowds.length === 0) {
    return 'No two CronJobs start in the same minute, but for those that run every minute.';
  }
  const lines = crowds.slice(0, SHOWN_CROWDS).flatMap(({ titles, minutes }) => {
    const first = minutes.length === 1 ? '' : `, the first of ${minutes.length} times`;
    return [
      `  ${utcText(minutes[0])} UTC   ${titles.length} CronJobs${first}`,
      ...firstFew(titles).map((line) => `    ${line}`),
    ];
  });
  const more = crowds.length - SHOWN_CROWDS;
  return [
    'In the same minute, but for those that run every minute',
    ...lines,
    ...(more > 0 ? [`  and ${more} other groups`] : []),
  ].join('\n');
}
