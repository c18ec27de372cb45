import { Schedule } from '../../lib/schedule/schedule';
import { Weekday } from '../../lib/schedule/weekday';
import { refusalsOf } from '../support/refusals';
import { refused } from './refused';

test('a schedule is what was written, in UTC unless a zone is named', () => {
  expect(Schedule.cron('*/5 2 * * MON-FRI')).toMatchObject({ expression: '*/5 2 * * MON-FRI', timeZone: 'Etc/UTC' });
  expect(Schedule.cron('@daily', {})).toMatchObject({ expression: '@daily', timeZone: 'Etc/UTC' });
  expect(Schedule.cron('0 0 * * *', { timeZone: undefined }).timeZone).toBe('Etc/UTC');
  expect(Schedule.cron('0 0 * * *', { timeZone: 'Asia/Kolkata' }).timeZone).toBe('Asia/Kolkata');
});

test('the options of a schedule are left out by null, as JavaScript says it', () => {
  const none = null as never;
  const schedules = [
    Schedule.cron('@daily', none),
    Schedule.everyMinutes(5, none),
    Schedule.hourly(5, none),
    Schedule.daily('02:30', none),
    Schedule.weekly(Weekday.MONDAY, '02:30', none),
    Schedule.monthly(1, '02:30', none),
  ];
  expect(schedules.map(({ timeZone }) => timeZone)).toEqual(Array(6).fill('Etc/UTC'));
  expect(schedules[3].spread()._spreadFor('analytics', 'report').expression).toMatch(/^\d+ 2 \* \* \*$/);
});

test.each<[string, () => unknown]>([
  ['cron expression: got 5', () => Schedule.cron(5 as never)],
  ['cron expression: got nothing', () => Schedule.cron(undefined as never)],
  ['cron options: got "UTC"', () => Schedule.cron('@daily', 'UTC' as never)],
  ['cron zone: got "UTC"', () => Schedule.cron('@daily', { timeZone: 'UTC', zone: 'UTC' } as never)],
  ['everyMinutes minutes: got "15"', () => Schedule.everyMinutes('15' as never)],
  ['everyMinutes options: got "UTC"', () => Schedule.everyMinutes(5, 'UTC' as never)],
  ['hourly minute: got "5"', () => Schedule.hourly('5' as never)],
  ['daily time: got 5', () => Schedule.daily(5 as never)],
  ['daily options: got "UTC"', () => Schedule.daily('02:30', 'UTC' as never)],
  ['weekly options: got "UTC"', () => Schedule.weekly(Weekday.MONDAY, '02:30', 'UTC' as never)],
  ['monthly day: got "1"', () => Schedule.monthly('1' as never, '02:30')],
  ['spread seed: got 5', () => Schedule.cron('@daily').spread(5 as never)],
  ['nextRuns count: got "5"', () => Schedule.cron('@daily').nextRuns(new Date(0), '5' as never)],
])('Schedule.%s is of another type, and refused', (problem, make) => {
  expect(refusalsOf(make)).toEqual([`Schedule.${problem}`]);
});

test('a way to treat daylight saving that there is not is refused', () => {
  expect(() => Schedule.daily('02:30', { dst: 'later' as never })).toThrow(
    new Error('Schedule.daily dst: got "later", allowed Shift, Skip, Allow; write for example DaylightSaving.SHIFT'),
  );
});

test('all problems of a schedule are told at once', () => {
  expect(refused('60 24 0 13 7')).toBe(
    [
      'minute: got "60", allowed 0 to 59; write "0"',
      'hour: got "24", allowed 0 to 23; write "0"',
      'dayOfMonth: got "0", allowed 1 to 31; count from 1',
      'month: got "13", allowed 1 to 12 or jan to dec; the last one is 12',
      'dayOfWeek: got "7", allowed 0 to 6 or sun to sat; write "0"',
    ].join('\n'),
  );
  expect(refusalsOf(() => Schedule.cron('L,61 0 * * *', { timeZone: 'utc' }))).toEqual([
    'Schedule.cron minute: got "L"',
    'Schedule.cron minute: got "61"',
    'Schedule.cron timeZone: got "utc"',
  ]);
});

test.each([
  ['* * * * 5-7', 'dayOfWeek: got "5-7", allowed 0 to 6 or sun to sat; write "5-6,0"'],
  ['* * * * 7-7', 'dayOfWeek: got "7-7", allowed 0 to 6 or sun to sat; write "0"'],
  ['* * * * 7-2', 'dayOfWeek: got "7-2", allowed 0 to 6 or sun to sat; write "0-2"'],
  ['* * * * 0-7', 'dayOfWeek: got "0-7", allowed 0 to 6 or sun to sat; write "0-6"'],
  ['* * * * 1-7/2', 'dayOfWeek: got "1-7/2", allowed 0 to 6 or sun to sat; write "1,3,5,0"'],
  ['* * * * 0-7/7', 'dayOfWeek: got "0-7/7", allowed 0 to 6 or sun to sat; write "0"'],
  ['* * * * fri-7', 'dayOfWeek: got "fri-7", allowed 0 to 6 or sun to sat; write "fri-sat,sun"'],
  ['* * * * 7-6/6', 'dayOfWeek: got "7-6/6", allowed 0 to 6 or sun to sat; write "0,6"'],
  ['* * * * 6-7', 'dayOfWeek: got "6-7", allowed 0 to 6 or sun to sat; write "6,0"'],
  ['* * * * 7-6', 'dayOfWeek: got "7-6", allowed 0 to 6 or sun to sat; write "0-6"'],
  ['* * * * 8-7', 'dayOfWeek: got "8-7", allowed 0 to 6 or sun to sat; the last one is 6'],
  ['* * * * 8', 'dayOfWeek: got "8", allowed 0 to 6 or sun to sat; the last one is 6'],
  ['* * * * 5-8', 'dayOfWeek: got "5-8", allowed 0 to 6 or sun to sat; the last one is 6'],
  ['* 20-24 * * *', 'hour: got "20-24", allowed 0 to 23; write "20-23,0"'],
  ['0-60/15 * * * *', 'minute: got "0-60/15", allowed 0 to 59; write "0,15,30,45"'],
  ['0 0 29-32 * *', 'dayOfMonth: got "29-32", allowed 1 to 31; the last one is 31'],
  ['0 0 32 * *', 'dayOfMonth: got "32", allowed 1 to 31; the last one is 31'],
  ['0 0 0-5 * *', 'dayOfMonth: got "0-5", allowed 1 to 31; count from 1'],
])('%s has a value out of bounds, and the error says what to write', (expression, message) => {
  expect(refused(expression)).toBe(message);
});

test.each([
  ['0 22-2 * * *', 'hour: got "22-2", allowed 0 to 23, from low to high; write "22-23,0-2"'],
  ['0 22-2/3 * * *', 'hour: got "22-2/3", allowed 0 to 23, from low to high; write "22,1"'],
  ['0 0 28-3 * *', 'dayOfMonth: got "28-3", allowed 1 to 31, from low to high; write "28-31,1-3"'],
  ['0 0 28-3/2 * *', 'dayOfMonth: got "28-3/2", allowed 1 to 31, from low to high; write "28,30,1,3"'],
  ['0 0 2-1 * *', 'dayOfMonth: got "2-1", allowed 1 to 31, from low to high; write "1-31"'],
  ['0 0 31-1 * *', 'dayOfMonth: got "31-1", allowed 1 to 31, from low to high; write "31,1"'],
  ['0 0 1 nov-2 *', 'month: got "nov-2", allowed 1 to 12 or jan to dec, from low to high; write "nov-dec,jan-feb"'],
  [
    '* * * * fri-mon',
    'dayOfWeek: got "fri-mon", allowed 0 to 6 or sun to sat, from low to high; write "fri-sat,sun-mon"',
  ],
  ['* * * * 4-3', 'dayOfWeek: got "4-3", allowed 0 to 6 or sun to sat, from low to high; write "0-6"'],
])('%s goes backwards, and the error says how to split it', (expression, message) => {
  expect(refused(expression)).toBe(message);
});

test.each([
  [
    '0 0 L * *',
    'dayOfMonth',
    'Kubernetes has no last day; start on day 1, or on "28-31" and let the program check the date',
  ],
  [
    '0 0 * * L',
    'dayOfWeek',
    'Kubernetes has no last day; start on day 1, or on "28-31" and let the program check the date',
  ],
  [
    '0 0 15W * *',
    'dayOfMonth',
    'Kubernetes has no nearest weekday; start on dayOfWeek "1-5" and let the program check the date',
  ],
  [
    '0 0 * * 5L',
    'dayOfWeek',
    'Kubernetes has no nth weekday of a month; start on each such weekday and let the program check the date',
  ],
  [
    '0 0 * * friL',
    'dayOfWeek',
    'Kubernetes has no nth weekday of a month; start on each such weekday and let the program check the date',
  ],
  [
    '0 0 L-10 * *',
    'dayOfMonth',
    'Kubernetes has no last day; start on day 1, or on "28-31" and let the program check the date',
  ],
  [
    '0 0 * * fri#3',
    'dayOfWeek',
    'Kubernetes has no nth weekday of a month; start on each such weekday and let the program check the date',
  ],
  ['H * * * *', 'minute', 'Kubernetes chooses no value by itself; write a number'],
  ['0 H/4 * * *', 'hour', 'Kubernetes chooses no value by itself; write a number'],
  ['0 0 * * monday', 'dayOfWeek', 'write "mon"'],
  ['0 0 * * Tuesday-FRI', 'dayOfWeek', 'write "tue-fri"'],
  ['0 0 * sept/2 *', 'month', 'write "sep/2"'],
  ['0 0 * sept/10 *', 'month', 'write "sep/10"'],
  ['0 0 * 10-december *', 'month', 'write "10-dec"'],
  ['0 0 * january-12 *', 'month', 'write "jan-12"'],
  ['0 0 * * 1.5', 'dayOfWeek', 'write numbers, or names of three letters'],
  ['0 0 * * xjan', 'dayOfWeek', 'write numbers, or names of three letters'],
  ['0 0 xmon * *', 'dayOfMonth', 'write numbers'],
  ['0 0 * jan5 *', 'month', 'write numbers, or names of three letters'],
  ['0 0 * * -monday', 'dayOfWeek', 'write numbers, or names of three letters'],
  ['0 0 * * monday-wensday', 'dayOfWeek', 'write numbers, or names of three letters'],
  ['0 0 * * mo', 'dayOfWeek', 'write numbers, or names of three letters'],
  ['0 0 * * mon-wensday', 'dayOfWeek', 'write numbers, or names of three letters'],
  ['0 0 * * MON-', 'dayOfWeek', 'write numbers, or names of three letters'],
  ['0 0 mon * *', 'dayOfMonth', 'weekdays belong into the fifth field'],
  ['0 0 * mon *', 'month', 'weekdays belong into the fifth field'],
  ['0 0 jan * *', 'dayOfMonth', 'months belong into the fourth field'],
  ['0 0 * * jan', 'dayOfWeek', 'months belong into the fourth field'],
  ['1.5 * * * *', 'minute', 'write numbers'],
  ['3H * * * *', 'minute', 'write numbers'],
  ['0 0 5L * *', 'dayOfMonth', 'write numbers'],
  ['0 0 LX * *', 'dayOfMonth', 'write numbers'],
  ['0 0 XL * *', 'dayOfMonth', 'write numbers'],
  ['0 0 15WX * *', 'dayOfMonth', 'write numbers'],
  ['0 0 X15W * *', 'dayOfMonth', 'write numbers'],
  ['0 0 * * 15L', 'dayOfWeek', 'write numbers, or names of three letters'],
  ['0 0 * * 5LX', 'dayOfWeek', 'write numbers, or names of three letters'],
  ['0 0 * * TZ=UTC', 'dayOfWeek', 'write numbers, or names of three letters'],
  ['5- * * * *', 'minute', 'write numbers'],
  ['-5 * * * *', 'minute', 'write numbers'],
])('%s is no value of that field, and the error says what to write', (expression, prop, fix) => {
  const allowed = { minute: '0 to 59', hour: '0 to 23', dayOfMonth: '1 to 31', month: '1 to 12 or jan to dec' }[prop];
  const item = expression.split(' ').find((part) => part !== '*' && part !== '0');
  expect(refused(expression)).toBe(`${prop}: got "${item}", allowed ${allowed ?? '0 to 6 or sun to sat'}; ${fix}`);
});

test.each([
  ['*/0 * * * *', 'minute: got "*/0", allowed a step of 1 or more; leave the step out'],
  ['5/x * * * *', 'minute: got "5/x", allowed a step of 1 or more; leave the step out'],
  ['*/2/3 * * * *', 'minute: got "*/2/3", allowed one step, such as "*/5"; leave out what follows the first step'],
  ['1-2-3 * * * *', 'minute: got "1-2-3", allowed a range of two ends, such as "1-5"; separate ranges with ","'],
])('%s is malformed', (expression, message) => {
  expect(refused(expression)).toBe(message);
});

test.each([
  [
    '0 0 30 2 *',
    'dayOfMonth: got "30" with month "2", allowed 1 to 29 in that month; it would never run; write "29" or choose another month',
  ],
  [
    '0 0 31 4,jun ?',
    'dayOfMonth: got "31" with month "4,jun", allowed 1 to 30 in those months; it would never run; write "30" or choose another month',
  ],
  [
    '0 0 30-31 feb ,',
    'dayOfMonth: got "30-31" with month "feb", allowed 1 to 29 in that month; it would never run; write "29" or choose another month',
  ],
  [', 0 * * *', 'minute: got ",", allowed 0 to 59; name a value; without one it would never run'],
  ['0 0 , * *', 'dayOfMonth: got ",", allowed 1 to 31; name a value; without one it would never run'],
  ['0 0 * * ,', 'dayOfWeek: got ",", allowed 0 to 6 or sun to sat; name a value; without one it would never run'],
])('%s would never run', (expression, message) => {
  expect(refused(expression)).toBe(message);
});

test.each(['0 0 29 2 *', '0 0 31 4,5 *', '0 0 30 2 mon', '0 0 31 */3 *', '0 0 , 2 1', '0 0 1 * ,'])(
  '%s runs now and then',
  (expression) => {
    expect(Schedule.cron(expression).expression).toBe(expression);
  },
);
