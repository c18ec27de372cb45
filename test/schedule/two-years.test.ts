import { DaylightSaving, Schedule } from '../../lib/schedule/schedule';

test.each([
  'Europe/Berlin',
  'America/New_York',
  'Africa/Cairo',
  'America/Havana',
  'America/Santiago',
  'Antarctica/Troll',
  'Asia/Beirut',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
])('in %s every time of day that is accepted, or shifted to, has one run on each day of two years', (timeZone) => {
  const dates = new Intl.DateTimeFormat('en-CA', { timeZone });
  for (const time of ['00:00', '01:20', '02:30', '23:30']) {
    const schedule = Schedule.daily(time, { timeZone, dst: DaylightSaving.SHIFT });
    const runs = schedule.nextRuns(new Date('2026-01-02T00:00:00Z'), 700);
    expect(new Set(runs.map((run) => dates.format(run))).size).toBe(700);
    expect(runs[699].getTime() - runs[0].getTime()).toBeLessThanOrEqual(699.2 * 24 * 60 * 60 * 1000);
  }
});
