import { absentLines } from './absent';
import { titleOf } from './cron-job';
import { Forecast } from './forecast';
import { utcText } from './instants';
import { WIDTH, shortened, wrapped } from './layout';
import { Window } from './window';

const LABEL_WIDTH = 28;
const COLUMNS = 48;

/** A row for each CronJob that runs in the window: each column says how many runs start in its piece of the time. */
export function terminalRows(forecasts: Forecast[], { from, to }: Window): string[] {
  const rows = forecasts.filter(({ runs }) => runs.length > 0);
  if (rows.length === 0) {
    return [];
  }
  const piece = (to - from) / COLUMNS;
  const label = (text: string) => shortened(text, LABEL_WIDTH).padEnd(LABEL_WIDTH);
  const body = rows.map(({ cronJob, runs }) => {
    const counts = new Array<number>(COLUMNS).fill(0);
    runs.forEach((run) => (counts[Math.floor((run - from) / piece)] += 1));
    return `${label(titleOf(cronJob))} ${counts.map(mark).join('')}`;
  });
  const legend = `each column is ${durationText(piece)}, in UTC: · no run  • one  ▪ several  █ ten or more`;
  const absent = absentLines(forecasts).map((line) => wrapped(line, WIDTH, '  '));
  return [`${label('')} ${axis(from, to)}`, ...body, legend, ...absent];
}

function mark(count: number): string {
  return count === 0 ? '·' : count === 1 ? '•' : count < 10 ? '▪' : '█';
}

/** Eight stops: times of day in a window of at most two days, dates in a longer one. */
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
