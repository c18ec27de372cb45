import { runsOf, show } from '../cli/schedule-command';

const linesFrom = (from: string, schedule: string, timeZone: string) =>
  show([{ schedule, timeZone }], '--from', from)
    .stdout.replace(/\n {4}/g, ' ')
    .split('\n')
    .filter((line) => line.includes('daylight saving'))
    .map((line) => line.trim());

const linesOf = (schedule: string, timeZone: string) => linesFrom('2026-01-01T00:00Z', schedule, timeZone);

describe('daylight saving', () => {
  it('is told where it takes a run or gives a second one, within a year', () => {
    expect(linesOf('30 2 * * *', 'Europe/Berlin')).toEqual([
      'daylight saving: no run instead of 1 on 2026-03-29, when clocks go forward',
      'daylight saving: 2 runs instead of 1 on 2026-10-25, when clocks go back',
    ]);
    expect(linesOf('30 1 * * *', 'America/New_York')).toEqual([
      'daylight saving: 2 runs instead of 1 on 2026-11-01, when clocks go back',
    ]);
  });

  it('is not told of times that clocks always show', () => {
    expect(linesOf('30 4 * * *', 'Europe/Berlin')).toEqual([]);
    expect(linesOf('30 2 * * *', 'Asia/Kolkata')).toEqual([]);
    expect(linesOf('30 2 * * mon', 'Europe/Berlin')).toEqual([]); // clocks change on Sundays
  });

  it('is not told of what runs in each hour and has as many fewer or more runs as the day is shorter or longer', () => {
    expect(linesOf('*/15 * * * *', 'Europe/Berlin')).toEqual([]);
    expect(linesOf('0 * * * *', 'Australia/Lord_Howe')).toEqual([]); // by half an hour
    expect(linesOf('7,52 * * * sun', 'Australia/Lord_Howe')).toEqual([]);
  });

  it.each([
    ['*/15 * * * sun', 'Asia/Beirut', 'no run instead of 96 on 2026-03-29, when clocks go forward'],
    ['0 * * * fri', 'Africa/Cairo', 'no run instead of 24 on 2026-04-24, when clocks go forward'],
  ])('is told of %s in %s, which runs in each hour and loses a whole day', (schedule, timeZone, line) => {
    expect(linesOf(schedule, timeZone)).toEqual([`daylight saving: ${line}`]);
  });

  it('is told of what it takes on the day after', () => {
    expect(linesOf('11 0 * * *', 'Australia/Lord_Howe')).toEqual([
      'daylight saving: no run instead of 1 on 2026-04-06: clocks go back on 2026-04-05',
      'daylight saving: no run instead of 1 on 2026-10-05: clocks go forward on 2026-10-04',
    ]);
  });

  it('is told of today, when clocks have changed before', () => {
    const told = ['daylight saving: no run instead of 1 on 2026-04-06: clocks go back on 2026-04-05'];
    expect(linesFrom('2026-04-05T20:00Z', '11 0 * * *', 'Australia/Lord_Howe').slice(0, 1)).toEqual(told);
    expect(linesFrom('2026-04-06T20:00Z', '11 0 * * *', 'Australia/Lord_Howe')).not.toContain(told[0]);
  });

  it('is told as it comes true', () => {
    expect(runsOf({ schedule: '*/15 * * * sun', timeZone: 'Asia/Beirut' }, '--from', '2026-03-28T12:00Z')).toEqual([]);
    const lordHowe = { schedule: '11 0 * * *', timeZone: 'Australia/Lord_Howe' };
    expect(runsOf(lordHowe, '--from', '2026-04-04T12:00Z', '--days', '3')).toEqual([
      '2026-04-04T13:11:00Z',
      '2026-04-06T13:41:00Z',
    ]);
  });

  it('leaves both runs of a doubled hour in the list', () => {
    const berlin = { schedule: '30 2 * * *', timeZone: 'Europe/Berlin' };
    expect(runsOf(berlin, '--from', '2026-10-25T00:00Z')).toEqual(['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']);
    expect(runsOf(berlin, '--from', '2026-03-29T00:00Z')).toEqual([]);
  });
});
