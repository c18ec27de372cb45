import { existsSync } from 'fs';
import { join } from 'path';
import { readCronJob } from '../../lib/timeline/cron-job';
import { toJson } from '../../lib/timeline/json';
import { reportOn } from '../../lib/timeline/report';
import { call, folderWith } from './command';
import { Given, MONDAY, cronJob, json, runsOf, show } from './schedule-command';

describe('the runs of a CronJob', () => {
  it('are those of its zone, told in its zone and in UTC', () => {
    const { stdout, status } = show([{ schedule: '30 6 * * mon-fri', timeZone: 'Asia/Kolkata' }], ...MONDAY);
    expect(stdout).toContain(
      'shop/report   30 6 * * mon-fri   Asia/Kolkata\n  Mon 2026-11-23 06:30 +05:30   2026-11-23 01:00 UTC\n',
    );
    expect(status).toBe(0);
  });

  it('begin with the minute that is asked for, and end before the last', () => {
    expect(runsOf({ schedule: '0 0 * * *' }, ...MONDAY)).toEqual(['2026-11-23T00:00:00Z']);
    expect(runsOf({ schedule: '0 0 * * *' }, '--from', '2026-11-23T00:00:30Z', '--days', '2')).toEqual([
      '2026-11-23T00:00:00Z',
      '2026-11-24T00:00:00Z',
    ]);
  });

  it('may be asked for in the words of any zone', () => {
    expect(runsOf({ schedule: '0 0 * * *' }, '--from', '2026-11-23T05:30+05:30')).toEqual(['2026-11-23T00:00:00Z']);
  });

  it('are few lines, however many there are', () => {
    const { stdout } = show([{ schedule: '* * * * *', timeZone: 'Etc/UTC' }], ...MONDAY);
    expect(stdout).toContain('2026-11-23 00:02 UTC\n  and 1437 more\n');
  });

  it('are none by themselves where it is suspended', () => {
    const { stdout } = show([{ schedule: '* * * * *', suspend: true }], ...MONDAY);
    expect(stdout).toContain('shop/report   * * * * *   Etc/UTC\n  suspended: no run by itself\n');
  });
});

describe('the next run', () => {
  const nextOf = (given: Given): unknown => json([given], ...MONDAY).cronJobs[0].next;

  it('is told also where it comes after the time that is looked at', () => {
    const yearly = { schedule: '0 0 1 1 *', timeZone: 'Europe/Berlin' };
    expect(show([yearly], ...MONDAY).stdout).toContain(
      'Europe/Berlin\n  no run in this time; next Fri 2027-01-01 00:00 +01:00   2026-12-31 23:00 UTC\n',
    );
    expect(nextOf(yearly)).toEqual({ utc: '2026-12-31T23:00:00Z', offsetMinutes: 60 });
  });

  it('is the first of those in that time', () => {
    expect(nextOf({ schedule: '0 5,6 * * *' })).toEqual({ utc: '2026-11-23T05:00:00Z', offsetMinutes: 0 });
  });

  it('may be further away than Kubernetes looks', () => {
    const { stdout } = show([{ schedule: '0 0 29 2 *', timeZone: 'Etc/UTC' }], '--from', '2096-03-01T00:00Z');
    expect(stdout).toContain('Etc/UTC\n  no run in the next five years\n');
  });

  it.each([
    [
      'its last run',
      { creationTimestamp: '2026-11-01T00:00:00Z', lastScheduleTime: '2026-11-22T23:30:10Z' },
      '01:00:10',
    ],
    ['its creation, before the first', { creationTimestamp: '2026-11-22T23:50:00Z' }, '01:20:00'],
    ['a last run that is yet to come', { lastScheduleTime: '2026-11-23T02:00:00Z' }, '03:30:00'],
  ])('of what has no fixed times counts from %s', (_, since, time) => {
    const given = { schedule: '@every 1h30m', timeZone: 'Etc/UTC', startingDeadlineSeconds: 7200, ...since };
    expect(nextOf(given)).toEqual({ utc: `2026-11-23T${time}Z`, offsetMinutes: 0 });
    const line = `2026-11-23 ${time.slice(0, 5)} UTC, unless a run is missed\n`;
    expect(show([given], ...MONDAY).stdout).toContain(line);
  });

  it('of what has no fixed times is unknown without a cluster', () => {
    expect(nextOf({ schedule: '@every 1h' })).toBe(undefined);
  });
});

describe('what programs read', () => {
  const reportOf = (names: string[]) =>
    reportOn(
      names.map((name) => readCronJob(cronJob({ name, schedule: '0 * * * *' }))),
      { from: 0, to: 86_400_000 },
    );

  it('is written one CronJob at a time, as all of it may be longer than a text can be', () => {
    const pieces = [...toJson(reportOf(['a', 'b', 'c']))].filter((piece) => piece.includes('"runs"'));
    expect(pieces.map((piece) => /"name":"(.)"/.exec(piece)?.[1])).toEqual(['a', 'b', 'c']);
  });

  it('is JSON, with one CronJob or several, alone or together', () => {
    const parsed = (names: string[]) => JSON.parse([...toJson(reportOf(names))].join(''));
    expect(parsed(['a'])).toMatchObject({ from: '1970-01-01T00:00:00Z', cronJobs: [{ name: 'a' }], sameMinute: [] });
    expect(parsed(['a', 'b'])).toMatchObject({
      to: '1970-01-02T00:00:00Z',
      cronJobs: [{ name: 'a' }, { name: 'b' }],
      sameMinute: [{ first: '1970-01-01T00:00:00Z', minutes: 24, cronJobs: ['shop/a', 'shop/b'] }],
    });
  });
});

describe('a wrong command', () => {
  const refused = (...argv: string[]) => {
    const { status, stdout, stderr } = show([{ schedule: '0 5 * * *' }], ...argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    return stderr;
  };

  it.each([
    'tomorrow',
    '2026-11-23',
    '2026-11-23T00:00',
    '2026-13-23T00:00Z',
    '2026-02-30T00:00Z',
    '2026-10-24T24:00Z',
    '2026-10-24T00:60Z',
    '2026-10-24T00:00+24:00',
    '1969-12-31T23:59Z',
    '3000-01-01T00:00Z',
    '9999-12-31T00:00Z',
  ])('is one from %s', (from) => {
    expect(refused('--from', from)).toBe(
      `--from: got "${from}", allowed a date and time with its zone, in the years 1970 to 2999; ` +
        'write for example 2026-10-24T00:00Z\n',
    );
  });

  it.each(['1970-01-01T00:00Z', '2024-02-29T23:59:59-12:00', '2999-12-31T23:59Z'])('is not one from %s', (from) => {
    expect(show([{ schedule: '0 5 * * *' }], '--from', from, '--days', '366').status).toBe(0);
  });

  it.each(['0', '367', '1.5', '', 'x'])('is one of %j days', (days) => {
    expect(refused(`--days=${days}`)).toBe(`--days: got "${days}", allowed 1 to 366; write a whole number of days\n`);
  });

  it('is one with more runs than memory holds', () => {
    const given = Array.from({ length: 23 }, (_, index) => ({ name: `job-${index}`, schedule: '* * * * *' }));
    const { status, stdout, stderr } = show(given, '--days', '366', '--json');
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr:
        '--days: got 366, which has more than 12000000 runs, allowed 12000000 runs in all; ' +
        'ask for fewer days, or name fewer CronJobs\n',
    });
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
  const { status, stdout } = call('schedule', 'dist', ...MONDAY);
  expect(status).toBe(0);
  expect(stdout).toContain('analytics/metrics-collector   */1 * * * *   Etc/UTC');
  expect(call('schedule', ...MONDAY).stdout).toBe(stdout);
});
