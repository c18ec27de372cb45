import { titleOf } from './cron-job';
import { Forecast } from './forecast';
import { shortened } from './layout';
import { ROW, WIDTH, escapeXml, tenth } from './svg-frame';

/** Runs closer than this are drawn as one band. */
const CLOSE = 5;

const LABEL_WIDTH = 32;

/** The name and the runs of one CronJob. */
export function rowOf(
  { cronJob, runs }: Forecast,
  place: { top: number; isStriped: boolean },
  at: (instant: number) => number,
): string[] {
  const { top, isStriped } = place;
  const title = titleOf(cronJob);
  const about = `${title}: ${cronJob.expression} ${cronJob.timeZone}, ${runs.length === 1 ? '1 run' : `${runs.length} runs`}`;
  return [
    ...(isStriped ? [`<rect class="row" x="8" y="${top}" width="${WIDTH - 16}" height="${ROW}"/>`] : []),
    `<g><title>${escapeXml(about)}</title>`,
    `<text x="16" y="${top + 19}">${escapeXml(shortened(title, LABEL_WIDTH))}</text>`,
    ...bands(runs.map(at)).map(
      ([first, last]) =>
        `<rect class="run" x="${tenth(first - 2)}" y="${top + 8}" width="${tenth(last - first + 4)}" height="12" rx="2"/>`,
    ),
    '</g>',
  ];
}

function bands(places: number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const place of places) {
    const last = found[found.length - 1];
    if (last && place - last[1] < CLOSE) {
      last[1] = place;
    } else {
      found.push([place, place]);
    }
  }
  return found;
}
