import { parseCron } from '../../lib/schedule/cron-expression';
import { clockChanges, irregularDays } from '../../lib/schedule/irregular-days';
import { CronFields } from '../../lib/schedule/never-runs';
import { ZoneClock } from '../../lib/schedule/zone-clock';

const YEAR_2026 = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2027, 0, 1) };

const changesOf = (timeZone: string, span = YEAR_2026) => clockChanges(ZoneClock.of(timeZone), span);
const written = (instants: number[]) => instants.map((instant) => new Date(instant).toISOString());

/** Each irregular day with the runs that it should have and those that it has. */
function told(expression: string, timeZone: string, span = YEAR_2026): string[] {
  const fields = parseCron(expression) as CronFields;
  const days = irregularDays(fields, ZoneClock.of(timeZone), changesOf(timeZone, span));
  return days.map(({ date, expected, actual }) => `${date}: ${actual} instead of ${expected}`);
}

describe('the changes of clocks', () => {
  it.each([
    ['Etc/UTC', []],
    ['Asia/Kolkata', []],
    ['Europe/Berlin', ['2026-03-29T01:00:00.000Z', '2026-10-25T01:00:00.000Z']],
    ['America/New_York', ['2026-03-08T07:00:00.000Z', '2026-11-01T06:00:00.000Z']],
    ['Australia/Lord_Howe', ['2026-04-04T15:00:00.000Z', '2026-10-03T15:30:00.000Z']], // half an hour
  ])('in %s are, in 2026, %j', (timeZone, changes) => {
    expect(written(changesOf(timeZone))).toEqual(changes);
  });

  it('are those before the end of the span', () => {
    const change = Date.UTC(2026, 2, 29, 1);
    const until = (to: number) => changesOf('Europe/Berlin', { from: change - 1, to });
    expect(until(change)).toEqual([]);
    expect(until(change + 1)).toEqual([change]);
    expect(changesOf('Europe/Berlin', { from: change, to: change + 60 * 60 * 1000 })).toEqual([]); // it is over
  });
});

describe('a day around a change of clocks', () => {
  it.each<[string, string, string[]]>([
    ['30 2 * * *', 'Europe/Berlin', ['2026-03-29: 0 instead of 1', '2026-10-25: 2 instead of 1']],
    ['0 2,3 * * *', 'Europe/Berlin', ['2026-03-29: 1 instead of 2', '2026-10-25: 3 instead of 2']],
    ['30 2 29 3 *', 'Europe/Berlin', ['2026-03-29: 0 instead of 1']],
    ['0 * * * sun', 'Asia/Beirut', ['2026-03-29: 0 instead of 24']], // the controller passes over that Sunday
    ['15 1 * * *', 'America/New_York', ['2026-11-01: 2 instead of 1']],
    // When Lord Howe skips half an hour, the controller goes on to the next :45, at 02:45; at the change back it is past 02:15.
    ['45 1 * * *', 'Australia/Lord_Howe', ['2026-04-05: 2 instead of 1', '2026-10-04: 2 instead of 1']],
    ['15 2 * * *', 'Australia/Lord_Howe', ['2026-04-05: 0 instead of 1', '2026-10-04: 0 instead of 1']],
  ])('has too few or too many runs of %s in %s', (expression, timeZone, days) => {
    expect(told(expression, timeZone)).toEqual(days);
  });

  it.each<[string, string]>([
    ['30 2 * * *', 'Etc/UTC'],
    ['30 12 * * *', 'Europe/Berlin'],
    ['30 2 28,30 3 *', 'Europe/Berlin'],
    ['15 2 * * *', 'America/Phoenix'],
  ])('has what it should have of %s in %s', (expression, timeZone) => {
    expect(told(expression, timeZone)).toEqual([]);
  });

  it.each(['0 * * * *', '*/15 * * * *', '7,37 0-23 29 3 *'])(
    'has what it should have of %s, which goes on at its pace in a day of 23 or 25 hours',
    (expression) => {
      expect(told(expression, 'Europe/Berlin')).toEqual([]);
    },
  );

  it('has lost its runs when clocks skip all of it, whatever the pace', () => {
    const span = { from: Date.UTC(2011, 11, 1), to: Date.UTC(2012, 0, 31) };
    expect(told('0 * * * *', 'Pacific/Apia', span)).toEqual(['2011-12-30: 0 instead of 24']);
  });

  it('names the change that is to blame', () => {
    const [change] = changesOf('Europe/Berlin');
    const fields = parseCron('30 2 * * *') as CronFields;
    expect(irregularDays(fields, ZoneClock.of('Europe/Berlin'), [change])).toEqual([
      { date: '2026-03-29', expected: 1, actual: 0, change },
    ]);
  });
});
