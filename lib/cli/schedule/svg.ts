import { ZoneClock } from '../../schedule/zone-clock';
import { utcText } from './clock-text';
import { titleOf } from './cron-job';
import { Forecast, Window, clockChanges } from './forecast';
import { Report } from './report';

const WIDTH = 960;
const LEFT = 250;
const RIGHT = 24;
const TOP = 64;
const ROW = 28;
const BOTTOM = 44;

/** Runs closer than this, in pixels, are drawn as one band. */
const CLOSE = 5;

/** How many crowded minutes are marked. */
const MARKED = 12;

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #24292f; }
  .small { font-size: 11px; fill: #57606a; }
  .title { font-size: 15px; font-weight: 600; }
  .grid { stroke: #d0d7de; }
  .row { fill: #f6f8fa; }
  .run { fill: #0969da; }
  .crowd { stroke: #cf222e; stroke-dasharray: 2 2; }
  .clock { stroke: #9a6700; stroke-width: 2; }
  .back { fill: #ffffff; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .small { fill: #9198a1; }
    .grid { stroke: #3d444d; }
    .row { fill: #161b22; }
    .run { fill: #4493f8; }
    .crowd { stroke: #f85149; }
    .clock { stroke: #d29922; }
    .back { fill: #0d1117; }
  }`;

/** A picture for a pull request: it stands for itself, and follows the reader's light or dark mode. */
export function toSvg({ window, forecasts, crowds }: Report): string {
  const rows = forecasts.filter(({ runs }) => runs.length > 0);
  const height = TOP + Math.max(1, rows.length) * ROW + BOTTOM;
  const at = xOf(window);
  const bottom = height - BOTTOM;
  const marked = crowds.slice(0, MARKED).map(({ first }) => first);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="When CronJobs run">`,
    `<style>${STYLE}\n</style>`,
    `<rect class="back" width="${WIDTH}" height="${height}"/>`,
    `<text class="title" x="16" y="26">When CronJobs run</text>`,
    `<text class="small" x="${LEFT}" y="26">${utcText(window.from)} to ${utcText(window.to)}, in UTC</text>`,
    ...rows.map((_, index) => stripe(index)),
    ...grid(window, bottom),
    ...changesOf(rows, window).map(
      ([change, zones]) =>
        `<line class="clock" x1="${at(change)}" x2="${at(change)}" y1="${TOP}" y2="${bottom}"><title>Clocks change: ${escape(zones)}</title></line>`,
    ),
    ...marked.map(
      ({ minute, titles }) =>
        `<line class="crowd" x1="${at(minute)}" x2="${at(minute)}" y1="${TOP}" y2="${bottom}"><title>${utcText(minute)}: ${escape(titles.join(', '))}</title></line>`,
    ),
    ...rows.flatMap((row, index) => rowOf(row, index, at)),
    ...(rows.length === 0 ? [`<text x="${LEFT}" y="${TOP + 19}">no run in this time</text>`] : []),
    ...legend(height),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
}

function xOf({ from, to }: Window): (instant: number) => number {
  return (instant) => Math.round((LEFT + ((instant - from) / (to - from)) * (WIDTH - LEFT - RIGHT)) * 10) / 10;
}

function stripe(index: number): string {
  return index % 2 === 1
    ? ''
    : `<rect class="row" x="8" y="${TOP + index * ROW}" width="${WIDTH - 16}" height="${ROW}"/>`;
}

function grid(window: Window, bottom: number): string[] {
  const at = xOf(window);
  const isShort = window.to - window.from <= 2 * 24 * 3600_000;
  return Array.from({ length: 9 }, (_, index) => window.from + ((window.to - window.from) * index) / 8).flatMap(
    (stop) => [
      `<line class="grid" x1="${at(stop)}" x2="${at(stop)}" y1="${TOP}" y2="${bottom}"/>`,
      `<text class="small" x="${at(stop)}" y="${TOP - 8}" text-anchor="middle">${utcText(stop).slice(...(isShort ? [11, 16] : [5, 10]))}</text>`,
    ],
  );
}

function rowOf({ cronJob, runs }: Forecast, index: number, at: (instant: number) => number): string[] {
  const top = TOP + index * ROW;
  const title = titleOf(cronJob);
  const short = title.length > 32 ? `…${title.slice(-31)}` : title;
  const about = `${title}: ${cronJob.expression} ${cronJob.timeZone}, ${runs.length} runs`;
  return [
    `<g><title>${escape(about)}</title>`,
    `<text x="16" y="${top + 19}">${escape(short)}</text>`,
    ...bands(runs.map(at)).map(([first, last]) => {
      const width = Math.round((last - first + 4) * 10) / 10;
      return `<rect class="run" x="${Math.round((first - 2) * 10) / 10}" y="${top + 8}" width="${width}" height="12" rx="2"/>`;
    }),
    '</g>',
  ];
}

function bands(places: number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const place of places) {
    const last = found.at(-1);
    if (last && place - last[1] < CLOSE) {
      last[1] = place;
    } else {
      found.push([place, place]);
    }
  }
  return found;
}

/** Each change of clocks in the window, with the zones that have it. */
function changesOf(rows: Forecast[], window: Window): [number, string][] {
  const zones = [...new Set(rows.map(({ cronJob }) => cronJob.timeZone))].sort();
  const changes = new Map<number, string[]>();
  for (const zone of zones) {
    for (const change of clockChanges(ZoneClock.of(zone), window)) {
      changes.set(change, [...(changes.get(change) ?? []), zone]);
    }
  }
  return [...changes].filter(([change]) => change < window.to).map(([change, names]) => [change, names.join(', ')]);
}

function legend(height: number): string[] {
  const y = height - 16;
  return [
    `<rect class="run" x="${LEFT}" y="${y - 10}" width="5" height="12" rx="2"/>`,
    `<text class="small" x="${LEFT + 12}" y="${y}">a run; a band: runs close together</text>`,
    `<line class="crowd" x1="${LEFT + 240}" x2="${LEFT + 240}" y1="${y - 12}" y2="${y + 3}"/>`,
    `<text class="small" x="${LEFT + 248}" y="${y}">several start in this minute</text>`,
    `<line class="clock" x1="${LEFT + 440}" x2="${LEFT + 440}" y1="${y - 12}" y2="${y + 3}"/>`,
    `<text class="small" x="${LEFT + 448}" y="${y}">clocks change</text>`,
  ];
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
