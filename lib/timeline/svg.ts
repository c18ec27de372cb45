import { clockChanges } from '../schedule/irregular-days';
import { ZoneClock } from '../schedule/zone-clock';
import { absentLines } from './absent';
import { Forecast } from './forecast';
import { utcText } from './instants';
import { Report } from './report';
import { crowdLane } from './svg-crowds';
import { LEFT, ROW, TOP, WIDTH, escapeXml, xOf } from './svg-frame';
import { rowOf } from './svg-rows';
import { Window } from './window';

const BOTTOM = 44;
const LINE = 18;

const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #24292f; }
  .small { font-size: 11px; fill: #57606a; }
  .title { font-size: 15px; font-weight: 600; }
  .grid { stroke: #d0d7de; }
  .row { fill: #f6f8fa; }
  .run { fill: #0969da; }
  .crowd { fill: #cf222e; }
  .together { stroke: #cf222e; stroke-opacity: 0.3; }
  .clock { stroke: #9a6700; stroke-width: 2; }
  .back { fill: #ffffff; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; }
    .small { fill: #9198a1; }
    .grid { stroke: #3d444d; }
    .row { fill: #161b22; }
    .run { fill: #4493f8; }
    .crowd { fill: #f85149; }
    .together { stroke: #f85149; }
    .clock { stroke: #d29922; }
    .back { fill: #0d1117; }
  }`;

/** A picture for a pull request. It needs no other file, and follows the reader's light or dark mode. */
export function toSvg({ window, forecasts, crowds }: Report): string {
  const rows = forecasts.filter(({ runs }) => runs.length > 0);
  const absent = absentLines(forecasts);
  const top = TOP + (crowds.length > 0 ? ROW : 0);
  const bottom = top + Math.max(1, rows.length) * ROW;
  const height = bottom + BOTTOM + absent.length * LINE;
  const at = xOf(window);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="When CronJobs run">`,
    `<style>${STYLE}\n</style>`,
    `<rect class="back" width="${WIDTH}" height="${height}"/>`,
    `<text class="title" x="16" y="26">When CronJobs run</text>`,
    `<text class="small" x="${LEFT}" y="26">${utcText(window.from)} to ${utcText(window.to)}, in UTC</text>`,
    ...grid(window, bottom),
    ...rows.flatMap((row, index) => rowOf(row, { top: top + index * ROW, isStriped: index % 2 === 0 }, at)),
    ...crowdLane(crowds, bottom, at),
    ...changesOf(rows, window).map(
      ([change, zones]) =>
        `<line class="clock" x1="${at(change)}" x2="${at(change)}" y1="${TOP}" y2="${bottom}"><title>Clocks change: ${escapeXml(zones)}</title></line>`,
    ),
    ...(rows.length === 0 ? [`<text x="${LEFT}" y="${top + 19}">no run in this time</text>`] : []),
    ...absent.map((line) => `<text class="small" x="16" y="${bottom + 20}">${escapeXml(line)}</text>`),
    ...legend(height - 16),
    '</svg>',
  ];
  return `${parts.join('\n')}\n`;
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

/** Each change of clocks in the window, with the zones that have it. */
function changesOf(rows: Forecast[], window: Window): [number, string][] {
  const zones = [...new Set(rows.map(({ cronJob }) => cronJob.timeZone))].sort();
  const changes = new Map<number, string[]>();
  for (const zone of zones) {
    for (const change of clockChanges(ZoneClock.of(zone), window)) {
      changes.set(change, [...(changes.get(change) ?? []), zone]);
    }
  }
  return [...changes].map(([change, names]) => [change, names.join(', ')]);
}

function legend(y: number): string[] {
  return [
    `<rect class="run" x="16" y="${y - 10}" width="5" height="12" rx="2"/>`,
    `<text class="small" x="28" y="${y}">a run; a band: runs close together</text>`,
    `<rect class="crowd" x="250" y="${y - 10}" width="2" height="12"/>`,
    `<text class="small" x="260" y="${y}">several start in the same minute, but for those of every minute</text>`,
    `<line class="clock" x1="640" x2="640" y1="${y - 12}" y2="${y + 3}"/>`,
    `<text class="small" x="650" y="${y}">clocks change</text>`,
  ];
}
