import { utcText } from './instants';
import { Crowd } from './crowds';
import { someOf } from './layout';
import { ROW, TOP, escape, tenth } from './svg-frame';

/** How wide a bar is; of the minutes that it stands for, the largest crowd is drawn. */
const BAR = 2;

const HIGHEST = ROW - 8;
const LOWEST = 4;

/** A lane with a bar at each minute in which several start, the more the higher, and its line through all rows. */
export function crowdLane(crowds: Crowd[], bottom: number, at: (instant: number) => number): string[] {
  if (crowds.length === 0) {
    return [];
  }
  const largest = crowds[0].titles.length;
  const bars = [...largestByPlace(crowds, at)].map(([x, { minute, titles }]) => {
    const height = tenth(Math.max(LOWEST, (HIGHEST * titles.length) / largest));
    const about = `${utcText(minute)}: ${titles.length} CronJobs: ${someOf(titles).join(', ')}`;
    return [
      `<g><title>${escape(about)}</title>`,
      `<rect class="crowd" x="${x - BAR / 2}" y="${tenth(TOP + ROW - 4 - height)}" width="${BAR}" height="${height}"/>`,
      `<line class="together" x1="${x}" x2="${x}" y1="${TOP + ROW}" y2="${bottom}"/></g>`,
    ].join('');
  });
  return [`<text class="small" x="16" y="${TOP + 19}">in the same minute, up to ${largest}</text>`, ...bars];
}

/** Of crowds that are sorted by their size. */
function largestByPlace(crowds: Crowd[], at: (instant: number) => number) {
  const places = new Map<number, { minute: number; titles: string[] }>();
  for (const { titles, minutes } of crowds) {
    for (const minute of minutes) {
      const place = Math.round(at(minute) / BAR) * BAR;
      if (!places.has(place)) {
        places.set(place, { minute, titles });
      }
    }
  }
  return places;
}
