import { Crowd } from './crowds';
import { utcText } from './instants';
import { firstFew } from './layout';
import { ROW, TOP, escapeXml, tenth } from './svg-frame';

/** The width of a bar. It covers several minutes, of which the largest crowd is drawn. */
const BAR = 2;

const HIGHEST = ROW - 8;
const LOWEST = 4;

/** A lane with a bar where several CronJobs start, the higher the more they are, and a line from each bar through all rows. */
export function crowdLane(crowds: Crowd[], bottom: number, at: (instant: number) => number): string[] {
  if (crowds.length === 0) {
    return [];
  }
  const largest = crowds[0].titles.length;
  const bars = [...largestByPlace(crowds, at)].map(([x, { minute, titles }]) => {
    const height = tenth(Math.max(LOWEST, (HIGHEST * titles.length) / largest));
    const about = `${utcText(minute)}: ${titles.length} CronJobs: ${firstFew(titles).join(', ')}`;
    return [
      `<g><title>${escapeXml(about)}</title>`,
      `<rect class="crowd" x="${x - BAR / 2}" y="${tenth(TOP + ROW - 4 - height)}" width="${BAR}" height="${height}"/>`,
      `<line class="together" x1="${x}" x2="${x}" y1="${TOP + ROW}" y2="${bottom}"/></g>`,
    ].join('');
  });
  return [`<text class="small" x="16" y="${TOP + 19}">in the same minute, up to ${largest}</text>`, ...bars];
}

/** Crowds come sorted by their size, so the first one at a place is the largest. */
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
