import { Schedule } from '../../lib';
import { BadInput, cronJob } from './case';

const cron = (what: string, expression: string, says: string, stricter?: string): BadInput => ({
  what,
  make: () => Schedule.cron(expression),
  says: [`Schedule.cron ${says}`],
  manifest: cronJob({ schedule: expression }),
  stricter,
});

export const CRON_EXPRESSIONS: BadInput[] = [
  cron('a minute that no hour has', '99 * * * *', 'minute: got "99", allowed 0 to 59; the last one is 59'),
  cron('a minute below zero', '-1 * * * *', 'minute: got "-1", allowed 0 to 59; write numbers'),
  cron('an hour that no day has', '0 24 * * *', 'hour: got "24", allowed 0 to 23; write "0"'),
  cron('day 0 of a month', '0 0 0 * *', 'dayOfMonth: got "0", allowed 1 to 31; count from 1'),
  cron('day 32 of a month', '0 0 32 * *', 'dayOfMonth: got "32", allowed 1 to 31; the last one is 31'),
  cron('month 13', '0 0 1 13 *', 'month: got "13", allowed 1 to 12 or jan to dec; the last one is 12'),
  cron(
    'a month that nobody knows',
    '0 0 1 foo *',
    'month: got "foo", allowed 1 to 12 or jan to dec; write numbers, or names of three letters',
  ),
  cron('Sunday as 7', '0 5 * * 7', 'dayOfWeek: got "7", allowed 0 to 6 or sun to sat; write "0"'),
  cron(
    'a weekday that nobody knows',
    '0 5 * * someday',
    'dayOfWeek: got "someday", allowed 0 to 6 or sun to sat; write numbers, or names of three letters',
  ),
  cron('a weekday in full', '0 5 * * monday', 'dayOfWeek: got "monday", allowed 0 to 6 or sun to sat; write "mon"'),
  cron(
    'the last day of a month',
    '0 0 L * *',
    'dayOfMonth: got "L", allowed 1 to 31; Kubernetes has no last day; start on day 1, or on "28-31" and let the program check the date',
  ),
  cron(
    'the nearest weekday',
    '0 0 15W * *',
    'dayOfMonth: got "15W", allowed 1 to 31; Kubernetes has no nearest weekday; start on dayOfWeek "1-5" and let the program check the date',
  ),
  cron(
    'the third Friday',
    '0 0 * * 5#3',
    'dayOfWeek: got "5#3", allowed 0 to 6 or sun to sat; Kubernetes has no nth weekday of a month; start on each such weekday and let the program check the date',
  ),
  cron('a reversed range', '0 20-6 * * *', 'hour: got "20-6", allowed 0 to 23, from low to high; write "20-23,0-6"'),
  cron(
    'a weekend across the end of the week',
    '0 0 * * 6-0',
    'dayOfWeek: got "6-0", allowed 0 to 6 or sun to sat, from low to high; write "6,0"',
  ),
  cron('a step of nothing', '*/0 * * * *', 'minute: got "*/0", allowed a step of 1 or more; leave the step out'),
  cron('a step that is no number', '*/x * * * *', 'minute: got "*/x", allowed a step of 1 or more; leave the step out'),
  cron(
    'two steps',
    '*/5/5 * * * *',
    'minute: got "*/5/5", allowed one step, such as "*/5"; leave out what follows the first step',
  ),
  cron('a range without an end', '1- * * * *', 'minute: got "1-", allowed 0 to 59; write numbers'),
  cron(
    'a name in the field of minutes',
    'mon * * * *',
    'minute: got "mon", allowed 0 to 59; weekdays belong into the fifth field',
  ),
  cron(
    'seconds',
    '0 0 5 * * *',
    'expression: got "0 0 5 * * *", allowed five fields "minute hour dayOfMonth month dayOfWeek"; Kubernetes has no field for the seconds; write "0 5 * * *"',
  ),
  cron(
    'a year',
    '0 5 1 1 * 2027',
    'expression: got "0 5 1 1 * 2027", allowed five fields "minute hour dayOfMonth month dayOfWeek"; Kubernetes has no field for the year; write "0 5 1 1 *"',
  ),
  cron(
    'four fields',
    '0 5 * *',
    'expression: got "0 5 * *", allowed five fields "minute hour dayOfMonth month dayOfWeek"; there are 4 fields; write for example "30 2 * * *"',
  ),
  cron(
    'no field at all',
    '',
    'expression: got "", allowed five fields "minute hour dayOfMonth month dayOfWeek"; write for example "30 2 * * *" for half past two each night',
  ),
  cron(
    'words',
    'every day',
    'expression: got "every day", allowed five fields "minute hour dayOfMonth month dayOfWeek"; there are 2 fields; write for example "30 2 * * *"',
  ),
  cron(
    'a start at boot',
    '@reboot',
    'expression: got "@reboot", allowed @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly, @every <duration>; Kubernetes starts nothing at boot; use a Job for one run',
  ),
  cron(
    'a descriptor in capitals',
    '@Daily',
    'expression: got "@Daily", allowed @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly, @every <duration>; write "@daily"',
  ),
  cron(
    'a descriptor that is none',
    '@noon',
    'expression: got "@noon", allowed @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly, @every <duration>; write five fields "minute hour dayOfMonth month dayOfWeek"',
  ),
  cron(
    'an interval without a unit',
    '@every 90',
    'expression: got "@every 90", allowed hours, minutes and seconds such as "@every 1h30m"; write numbers with the units h, m and s, without spaces',
  ),
  cron(
    'an interval of days',
    '@every 2d',
    'expression: got "@every 2d", allowed hours, minutes and seconds such as "@every 1h30m"; write "@every 48h"',
  ),
  cron(
    'an interval below a minute',
    '@every 10s',
    'expression: got "@every 10s", allowed 1m or more; a Job is named after its minute, so a second start within a minute is lost; write "@every 1m" or more',
    'a Job is named after its minute: a second start in it is lost',
  ),
  cron(
    'an interval of nothing',
    '@every',
    'expression: got "@every", allowed @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly, @every <duration>; write "@every 1h30m"',
  ),
  cron(
    '31 February',
    '0 0 31 2 *',
    'dayOfMonth: got "31" with month "2", allowed 1 to 29 in that month; it would never run; write "29" or choose another month',
    'it would never run',
  ),
  cron(
    '31 of the short months',
    '0 0 31 4,6,9,11 *',
    'dayOfMonth: got "31" with month "4,6,9,11", allowed 1 to 30 in those months; it would never run; write "30" or choose another month',
    'it would never run',
  ),
  cron(
    'a zone in the expression',
    'TZ=Europe/Berlin 0 5 * * *',
    'expression: got "TZ=Europe/Berlin 0 5 * * *", allowed an expression without a time zone; Kubernetes refuses it; write Schedule.cron("0 5 * * *", { timeZone: "Europe/Berlin" })',
  ),
  cron(
    'a zone in the expression, in its long form',
    'CRON_TZ=Europe/Berlin 0 5 * * *',
    'expression: got "CRON_TZ=Europe/Berlin 0 5 * * *", allowed an expression without a time zone; Kubernetes refuses it; write Schedule.cron("0 5 * * *", { timeZone: "Europe/Berlin" })',
  ),
];
