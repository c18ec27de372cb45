import { Problem } from '../../lib/fields/problem';
import { isAccepted } from '../../lib/schedule/accepted-problem';
import { parseCron } from '../../lib/schedule/cron-expression';
import { Schedule } from '../../lib/schedule/schedule';
import { refused } from './refused';

const LAYOUT = 'five fields "minute hour dayOfMonth month dayOfWeek"';
const DESCRIPTORS = '@yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly, @every <duration>';
const DURATION = 'hours, minutes and seconds such as "@every 1h30m"';
const ONE_JOB_A_MINUTE =
  'a Job is named after its minute, so a second start within a minute is lost; write "@every 1m" or more';

test.each([
  ['', LAYOUT, 'write for example "30 2 * * *" for half past two each night'],
  ['0 0 * *', LAYOUT, 'there are 4 fields; write for example "30 2 * * *"'],
  ['5', LAYOUT, 'there is one field; write for example "30 2 * * *"'],
  ['30 0 2 * * 5', LAYOUT, 'Kubernetes has no field for the seconds; write "0 2 * * 5"'],
  ['0 0 0 * * *', LAYOUT, 'Kubernetes has no field for the seconds; write "0 0 * * *"'],
  ['0 12 * * ? 2030', LAYOUT, 'Kubernetes has no field for the year; write "0 12 * * ?"'],
  ['0 12 * * ? *', LAYOUT, 'Kubernetes has no field for the year; write "0 12 * * ?"'],
  ['0 12 ? * MON *', LAYOUT, 'Kubernetes has no field for the year; write "0 12 ? * MON"'],
  ['0 0 12 * * ?', LAYOUT, 'Kubernetes has no field for the seconds; write "0 12 * * ?"'],
  ['0 0 12 ? * MON', LAYOUT, 'Kubernetes has no field for the seconds; write "0 12 ? * MON"'],
  ['0 0 12 * * ? 2030', LAYOUT, 'Kubernetes has no field for the seconds and the year; write "0 12 * * ?"'],
  ['0 12 * * 1 x2030', LAYOUT, 'there are 6 fields; write for example "30 2 * * *"'],
  ['0 12 * * 1 2030', LAYOUT, 'Kubernetes has no field for the year; write "0 12 * * 1"'],
  ['0 0 12 * * 7', LAYOUT, 'there are 6 fields; write for example "30 2 * * *"'],
  ['0 0 12 L * ? 2030', LAYOUT, 'there are 7 fields; write for example "30 2 * * *"'],
  [' @daily', LAYOUT, 'write "@daily" without spaces around it'],
  ['@reboot', DESCRIPTORS, 'Kubernetes starts nothing at boot; use a Job for one run'],
  ['@Daily', DESCRIPTORS, 'write "@daily"'],
  ['@every5m', DESCRIPTORS, 'write "@every 5m"'],
  ['@every', DESCRIPTORS, 'write "@every 1h30m"'],
  ['@daily ', DESCRIPTORS, 'write "@daily"'],
  ['@every5m or so', DESCRIPTORS, `write ${LAYOUT}`],
  ['@@every 5m', DESCRIPTORS, `write ${LAYOUT}`],
  ['@noon', DESCRIPTORS, `write ${LAYOUT}`],
  ['@every 2d', DURATION, 'write "@every 48h"'],
  ['@every 14d', DURATION, 'write "@every 336h"'],
  ['@every 1h2d', DURATION, 'write numbers with the units h, m and s, without spaces'],
  ['@every 2d1h', DURATION, 'write numbers with the units h, m and s, without spaces'],
  ['@every DAY', DURATION, 'write numbers with the units h, m and s, without spaces'],
  ['@every 1H 30M', DURATION, 'write "@every 1h30m"'],
  ['@every day', DURATION, 'write numbers with the units h, m and s, without spaces'],
  ['@every 30s', '1m or more', ONE_JOB_A_MINUTE],
  ['@every 0', '1m or more', ONE_JOB_A_MINUTE],
  ['@every 0s', '1m or more', ONE_JOB_A_MINUTE],
  ['@every -5m', '1m or more', ONE_JOB_A_MINUTE],
  [
    'TZ=Europe/Berlin 0 0 * * *',
    'an expression without a time zone',
    'Kubernetes refuses it; write Schedule.cron("0 0 * * *", { timeZone: "Europe/Berlin" })',
  ],
  [
    ' TZ=UTC  @every 5m',
    'an expression without a time zone',
    'Kubernetes refuses it; write Schedule.cron("@every 5m", { timeZone: "UTC" })',
  ],
  [
    'TZ=Europe/Berlin',
    'an expression without a time zone',
    'Kubernetes refuses it; write for example Schedule.cron("30 2 * * *", { timeZone: "Europe/Berlin" })',
  ],
  [
    'TZ=utc 0 0 * * *',
    'an expression without a time zone',
    'Kubernetes refuses it; write for example Schedule.cron("30 2 * * *", { timeZone: "Europe/Berlin" })',
  ],
  [
    'CRON_TZ=UTC @daily',
    'an expression without a time zone',
    'Kubernetes refuses it; write Schedule.cron("@daily", { timeZone: "UTC" })',
  ],
])('%p is no expression of Kubernetes', (expression, allowed, fix) => {
  expect(refused(expression)).toBe(`expression: got "${expression}", allowed ${allowed}; ${fix}`);
});

test('what Kubernetes accepts is told with what it does', () => {
  const told = (expression: string) => (parseCron(expression) as Problem[]).map(whatItDoes);
  const whatItDoes = (problem: Problem) => (isAccepted(problem) ? problem.whatItDoes : 'is refused');
  expect(told('@every 30s')).toEqual(['starts no more than one Job a minute']);
  expect(told('0 0 30 2 *')).toEqual(['never runs']);
  expect(told('0 0 * * ,')).toEqual(['never runs']);
  expect(told('61 0 * * *')).toEqual(['is refused']);
});

test('"@every" has its seconds, other schedules have none', () => {
  expect(Schedule.cron('@every 5m')._everySeconds).toBe(300);
  expect(Schedule.cron('*/5 * * * *')._everySeconds).toBeUndefined();
});

test('a missing expression, as from JavaScript, is an error of ours', () => {
  expect(refused(undefined as unknown as string)).toBe(
    `expression: got nothing, allowed ${LAYOUT}; write for example "30 2 * * *" for half past two each night`,
  );
});
