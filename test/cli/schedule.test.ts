import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { stringify } from 'yaml';
import { call, folderWith } from './command';

interface Given {
  readonly name?: string;
  readonly schedule: string;
  readonly timeZone?: string;
  readonly suspend?: boolean;
  readonly concurrencyPolicy?: string;
  readonly startingDeadlineSeconds?: number;
}

const cronJob = ({ name = 'report', ...spec }: Given) => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name, namespace: 'shop' },
  spec: { startingDeadlineSeconds: 300, ...spec },
});

/** Runs the command on some CronJobs in a file. */
function show(given: Given[], ...argv: string[]) {
  const text = given.map((one) => stringify(cronJob(one))).join('---\n');
  const folder = folderWith({ 'all.yaml': text });
  return { folder, ...call('schedule', join(folder, 'all.yaml'), ...argv) };
}

const json = (given: Given[], ...argv: string[]) => JSON.parse(show(given, ...argv, '--json').stdout);
const runsOf = (given: Given, ...argv: string[]): string[] =>
  json([given], ...argv).cronJobs[0].runs.map(({ utc }: { utc: string }) => utc);

describe('the runs of a CronJob', () => {
  it('are those of its zone, told in its zone and in UTC', () => {
    const { stdout, status } = show(
      [{ schedule: '30 6 * * mon-fri', timeZone: 'Asia/Kolkata' }],
      '--from',
      '2026-11-23T00:00Z',
    );
    expect(stdout).toContain(
      'shop/report   30 6 * * mon-fri   Asia/Kolkata\n  Mon 2026-11-23 06:30 +05:30   2026-11-23 01:00 UTC\n',
    );
    expect(status).toBe(0);
  });

  it('begin with the minute that is asked for, and end before the last', () => {
    expect(runsOf({ schedule: '0 0 * * *' }, '--from', '2026-11-23T00:00Z')).toEqual(['2026-11-23T00:00:00Z']);
    expect(runsOf({ schedule: '0 0 * * *' }, '--from', '2026-11-23T00:00:30Z', '--days', '2')).toEqual([
      '2026-11-23T00:00:00Z',
      '2026-11-24T00:00:00Z',
    ]);
  });

  it('may be asked for in the words of any zone', () => {
    expect(runsOf({ schedule: '0 0 * * *' }, '--from', '2026-11-23T05:30+05:30')).toEqual(['2026-11-23T00:00:00Z']);
  });

  it('are few lines, however many there are', () => {
    const { stdout } = show([{ schedule: '* * * * *', timeZone: 'Etc/UTC' }], '--from', '2026-11-23T00:00Z');
    expect(stdout).toContain('2026-11-23 00:02 UTC\n  and 1437 more\n');
  });

  it('may be none in that time', () => {
    const { stdout } = show([{ schedule: '0 0 1 1 *', timeZone: 'Etc/UTC' }], '--from', '2026-11-23T00:00Z');
    expect(stdout).toContain('Etc/UTC\n  no run in this time\n');
  });

  it('are none by themselves where it is suspended', () => {
    const { stdout } = show([{ schedule: '* * * * *', suspend: true }], '--from', '2026-11-23T00:00Z');
    expect(stdout).toContain('shop/report   * * * * *   Etc/UTC\n  suspended: no run by itself\n');
  });
});

describe('daylight saving', () => {
  const linesOf = (schedule: string, timeZone: string) =>
    show([{ schedule, timeZone }], '--from', '2026-01-01T00:00Z')
      .stdout.split('\n')
      .filter((line) => line.includes('daylight saving'))
      .map((line) => line.trim());

  it('is told where it takes a run or gives a second one, within a year', () => {
    expect(linesOf('30 2 * * *', 'Europe/Berlin')).toEqual([
      'daylight saving: no run instead of 1 on 2026-03-29, when clocks go forward',
      'daylight saving: 2 runs instead of 1 on 2026-10-25, when clocks go back',
    ]);
    expect(linesOf('30 1 * * *', 'America/New_York')).toEqual([
      'daylight saving: 2 runs instead of 1 on 2026-11-01, when clocks go back',
    ]);
  });

  it('is not told of times that clocks always show', () => {
    expect(linesOf('30 4 * * *', 'Europe/Berlin')).toEqual([]);
    expect(linesOf('30 2 * * *', 'Asia/Kolkata')).toEqual([]);
    expect(linesOf('30 2 * * mon', 'Europe/Berlin')).toEqual([]); // clocks change on Sundays
  });

  it('is not told of what runs in each hour, which goes on at its pace', () => {
    expect(linesOf('*/15 * * * *', 'Europe/Berlin')).toEqual([]);
  });

  it('leaves both runs of a doubled hour in the list', () => {
    const berlin = { schedule: '30 2 * * *', timeZone: 'Europe/Berlin' };
    expect(runsOf(berlin, '--from', '2026-10-25T00:00Z')).toEqual(['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']);
    expect(runsOf(berlin, '--from', '2026-03-29T00:00Z')).toEqual([]);
  });
});

describe('a CronJob of somebody else', () => {
  const notesOf = (given: Given): string[] => json([given], '--from', '2026-11-23T00:00Z').cronJobs[0].notes;

  it('may name no zone: then nobody knows it but the controller', () => {
    expect(notesOf({ schedule: '0 5 * * *' })).toContain(
      "no timeZone: Kubernetes takes that of its controller's machine; UTC is assumed here",
    );
    expect(notesOf({ schedule: '0 5 * * *', timeZone: 'Etc/UTC' })).not.toContainEqual(expect.stringContaining('zone'));
  });

  it('may count from its last run: then it has no times', () => {
    const { stdout, status } = show([{ schedule: '@every 1h' }], '--from', '2026-11-23T00:00Z');
    expect(stdout).toContain('no fixed times: it counts from the last run, or from when the CronJob was made');
    expect(status).toBe(0);
  });

  it.each([
    [
      { concurrencyPolicy: 'Forbid' },
      'a run that is due while another runs starts when that has ended, up to 300 s late',
    ],
    [{ concurrencyPolicy: 'Replace' }, 'a run that is due ends the one that still runs'],
    [{}, 'runs may overlap'],
    [{ startingDeadlineSeconds: 9 }, 'starting deadline 9 s: below 10 s it may never start'],
  ])('is told what overlaps do with %j', (spec, note) => {
    expect(notesOf({ schedule: '0 5 * * *', ...spec })).toContain(note);
  });

  it('is told what happens without a deadline', () => {
    const none = { schedule: '0 5 * * *', concurrencyPolicy: 'Forbid', startingDeadlineSeconds: undefined };
    expect(notesOf(none)).toEqual(
      expect.arrayContaining([
        'a run that is due while another runs starts when that has ended, however late',
        'no starting deadline: after an outage the newest missed run starts',
      ]),
    );
  });

  it('may be one that Kubernetes refuses: it is told so, and the others are shown', () => {
    const { status, stdout, stderr } = show(
      [
        { name: 'broken', schedule: '99 * * * *' },
        { name: 'whole', schedule: '0 5 * * *', timeZone: 'Etc/UTC' },
      ],
      '--from',
      '2026-11-23T00:00Z',
    );
    expect(status).toBe(1);
    expect(stderr).toBe('[broken] minute: got "99", allowed 0 to 59; the last one is 59\n');
    expect(stdout).toContain(
      'shop/whole   0 5 * * *   Etc/UTC\n  Mon 2026-11-23 05:00 +00:00   2026-11-23 05:00 UTC\n',
    );
  });

  it('may have its zone in its schedule: it still runs, and would be refused today', () => {
    const old = { schedule: 'CRON_TZ=Europe/Berlin 0 5 * * *' };
    expect(runsOf(old, '--from', '2026-11-23T00:00Z')).toEqual(['2026-11-23T04:00:00Z']);
    expect(show([old]).stderr).toBe(
      '[report] schedule: got "CRON_TZ=Europe/Berlin 0 5 * * *", allowed an expression without a time zone; ' +
        'Kubernetes refuses it since 1.29, write timeZone: Europe/Berlin and schedule: "0 5 * * *"\n',
    );
  });
});

describe('CronJobs that start in the same minute', () => {
  const utc = { timeZone: 'Etc/UTC' };
  const crowds = (given: Given[]) => json(given, '--from', '2026-11-23T00:00Z').sameMinute;

  it('are told, the largest group first, and once for all its minutes', () => {
    const given = [
      { ...utc, name: 'a', schedule: '0 * * * *' },
      { ...utc, name: 'b', schedule: '0 */6 * * *' },
      { ...utc, name: 'c', schedule: '0 6 * * *' },
    ];
    expect(crowds(given)).toEqual([
      { first: '2026-11-23T06:00:00Z', minutes: 1, cronJobs: ['shop/a', 'shop/b', 'shop/c'] },
      { first: '2026-11-23T00:00:00Z', minutes: 3, cronJobs: ['shop/a', 'shop/b'] },
    ]);
    expect(show(given, '--from', '2026-11-23T00:00Z').stdout).toContain(
      '  2026-11-23 00:00 UTC   2 CronJobs, and in 2 more minutes\n    shop/a\n    shop/b\n',
    );
  });

  it('meet across zones', () => {
    const given = [
      { name: 'a', schedule: '0 6 * * *', timeZone: 'Europe/Berlin' },
      { name: 'b', schedule: '30 10 * * *', timeZone: 'Asia/Kolkata' },
    ];
    expect(crowds(given)).toEqual([{ first: '2026-11-23T05:00:00Z', minutes: 1, cronJobs: ['shop/a', 'shop/b'] }]);
  });

  it('are not those that run every minute, nor suspended ones', () => {
    const given = [
      { ...utc, name: 'a', schedule: '* * * * *' },
      { ...utc, name: 'b', schedule: '0 6 * * *' },
      { ...utc, name: 'c', schedule: '0 6 * * *', suspend: true },
    ];
    expect(crowds(given)).toEqual([]);
    expect(show(given, '--from', '2026-11-23T00:00Z').stdout).toContain('No two CronJobs start in the same minute');
  });
});

describe('the line of time', () => {
  it('has a row for each CronJob that runs, and a column for each part', () => {
    const { stdout } = show(
      [
        { name: 'nightly', schedule: '30 2 * * *', timeZone: 'Etc/UTC' },
        { name: 'often', schedule: '*/10 12-13 * * *', timeZone: 'Etc/UTC' },
        { name: 'minutely', schedule: '* 23 * * *', timeZone: 'Etc/UTC' },
      ],
      '--from',
      '2026-11-23T00:00Z',
    );
    const row = (name: string) =>
      stdout.split('\n').find((line) => line.startsWith(`shop/${name} `) && /[·•▪█]/.test(line));
    const none = (count: number) => '·'.repeat(count);
    expect(row('nightly')).toBe(`shop/nightly                 ${none(5)}•${none(42)}`);
    expect(row('often')).toBe(`shop/often                   ${none(24)}▪▪▪▪${none(20)}`);
    expect(row('minutely')).toBe(`shop/minutely                ${none(46)}██`);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('is a picture, too, that shows each run and escapes what names could break', () => {
    const given = [
      { name: 'a', schedule: '0 1,13 * * *', timeZone: 'Europe/Berlin' },
      { name: '<b>&', schedule: '0 9 * * *', timeZone: 'Europe/Berlin' },
      { name: 'often', schedule: '* * * * *', timeZone: 'Etc/UTC' },
    ];
    const folder = folderWith({});
    const file = join(folder, 'schedule.svg');
    show(given, '--from', '2026-10-25T00:00Z', '--svg', file);
    const svg = readFileSync(file, 'utf8');
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

  it('is the same picture again for the same time', () => {
    const folder = folderWith({});
    const pictures = ['one.svg', 'two.svg'].map((name) => {
      show([{ schedule: '0 1 * * *' }], '--from', '2026-10-25T00:00Z', '--svg', join(folder, name));
      return readFileSync(join(folder, name), 'utf8');
    });
    expect(pictures[0]).toBe(pictures[1]);
  });
});

describe('a wrong command', () => {
  const refused = (...argv: string[]) => {
    const { status, stdout, stderr } = show([{ schedule: '0 5 * * *' }], ...argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    return stderr;
  };

  it.each(['tomorrow', '2026-11-23', '2026-11-23T00:00', '2026-13-23T00:00Z'])('is one from %s', (from) => {
    expect(refused('--from', from)).toBe(
      `--from: got "${from}", allowed a date and time with its zone; write for example 2026-10-24T00:00Z\n`,
    );
  });

  it.each(['0', '367', '1.5', '', 'x'])('is one of %j days', (days) => {
    expect(refused(`--days=${days}`)).toBe(`--days: got "${days}", allowed 1 to 366; write a whole number of days\n`);
  });

  it('is one without a CronJob', () => {
    const folder = folderWith({ 'a.yaml': 'kind: Job\nmetadata: { name: a }\n' });
    expect(call('schedule', folder).stderr).toBe(
      `PATH: got no CronJob in ${folder}, allowed at least one; name a file or folder with CronJobs\n`,
    );
  });

  it('is one whose picture cannot be written; then nothing is', () => {
    const folder = folderWith({});
    const stderr = refused('--svg', join(folder, 'missing', 'a.svg'));
    expect(stderr).toMatch(/^--svg: got ENOENT.*, allowed a file that can be written; make its folder first\n$/);
    expect(existsSync(join(folder, 'missing'))).toBe(false);
  });
});

it('schedule reads several places at once, dist by default', () => {
  const { status, stdout } = call('schedule', 'dist', '--from', '2026-11-23T00:00Z');
  expect(status).toBe(0);
  expect(stdout).toContain('analytics/metrics-collector   */1 * * * *   Etc/UTC');
  expect(call('schedule', '--from', '2026-11-23T00:00Z').stdout).toBe(stdout);
});
