import { Schedule } from '../../lib/schedule/schedule';
import { refusalsOf } from '../support/refusals';

const runs = (expression: string, timeZone: string, from: string, count: number) =>
  Schedule.cron(expression, { timeZone })
    .nextRuns(new Date(from), count)
    .map((run) => run.toISOString().replace(':00.000Z', 'Z'));

test('a run is later than the instant, also while clocks show a time for the second time', () => {
  expect(runs('15 3 * * *', 'Pacific/Chatham', '2025-04-05T13:59:00Z', 2)).toEqual([
    '2025-04-05T14:30Z', // 03:15 for the second time
    '2025-04-06T14:30Z',
  ]);
  expect(runs('0 0 * * *', 'America/St_Johns', '2010-11-07T02:31:00Z', 1)).toEqual([
    '2010-11-08T03:30Z', // the controller passes over a midnight that clocks showed for a minute only
  ]);
});

test('a day that clocks skipped is passed over, where the search of the controller would never end', () => {
  expect(runs('0 0 29,30,31 12 *', 'Pacific/Apia', '2011-12-29T00:00:00Z', 3)).toEqual([
    '2011-12-29T10:00Z',
    '2011-12-30T10:00Z', // 31 December
    '2012-12-28T10:00Z',
  ]);
  expect(runs('0 0 31 12 *', 'Pacific/Apia', '2011-12-28T00:00:00Z', 2)).toEqual([
    '2011-12-30T10:00Z',
    '2012-12-30T10:00Z',
  ]);
});

test('a time that clocks skip in spring has no run on that day', () => {
  expect(runs('30 2 * * *', 'Europe/Berlin', '2025-03-29T00:00:00Z', 3)).toEqual([
    '2025-03-29T01:30Z',
    '2025-03-31T00:30Z',
    '2025-04-01T00:30Z',
  ]);
});

test('a time that clocks show twice in autumn has two runs on that day', () => {
  expect(runs('30 2 * * *', 'Europe/Berlin', '2025-10-25T12:00:00Z', 3)).toEqual([
    '2025-10-26T00:30Z',
    '2025-10-26T01:30Z',
    '2025-10-27T01:30Z',
  ]);
});

test('clocks that change by half an hour skip and repeat half an hour', () => {
  expect(runs('*/15 2 * * *', 'Australia/Lord_Howe', '2025-10-04T15:00:00Z', 4)).toEqual([
    '2025-10-04T15:30Z', // 02:30, the first minute after the change
    '2025-10-04T15:45Z',
    '2025-10-05T15:00Z',
    '2025-10-05T15:15Z',
  ]);
  expect(runs('45 1 * * *', 'Australia/Lord_Howe', '2025-04-05T12:00:00Z', 3)).toEqual([
    '2025-04-05T14:45Z',
    '2025-04-05T15:15Z',
    '2025-04-06T15:15Z',
  ]);
});

test('in UTC and in zones without daylight saving nothing is skipped or doubled', () => {
  expect(runs('0 9 * * mon-fri', 'Asia/Kathmandu', '2025-03-28T00:00:00Z', 3)).toEqual([
    '2025-03-28T03:15Z',
    '2025-03-31T03:15Z',
    '2025-04-01T03:15Z',
  ]);
});

test('both day fields restricted: one is enough; one with a star: the other decides', () => {
  expect(runs('0 0 13 * 5', 'UTC', '2025-06-01T00:00:00Z', 3)).toEqual([
    '2025-06-06T00:00Z', // a Friday
    '2025-06-13T00:00Z', // both
    '2025-06-20T00:00Z',
  ]);
  expect(runs('0 0 13 * *', 'UTC', '2025-06-01T00:00:00Z', 2)).toEqual(['2025-06-13T00:00Z', '2025-07-13T00:00Z']);
  expect(runs('0 0 */10 * 5', 'UTC', '2025-06-01T00:00:00Z', 2)).toEqual(['2025-06-06T00:00Z', '2025-06-11T00:00Z']);
});

test('a leap day comes every four years, and around 2100 Kubernetes stops looking for it', () => {
  expect(runs('0 0 29 2 *', 'UTC', '2024-02-29T00:00:00Z', 2)).toEqual(['2028-02-29T00:00Z', '2032-02-29T00:00Z']);
  expect(runs('0 0 29 2 *', 'UTC', '2092-01-01T00:00:00Z', 9)).toEqual(['2092-02-29T00:00Z', '2096-02-29T00:00Z']);
  expect(runs('0 0 29 2 *', 'UTC', '2098-12-31T23:59:58Z', 9)).toEqual([]);
  expect(runs('0 0 29 2 *', 'UTC', '2099-01-01T00:00:00Z', 1)).toEqual(['2104-02-29T00:00Z']); // five years ahead
});

test('"@every" counts from the instant given, in whole seconds', () => {
  expect(runs('@every 1h30m', 'Europe/Berlin', '2025-03-29T23:10:00Z', 3)).toEqual([
    '2025-03-30T00:40Z',
    '2025-03-30T02:10Z',
    '2025-03-30T03:40Z',
  ]);
  expect(Schedule.cron('@every 90.7s').nextRuns(new Date('2025-01-01T00:00:00.900Z'), 2)).toEqual([
    new Date('2025-01-01T00:01:30Z'),
    new Date('2025-01-01T00:03:00Z'),
  ]);
});

test('runs are later than the instant given, never at it', () => {
  expect(runs('*/5 * * * *', 'UTC', '2025-01-01T00:05:00.000Z', 1)).toEqual(['2025-01-01T00:10Z']);
  expect(runs('*/5 * * * *', 'UTC', '2025-01-01T00:04:59.999Z', 1)).toEqual(['2025-01-01T00:05Z']);
});

test('many runs at once are the same as one after the other', () => {
  const schedule = Schedule.cron('7 */5 * * *', { timeZone: 'America/New_York' });
  const all = schedule.nextRuns(new Date('2024-12-31T00:00:00Z'), 2000);
  expect(all.length).toBe(2000);
  expect(all.slice(1)).toEqual(all.slice(0, -1).map((run) => schedule.nextRuns(run, 1)[0]));
});

test.each<[unknown, number, string]>([
  [new Date('x'), 1, 'after: got an invalid date'],
  ['today', 1, 'after: got "today"'],
  [undefined, 1, 'after: got nothing'],
  [new Date(0), 0, 'count: got 0'],
  [new Date(0), 100_001, 'count: got 100001'],
  [new Date(0), 1.5, 'count: got 1.5'],
])('nextRuns(%p, %p) is refused', (from, count, problem) => {
  expect(refusalsOf(() => Schedule.cron('@daily').nextRuns(from as Date, count))).toEqual([
    `Schedule.nextRuns ${problem}`,
  ]);
});

test('runs are of the years 1970 to 2199, in which all calendars agree', () => {
  const daily = Schedule.cron('@daily');
  expect(daily.nextRuns(new Date('2199-12-30T12:00:00Z'), 5)).toEqual([new Date('2199-12-31T00:00:00Z')]);
  expect(Schedule.cron('@every 2562047h').nextRuns(new Date(0), 1000)).toEqual([]);
  const refusal = ['Schedule.nextRuns after: got a Date'];
  expect(refusalsOf(() => daily.nextRuns(new Date(-1), 1))).toEqual(refusal);
  expect(refusalsOf(() => daily.nextRuns(new Date('2200-01-01T00:00:00Z'), 1))).toEqual(refusal);
});

test('the bounds of count are included', () => {
  const schedule = Schedule.cron('@every 1m');
  expect(schedule.nextRuns(new Date(0), 1)).toEqual([new Date(60_000)]);
  expect(schedule.nextRuns(new Date(0), 100_000).length).toBe(100_000);
});
