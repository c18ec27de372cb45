import { Given, MONDAY, json, show } from '../cli/schedule-command';

const utc = { timeZone: 'Etc/UTC' };
const crowds = (given: Given[]) => json(given, ...MONDAY).sameMinute;
const many = (count: number, schedule: string) =>
  Array.from({ length: count }, (_, index) => ({ ...utc, name: `job-${String(index).padStart(2, '0')}`, schedule }));

describe('CronJobs that start in the same minute', () => {
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
    expect(show(given, ...MONDAY).stdout).toContain(
      '  2026-11-23 06:00 UTC   3 CronJobs\n    shop/a\n    shop/b\n    shop/c\n' +
        '  2026-11-23 00:00 UTC   2 CronJobs, the first of 3 times\n    shop/a\n    shop/b\n',
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
    expect(show(given, ...MONDAY).stdout).toContain('No two CronJobs start in the same minute');
  });

  it('are few names, however many there are', () => {
    expect(show(many(33, '0 6 * * *'), ...MONDAY).stdout).toContain(
      '33 CronJobs\n    shop/job-00\n    shop/job-01\n    shop/job-02\n    shop/job-03\n    shop/job-04\n' +
        '    and 28 more\n',
    );
    expect(crowds(many(33, '0 6 * * *'))[0].cronJobs.length).toBe(33);
  });

  it('are few groups, however many there are', () => {
    const pairs = Array.from({ length: 12 }, (_, hour) => [
      { ...utc, name: `a-${hour}`, schedule: `0 ${hour} * * *` },
      { ...utc, name: `b-${hour}`, schedule: `0 ${hour} * * *` },
    ]);
    expect(show(pairs.flat(), ...MONDAY).stdout).toContain('    shop/b-9\n  and 2 other groups\n');
  });

  it('are each one once, though its file is named twice, or another one says the same', () => {
    const twice = [
      { ...utc, name: 'a', schedule: '0 6 * * *' },
      { ...utc, name: 'a', schedule: '0 6 * * *', creationTimestamp: '2026-01-01T00:00:00Z' },
    ];
    expect(json(twice, ...MONDAY).cronJobs.length).toBe(1);
    expect(crowds(twice)).toEqual([]);
  });

  it('may have the same name, when they run at other times', () => {
    const given = ['0 6 * * *', '0,30 6 * * *'].map((schedule) => ({ ...utc, name: 'a', schedule }));
    expect(json(given, ...MONDAY).cronJobs.length).toBe(2);
  });
});
