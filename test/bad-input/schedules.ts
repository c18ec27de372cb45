import { DaylightSaving, Schedule, Weekday } from '../../lib';
import { BadInput, cronJob } from './case';

export const SCHEDULES: BadInput[] = [
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
      'Schedule.nextRuns after: got an invalid date, allowed a date of the years 1970 to 2199; write for example new Date("2030-01-01T00:00:00Z")',
    ],
    ours: 'builders of schedules',
  },
];
