import { DaylightSaving, Schedule, Weekday } from '../../lib/schedule/schedule';
import { refusalsOf } from '../support/refusals';

const NAMES = Array.from({ length: 100 }, (_, index) => `collector-${index}`);
const expressions = (schedule: Schedule, namespace = 'analytics', names = NAMES) =>
  names.map((name) => schedule._spreadFor(namespace, name).expression);
const minutesOf = (schedule: Schedule, names = NAMES) =>
  expressions(schedule, 'analytics', names).map((expression) => Number(expression.split(' ')[0]));

describe('a spread schedule', () => {
  it('starts a hundred hourly jobs in many minutes, none with many', () => {
    const minutes = minutesOf(Schedule.hourly(0).spread());
    expect(new Set(minutes).size).toBeGreaterThan(40); // of 60; by chance 49 are expected
    const most = Math.max(...minutes.map((minute) => minutes.filter((other) => other === minute).length));
    expect(most).toBeLessThan(8);
  });

  it('has the same minute in each synth, on each machine', () => {
    expect(Schedule.hourly(0).spread()._spreadFor('analytics', 'prices').expression).toBe('30 * * * *');
    expect(Schedule.hourly(45).spread()._spreadFor('analytics', 'prices').expression).toBe('30 * * * *');
  });

  it('has other minutes for another namespace, name or seed', () => {
    const one = expressions(Schedule.hourly(0).spread());
    expect(expressions(Schedule.hourly(0).spread(), 'shop')).not.toEqual(one);
    expect(expressions(Schedule.hourly(0).spread('cluster-eu'))).not.toEqual(one);
    expect(expressions(Schedule.hourly(0).spread('cluster-eu'))).not.toEqual(
      expressions(Schedule.hourly(0).spread('cluster-us')),
    );
  });

  it('has the minutes of no seed where null leaves it out', () => {
    expect(expressions(Schedule.hourly(0).spread(null as never))).toEqual(expressions(Schedule.hourly(0).spread()));
  });

  it('stays in its hour and on its day', () => {
    const moved = Schedule.weekly(Weekday.FRIDAY, '02:00', { timeZone: 'Asia/Kolkata' })
      .spread()
      ._spreadFor('analytics', 'prices');
    expect(moved).toMatchObject({ expression: '30 2 * * fri', timeZone: 'Asia/Kolkata' });
  });

  it('begins its steps at a minute of its own', () => {
    const moved = expressions(Schedule.everyMinutes(15).spread());
    expect(new Set(moved).size).toBe(15);
    expect(moved).toContain('*/15 * * * *');
    expect(moved).toContain('14/15 * * * *');
    expect(moved.every((expression) => Schedule.cron(expression).nextRuns(new Date(0), 96).length === 96)).toBe(true);
    const [first, second] = Schedule.cron('14/15 * * * *').nextRuns(new Date('2030-01-01T00:40:00Z'), 2);
    expect([first, second].map((run) => run.toISOString())).toEqual([
      '2030-01-01T00:44:00.000Z',
      '2030-01-01T00:59:00.000Z',
    ]);
  });

  it('may be written in cron words', () => {
    expect(Schedule.cron('@hourly').spread()._spreadFor('analytics', 'prices').expression).toBe('30 * * * *');
    expect(Schedule.cron('@daily').spread()._spreadFor('analytics', 'prices').expression).toBe('30 0 * * *');
    expect(Schedule.cron(' 7  2 * * *').spread()._spreadFor('analytics', 'prices').expression).toBe('30 2 * * *');
  });

  it.each([
    ['0,30 * * * *', 30],
    ['5,35 * * * *', 30],
    ['0/15 * * * *', 15],
    ['?/15 * * * *', 15],
    ['10,0,40,20,50,30 * * * *', 10],
  ])('keeps the steps of %s, however they are written', (expression, step) => {
    const moved = expressions(Schedule.cron(expression).spread());
    expect(new Set(moved).size).toBe(step);
    const even = Array.from({ length: step }, (_, offset) => `${offset === 0 ? '*' : offset}/${step} * * * *`);
    expect(moved.every((one) => even.includes(one))).toBe(true);
  });

  it('knows one minute however it is written', () => {
    const all = ['5 * * * *', '+5 * * * *', '5,5 * * * *', '5-5 * * * *'];
    expect(all.map((one) => Schedule.cron(one).spread()._spreadFor('analytics', 'prices').expression)).toEqual(
      all.map(() => '30 * * * *'),
    );
  });

  it('moves to no minute that daylight saving skips or doubles', () => {
    // On Lord Howe Island clocks change by half an hour: from 02:00 to 02:30, and from 02:00 back to 01:30.
    const minutes = (dst?: DaylightSaving) =>
      minutesOf(Schedule.daily('01:15', { timeZone: 'Australia/Lord_Howe', dst }).spread(), NAMES.slice(3, 6));
    const chosen = minutes(DaylightSaving.ALLOW);
    expect(Math.max(...chosen)).toBeGreaterThan(29);
    expect(Math.min(...chosen)).toBeLessThan(30);
    expect(minutes()).toEqual(chosen.map((minute) => (minute < 30 ? minute : 0))); // the next one that is fine
  });

  it('that is shifted moves from where it was shifted to', () => {
    const shifted = Schedule.daily('02:30', { timeZone: 'Europe/Berlin', dst: DaylightSaving.SHIFT });
    expect(shifted.expression).toBe('0 3 * * *');
    expect(shifted.spread()._spreadFor('analytics', 'prices').expression).toBe('30 3 * * *');
  });

  it('is as it was before for whoever asks the value itself', () => {
    expect(Schedule.hourly(7).spread().expression).toBe('7 * * * *');
    expect(Schedule.hourly(7)._spreadFor('analytics', 'prices').expression).toBe('7 * * * *');
  });
});

describe('a schedule of several minutes', () => {
  it.each([
    '0,20 * * * *',
    '1,*/15 * * * *',
    '*/15,20 * * * *',
    '* * * * *',
    '*/1 * * * *',
    '*/7 * * * *',
    '0-10 2 * * *',
    '@every 1h',
  ])('is not spread: %s', (expression) => {
    expect(refusalsOf(() => Schedule.cron(expression).spread())).toEqual([
      `Schedule.spread expression: got "${expression}"`,
    ]);
  });
});
