import { DaylightSaving, Schedule, Weekday } from '../../lib';
import { BadInput, cronJob } from './case';

const cron = (what: string, expression: string, says: string, stricter?: string): BadInput => ({
  what,
  make: () => Schedule.cron(expression),
  says: [`Schedule.cron ${says}`],
  manifest: cronJob({ schedule: expression }),
  stricter,
});

export const SCHEDULES: BadInput[] = [
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
  {
    what: 'a zone that is not on Earth',
    make: () => Schedule.cron('0 5 * * *', { timeZone: 'Foo/Bar' }),
    says: [
      'Schedule.cron timeZone: got "Foo/Bar", allowed a name of the IANA time zone database, in its exact case; name a place, for example "Europe/Berlin"',
    ],
    manifest: cronJob({ timeZone: 'Foo/Bar' }),
  },
  {
    what: "the zone of the controller's machine",
    make: () => Schedule.cron('0 5 * * *', { timeZone: 'Local' }),
    says: [
      'Schedule.cron timeZone: got "Local", allowed a name of the IANA time zone database, in its exact case; name a place, for example "Europe/Berlin"',
    ],
    manifest: cronJob({ timeZone: 'Local' }),
  },
  {
    what: 'a zone in lower case',
    make: () => Schedule.cron('0 5 * * *', { timeZone: 'europe/berlin' }),
    says: [
      'Schedule.cron timeZone: got "europe/berlin", allowed a name of the IANA time zone database, in its exact case; write "Europe/Berlin"',
    ],
    manifest: cronJob({ timeZone: 'europe/berlin' }),
  },
  {
    what: 'an abbreviation that names no zone',
    make: () => Schedule.cron('0 5 * * *', { timeZone: 'PST' }),
    says: [
      'Schedule.cron timeZone: got "PST", allowed a name of the IANA time zone database, in its exact case; name a place, for example "America/Los_Angeles"',
    ],
    manifest: cronJob({ timeZone: 'PST' }),
  },
  {
    what: 'an offset in the place of a zone',
    make: () => Schedule.cron('0 5 * * *', { timeZone: '+02:00' }),
    says: [
      'Schedule.cron timeZone: got "+02:00", allowed a name of the IANA time zone database, in its exact case; write "Etc/GMT-2", whose sign is the other way round, or a place, which has daylight saving',
    ],
    manifest: cronJob({ timeZone: '+02:00' }),
  },
  {
    what: 'an empty zone',
    make: () => Schedule.cron('0 5 * * *', { timeZone: '' }),
    says: [
      'Schedule.cron timeZone: got "", allowed a name of the IANA time zone database, in its exact case; leave it out for "Etc/UTC"',
    ],
    manifest: cronJob({ timeZone: '' }),
  },
  {
    what: 'a misspelt zone and a wrong minute, both told',
    make: () => Schedule.cron('60 5 * * *', { timeZone: 'Europe/Berlyn' }),
    says: [
      'Schedule.cron minute: got "60", allowed 0 to 59; write "0"',
      'Schedule.cron timeZone: got "Europe/Berlyn", allowed a name of the IANA time zone database, in its exact case; write "Europe/Berlin"',
    ],
    manifest: cronJob({ schedule: '60 5 * * *', timeZone: 'Europe/Berlyn' }),
  },
  {
    what: 'a time that no day has',
    make: () => Schedule.daily('24:00'),
    says: ['Schedule.daily time: got "24:00", allowed 00:00 to 23:59; write hours and minutes, such as "02:30"'],
    manifest: cronJob({ schedule: '0 24 * * *' }),
  },
  {
    what: 'a time without minutes',
    make: () => Schedule.daily('9'),
    says: ['Schedule.daily time: got "9", allowed 00:00 to 23:59; write hours and minutes, such as "02:30"'],
    ours: 'builders of schedules',
  },
  {
    what: 'a time of the afternoon in English',
    make: () => Schedule.daily('2:30pm'),
    says: ['Schedule.daily time: got "2:30pm", allowed 00:00 to 23:59; write hours and minutes, such as "02:30"'],
    ours: 'builders of schedules',
  },
  {
    what: 'a time that daylight saving skips',
    make: () => Schedule.daily('02:30', { timeZone: 'America/New_York' }),
    says: [
      'Schedule.daily time: got "02:30" in "America/New_York", which is skipped on 2026-03-08, 2027-03-14, …, allowed a time that comes once on each day; set dst to SHIFT (it runs at 03:00), SKIP (no run on those days), ALLOW (it is taken as it is), or choose another time',
    ],
    ours: 'builders of schedules',
  },
  {
    what: 'a time that daylight saving doubles, skipped or not',
    make: () => Schedule.daily('01:30', { timeZone: 'America/New_York', dst: DaylightSaving.SKIP }),
    says: [
      'Schedule.daily time: got "01:30" in "America/New_York", which is doubled on 2026-11-01, 2027-11-07, …, allowed a time that comes once on each day; set dst to SHIFT (it runs at 03:00), ALLOW (it is taken as it is), or choose another time',
    ],
    ours: 'builders of schedules',
  },
  {
    what: 'a time of the week that daylight saving skips and doubles',
    make: () => Schedule.weekly(Weekday.SUNDAY, '02:30', { timeZone: 'Europe/Berlin' }),
    says: [
      'Schedule.weekly time: got "02:30" in "Europe/Berlin", which is skipped on 2026-03-29, 2027-03-28, … and doubled on 2026-10-25, 2027-10-31, …, allowed a time that comes once on each day; set dst to SHIFT (it runs at 03:00), ALLOW (it is taken as it is), or choose another time',
    ],
    ours: 'builders of schedules',
  },
  {
    what: 'a day that is no weekday',
    make: () => Schedule.weekly('Monday' as Weekday, '05:00'),
    says: [
      'Schedule.weekly day: got "Monday", allowed sun, mon, tue, wed, thu, fri, sat; write for example Weekday.MONDAY',
    ],
    ours: 'builders of schedules',
  },
  {
    what: 'a day that some months lack',
    make: () => Schedule.monthly(31, '05:00'),
    says: [
      'Schedule.monthly day: got 31, allowed a whole number from 1 to 28; a later day is missing in some months; start on day 1, or use Schedule.cron',
    ],
    ours: 'builders of schedules',
  },
  {
    what: 'a minute of the hour that there is not',
    make: () => Schedule.hourly(60),
    says: ['Schedule.hourly minute: got 60, allowed a whole number from 0 to 59; write the minute of the hour'],
    manifest: cronJob({ schedule: '60 * * * *' }),
  },
  {
    what: 'steps of minutes that do not fit an hour',
    make: () => Schedule.everyMinutes(7),
    says: [
      'Schedule.everyMinutes minutes: got 7, allowed 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30; use Schedule.hourly for 60, or "@every", which counts from the last run',
    ],
    ours: 'builders of schedules',
  },
  {
    what: 'steps of an hour in minutes',
    make: () => Schedule.everyMinutes(60),
    says: [
      'Schedule.everyMinutes minutes: got 60, allowed 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30; use Schedule.hourly for 60, or "@every", which counts from the last run',
    ],
    ours: 'builders of schedules',
  },
  {
    what: 'a spread of what starts at several minutes',
    make: () => Schedule.cron('0,20 * * * *').spread(),
    says: [
      'Schedule.spread expression: got "0,20 * * * *", allowed one minute of the hour, or even steps of minutes, such as "0 2 * * *", "*/15 * * * *" or "@hourly"; write even steps, or choose minutes yourself and leave `spread` out',
    ],
    ours: 'builders of schedules',
  },
  {
    what: 'no count of runs',
    make: () => Schedule.hourly(0).nextRuns(new Date('2026-01-01T00:00Z'), 0),
    says: [
      'Schedule.nextRuns count: got 0, allowed a whole number from 1 to 100000; ask again from the last of them for more',
    ],
    ours: 'builders of schedules',
  },
  {
    what: 'runs from a date that is none',
    make: () => Schedule.hourly(0).nextRuns(new Date('yesterday'), 1),
    says: [
      'Schedule.nextRuns from: got an invalid date, allowed a date of the years 1970 to 2199; write for example new Date("2030-01-01T00:00:00Z")',
    ],
    ours: 'builders of schedules',
  },
];
