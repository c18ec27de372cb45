import { DaylightSaving, Schedule, Weekday } from '../../lib/schedule/schedule';
import { refusalsOf } from '../support/refusals';

const BERLIN = 'Europe/Berlin';
const NEW_YORK = 'America/New_York';
const ONCE_A_DAY = 'allowed a time that comes once on each day';

test('builders write the expression that they say, in UTC unless a zone is named', () => {
  expect(Schedule.everyMinutes(15)).toMatchObject({ expression: '*/15 * * * *', timeZone: 'Etc/UTC' });
  expect(Schedule.hourly(17)).toMatchObject({ expression: '17 * * * *', timeZone: 'Etc/UTC' });
  expect(Schedule.daily('02:30')).toMatchObject({ expression: '30 2 * * *', timeZone: 'Etc/UTC' });
  expect(Schedule.weekly(Weekday.FRIDAY, '18:05')).toMatchObject({ expression: '5 18 * * fri', timeZone: 'Etc/UTC' });
  expect(Schedule.monthly(28, '00:00')).toMatchObject({ expression: '0 0 28 * *', timeZone: 'Etc/UTC' });
});

test('the time zone of a builder reaches the schedule', () => {
  const options = { timeZone: 'Asia/Kolkata' };
  const schedules = [
    Schedule.everyMinutes(1, options),
    Schedule.hourly(0, options),
    Schedule.daily('23:59', options),
    Schedule.weekly(Weekday.SUNDAY, '00:00', options),
    Schedule.monthly(1, '09:00', options),
  ];
  expect(schedules.map(({ timeZone }) => timeZone)).toEqual(Array(5).fill('Asia/Kolkata'));
});

test('each weekday is the one that Kubernetes knows by that name', () => {
  const days = [
    Weekday.SUNDAY,
    Weekday.MONDAY,
    Weekday.TUESDAY,
    Weekday.WEDNESDAY,
    Weekday.THURSDAY,
    Weekday.FRIDAY,
    Weekday.SATURDAY,
  ];
  const runs = days.map((day) => Schedule.weekly(day, '12:00').nextRuns(new Date('2026-01-01T00:00:00Z'), 1)[0]);
  expect(runs.map((run) => run.getUTCDay())).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test.each<[string, () => Schedule]>([
  ['daily time: got "2:30"', () => Schedule.daily('2:30')],
  ['daily time: got "102:30"', () => Schedule.daily('102:30')],
  ['daily time: got "02:300"', () => Schedule.daily('02:300')],
  ['daily time: got "24:00"', () => Schedule.daily('24:00')],
  ['daily time: got "23:60"', () => Schedule.daily('23:60')],
  ['daily timeZone: got "Foo/Bar"', () => Schedule.daily('02:30', { timeZone: 'Foo/Bar' })],
  ['hourly minute: got 60', () => Schedule.hourly(60)],
  ['hourly minute: got -1', () => Schedule.hourly(-1)],
  ['everyMinutes minutes: got 7', () => Schedule.everyMinutes(7)],
  ['everyMinutes minutes: got 60', () => Schedule.everyMinutes(60)],
  ['monthly day: got 29', () => Schedule.monthly(29, '00:00')],
  ['monthly day: got 0', () => Schedule.monthly(0, '00:00')],
  ['weekly day: got "monday"', () => Schedule.weekly('monday' as Weekday, '00:00')],
])('Schedule.%s is refused', (problem, build) => {
  expect(refusalsOf(build)).toEqual([`Schedule.${problem}`]);
});

test.each([1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30])('an hour has even steps of %d minutes', (minutes) => {
  expect(Schedule.everyMinutes(minutes).expression).toBe(`*/${minutes} * * * *`);
});

test('the bounds of minutes and days are included', () => {
  expect([0, 59].map((minute) => Schedule.hourly(minute).expression)).toEqual(['0 * * * *', '59 * * * *']);
  expect([1, 28].map((day) => Schedule.monthly(day, '00:00').expression)).toEqual(['0 0 1 * *', '0 0 28 * *']);
});

test('all problems of a builder are told at once, the zone too', () => {
  expect(refusalsOf(() => Schedule.monthly(31, 'noon', { timeZone: 'utc' }))).toEqual([
    'Schedule.monthly day: got 31',
    'Schedule.monthly time: got "noon"',
    'Schedule.monthly timeZone: got "utc"',
  ]);
});

test('a time that daylight saving skips and doubles is an error that names the days and the ways out', () => {
  expect(() => Schedule.daily('02:30', { timeZone: BERLIN })).toThrow(
    new Error(
      `Schedule.daily time: got "02:30" in "Europe/Berlin", which is skipped on 2026-03-29, 2027-03-28, … and doubled on 2026-10-25, 2027-10-31, …, ${ONCE_A_DAY}; set dst to SHIFT (it runs at 03:00), ALLOW (it is taken as it is), or choose another time`,
    ),
  );
  expect(refusalsOf(() => Schedule.daily('02:30', { timeZone: NEW_YORK }))).toEqual([
    'Schedule.daily time: got "02:30" in "America/New_York", which is skipped on 2026-03-08, 2027-03-14, …',
  ]);
  expect(refusalsOf(() => Schedule.monthly(28, '02:30', { timeZone: BERLIN }))).toEqual([
    'Schedule.monthly time: got "02:30" in "Europe/Berlin", which is skipped on 2027-03-28 and doubled on 2029-10-28',
  ]);
  // Where clocks change by half an hour, the controller's steps of an hour miss 03:00.
  expect(() => Schedule.monthly(4, '03:00', { timeZone: 'Australia/Lord_Howe' })).toThrow(
    'which is skipped on 2026-10-04, 2027-04-04, allowed',
  );
});

test('days on which clocks never change, and times beside the change, are fine', () => {
  expect(Schedule.weekly(Weekday.MONDAY, '02:30', { timeZone: BERLIN }).expression).toBe('30 2 * * mon');
  expect(Schedule.monthly(1, '02:30', { timeZone: BERLIN }).expression).toBe('30 2 1 * *');
  expect(Schedule.daily('01:59', { timeZone: BERLIN }).expression).toBe('59 1 * * *');
  expect(Schedule.daily('03:00', { timeZone: BERLIN }).expression).toBe('0 3 * * *');
});

test.each([
  ['02:30', BERLIN, '0 3 * * *'],
  ['02:00', BERLIN, '0 3 * * *'],
  ['01:30', NEW_YORK, '0 3 * * *'], // 01:00 to 01:59 is doubled, 02:00 to 02:59 skipped
  ['23:30', 'America/Santiago', '45 22 * * *'], // no later time of that day comes once
  ['23:50', 'Africa/Cairo', '45 22 * * *'],
  ['04:00', BERLIN, '0 4 * * *'],
])('SHIFT takes the nearest quarter of an hour that comes once a day: %s in %s', (time, timeZone, expression) => {
  expect(Schedule.daily(time, { timeZone, dst: DaylightSaving.SHIFT }).expression).toBe(expression);
});

test('SKIP accepts a time that is skipped, not one that is doubled; ALLOW accepts both', () => {
  const skip = DaylightSaving.SKIP;
  expect(Schedule.daily('02:30', { timeZone: NEW_YORK, dst: skip }).expression).toBe('30 2 * * *');
  expect(() => Schedule.daily('01:30', { timeZone: NEW_YORK, dst: skip })).toThrow(
    'doubled on 2026-11-01, 2027-11-07, …',
  );
  const allow = DaylightSaving.ALLOW;
  expect(Schedule.daily('02:30', { timeZone: BERLIN, dst: allow }).expression).toBe('30 2 * * *');
});

test('a day that the controller misses as a whole is named too, and cannot be shifted', () => {
  const noon = (dst?: DaylightSaving) => Schedule.weekly(Weekday.SUNDAY, '12:00', { timeZone: 'Asia/Beirut', dst });
  const message = `Schedule.weekly time: got "12:00" in "Asia/Beirut", which is skipped on 2026-03-29, 2027-03-28, …, ${ONCE_A_DAY}; set dst to SKIP (no run on those days), ALLOW (it is taken as it is), or choose another time`;
  expect(() => noon()).toThrow(new Error(message));
  expect(() => noon(DaylightSaving.SHIFT)).toThrow(new Error(message));
  expect(noon(DaylightSaving.SKIP).expression).toBe('0 12 * * sun');
});
