import { utcText, zoneText } from './clock-text';
import { titleOf } from './cron-job';
import { Crowds } from './crowds';
import { Forecast, IrregularDay, Window, fieldsOf } from './forecast';
import { Report } from './report';

const SHOWN_RUNS = 3;
const SHOWN_CROWDS = 10;
const LABEL_WIDTH = 28;
const COLUMNS = 48;

/** What a terminal shows, within 80 columns but for long names. */
export function toText({ window, forecasts, crowds }: Report): string {
  const parts = [
    `${utcText(window.from)} UTC to ${utcText(window.to)} UTC`,
    ...forecasts.map((one) => section(one)),
    ...timeline(forecasts, window),
    crowdText(crowds),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section({ cronJob, runs, irregular }: Forecast): string {
  const { expression, timeZone, isSuspended, notes, problems } = cronJob;
  const lines = [
    ...problems.map((problem) => `problem  ${problem}`),
    ...(isSuspended ? ['suspended: no run by itself'] : runLines(runs, cronJob)),
    ...irregular.map(irregularText),
    ...(isSuspended ? [] : notes),
  ];
  return [`${titleOf(cronJob)}   ${expression}   ${timeZone}`, ...lines.map((line) => `  ${line}`)].join('\n');
}

function runLines(runs: number[], cronJob: Forecast['cronJob']): string[] {
  if (!fieldsOf(cronJob)) {
    return [];
  }
  const shown = runs.slice(0, SHOWN_RUNS).map((run) => `${zoneText(run, cronJob.timeZone)}   ${utcText(run)} UTC`);
  const more = runs.length - shown.length;
  return runs.length === 0 ? ['no run in this time'] : [...shown, ...(more > 0 ? [`and ${more} more`] : [])];
}

function irregularText({ date, isForward, expected, actual }: IrregularDay): string {
  const counts = `${actual === 0 ? 'no run' : runsText(actual)} instead of ${expected}`;
  return `daylight saving: ${counts} on ${date}, when clocks go ${isForward ? 'forward' : 'back'}`;
}

function runsText(count: number): string {
  return count === 1 ? '1 run' : `${count} runs`;
}

/** One row a CronJob: nothing, one run, several, or many in each piece of the time. */
function timeline(forecasts: Forecast[], { from, to }: Window): string[] {
  const rows = forecasts.filter(({ runs }) => runs.length > 0);
  if (rows.length === 0) {
    return [];
  }
  const piece = (to - from) / COLUMNS;
  const label = (text: string) =>
    (text.length > LABEL_WIDTH ? `${text.slice(0, LABEL_WIDTH - 1)}…` : text).padEnd(LABEL_WIDTH);
  const body = rows.map(({ cronJob, runs }) => {
    const counts = new Array<number>(COLUMNS).fill(0);
    runs.forEach((run) => (counts[Math.floor((run - from) / piece)] += 1));
    return `${label(titleOf(cronJob))} ${counts.map(mark).join('')}`;
  });
  const legend = `each column is ${durationText(piece)}, in UTC: · no run  • one  ▪ several  █ ten or more`;
  return [[`${label('')} ${axis(from, to)}`, ...body, legend].join('\n')];
}

function mark(count: number): string {
  return count === 0 ? '·' : count === 1 ? '•' : count < 10 ? '▪' : '█';
}

/** Times of day below two days, else dates, every eighth of the way. */
function axis(from: number, to: number): string {
  const isShort = to - from <= 2 * 24 * 3600_000;
  const stops = Array.from({ length: 8 }, (_, index) => utcText(from + ((to - from) * index) / 8));
  return stops
    .map((stop) => (isShort ? stop.slice(11) : stop.slice(5, 10)).padEnd(COLUMNS / 8))
    .join('')
    .trimEnd();
}

function durationText(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return minutes % 60 === 0 ? `${minutes / 60} h` : minutes < 60 ? `${minutes} min` : `${(minutes / 60).toFixed(1)} h`;
}

function crowdText(crowds: Crowds[]): string {
  if (crowds.length === 0) {
    return 'No two CronJobs start in the same minute, but for those that run every minute.';
  }
  const lines = crowds
    .slice(0, SHOWN_CROWDS)
    .flatMap(({ first, minutes }) => [
      `  ${utcText(first.minute)} UTC   ${first.titles.length} CronJobs${minutes > 1 ? `, and in ${minutes - 1} more minute${minutes > 2 ? 's' : ''}` : ''}`,
      ...first.titles.map((title) => `    ${title}`),
    ]);
  const more = crowds.length - SHOWN_CROWDS;
  return [
    'In the same minute, but for those that run every minute',
    ...lines,
    ...(more > 0 ? [`  and ${more} other groups`] : []),
  ].join('\n');
}
