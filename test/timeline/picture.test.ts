import { readFileSync } from 'fs';
import { join } from 'path';
import { folderWith } from '../cli/command';
import { Given, MONDAY, show } from '../cli/schedule-command';

const utc = { timeZone: 'Etc/UTC' };
const LONG = 'customer-data-warehouse-nightly-export';

/** The picture of some CronJobs. */
function pictureOf(given: Given[], ...argv: string[]): string {
  const file = join(folderWith({}), 'schedule.svg');
  show(given, ...argv, '--svg', file);
  return readFileSync(file, 'utf8');
}

const ABSENT = [
  { ...utc, name: 'drawn', schedule: '0 6 * * *' },
  { ...utc, name: 'off', schedule: '0 6 * * *', suspend: true },
  { ...utc, name: 'off-too', schedule: '@every 2h', suspend: true },
  { ...utc, name: 'counting', schedule: '@every 2h' },
  { ...utc, name: 'yearly', schedule: '0 6 1 1 *' },
  { ...utc, name: 'never', schedule: '0 6 30 2 *' },
  { ...utc, name: 'refused', schedule: '99 * * * *' },
];
const SAID = 'not shown: 1 refused, 2 suspended, 1 without fixed times, 2 without a run in this time';

describe('the line of time', () => {
  it('has a row for each CronJob that runs, and a column for each part', () => {
    const given = [
      { ...utc, name: 'nightly', schedule: '30 2 * * *' },
      { ...utc, name: 'often', schedule: '*/10 12-13 * * *' },
      { ...utc, name: 'minutely', schedule: '* 23 * * *' },
    ];
    const lines = show(given, ...MONDAY).stdout.split('\n');
    const row = (name: string) => lines.find((line) => line.startsWith(`shop/${name} `) && /[·•▪█]/.test(line));
    const none = (count: number) => '·'.repeat(count);
    expect(row('nightly')).toBe(`shop/nightly                 ${none(5)}•${none(42)}`);
    expect(row('often')).toBe(`shop/often                   ${none(24)}▪▪▪▪${none(20)}`);
    expect(row('minutely')).toBe(`shop/minutely                ${none(46)}██`);
    expect(lines.join()).not.toContain('not shown');
  });

  it('says what it does not show', () => {
    const { stdout } = show(ABSENT, ...MONDAY);
    expect(stdout.replace(/\n {2}(?! )/g, ' ')).toContain(`█ ten or more\n${SAID}\n\n`);
  });

  it('tells names apart that are longer than it has room for', () => {
    const given = ['001', '002'].map((end) => ({ ...utc, name: `${LONG}-${end}`, schedule: '0 6 * * *' }));
    const labels = show(given, ...MONDAY).stdout.match(/^….{27}(?= [·•])/gm);
    expect(labels).toEqual(['…arehouse-nightly-export-001', '…arehouse-nightly-export-002']);
  });

  it('fits into 80 columns, with all that is said beside it', () => {
    const given = [
      ...ABSENT,
      { name: 'zone', schedule: '@every 2m', concurrencyPolicy: 'Forbid', startingDeadlineSeconds: 100_000 },
      { name: 'old', schedule: 'TZ=Australia/Lord_Howe 11 0 * * *', concurrencyPolicy: 'Forbid' },
      { name: LONG, schedule: '0 6 * * *', lastScheduleTime: '2026-11-23T00:00:00Z' },
    ];
    const lines = show(given, '--from', '2026-03-01T00:00Z', '--days', '366').stdout.split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });
});

describe('the picture', () => {
  it('shows each run and escapes what names could break', () => {
    const given = [
      { name: 'a', schedule: '0 1,13 * * *', timeZone: 'Europe/Berlin' },
      { name: '<b>&', schedule: '0 9 * * *', timeZone: 'Europe/Berlin' },
      { name: 'often', schedule: '* * * * *', timeZone: 'Etc/UTC' },
    ];
    const svg = pictureOf(given, '--from', '2026-10-25T00:00Z');
    const drawn = (title: string) => {
      const group = svg.split('<g>').find((part) => part.includes(`<title>${title}:`)) ?? '';
      return group.split('</g>')[0].split('class="run"').length - 1;
    };
    expect(drawn('shop/a')).toBe(1); // 01:00 was before; 13:00 is drawn
    expect(drawn('shop/often')).toBe(1); // a band
    expect(svg).toContain('shop/&lt;b&gt;&amp;');
    expect(svg).toContain('Clocks change: Europe/Berlin');
    expect(svg).toContain('prefers-color-scheme: dark');
  });

  it('is the same again for the same time', () => {
    const given = [{ schedule: '0 1 * * *' }];
    expect(pictureOf(given, ...MONDAY)).toBe(pictureOf(given, ...MONDAY));
  });

  it('marks each minute in which several start, so that one without a mark is free', () => {
    const given = ['a', 'b'].map((name) => ({ ...utc, name, schedule: '0 * * * *' }));
    const titles = pictureOf(given, ...MONDAY).match(/<title>2026[^<]*/g) ?? [];
    expect(titles.length).toBe(24);
    expect(titles[23]).toBe('<title>2026-11-23 23:00: 2 CronJobs: shop/a, shop/b');
  });

  it('marks a larger crowd higher, and names only some of it', () => {
    const given = [
      ...Array.from({ length: 8 }, (_, index) => ({ ...utc, name: `job-${index}`, schedule: '0 6 * * *' })),
      ...['a', 'b'].map((name) => ({ ...utc, name, schedule: '0 9 * * *' })),
    ];
    const svg = pictureOf(given, ...MONDAY);
    expect(svg).toContain('in the same minute, up to 8');
    expect(svg).toContain('8 CronJobs: shop/job-0, shop/job-1, shop/job-2, shop/job-3, shop/job-4, and 3 more</title>');
    const heights = [...svg.matchAll(/class="crowd" x="[\d.]+" y="[\d.]+" width="2" height="([\d.]+)"/g)];
    expect(heights.map(([, height]) => Number(height))).toEqual([20, 5, 12]); // the last is that of the legend
  });

  it('has no more marks than it has room for', () => {
    const given = ['a', 'b'].map((name) => ({ ...utc, name, schedule: '*/2 * * * *' }));
    const marks = pictureOf(given, ...MONDAY, '--days', '30').split('class="together"').length - 1;
    expect(marks).toBeLessThan(350);
  });

  it('says what it does not show', () => {
    expect(pictureOf(ABSENT, ...MONDAY)).toContain(`>${SAID}</text>`);
    expect(pictureOf(ABSENT.slice(0, 1), ...MONDAY)).not.toContain('not shown');
    expect(pictureOf(ABSENT.slice(1, 2), ...MONDAY)).toContain('>no run in this time</text>');
  });
});
