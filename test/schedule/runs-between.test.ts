import * as fc from 'fast-check';
import { parseCron } from '../../lib/schedule/cron-expression';
import { CronFields } from '../../lib/schedule/never-runs';
import { nextRun } from '../../lib/schedule/next-run';
import { runsBetween } from '../../lib/schedule/runs-between';
import { ZoneClock } from '../../lib/schedule/zone-clock';

const fieldsOf = (text: string) => parseCron(text) as CronFields;

const DAY = 24 * 60 * 60 * 1000;

/** Whose clocks change at midnight, by half an hour, at a quarter to, twice a year beside Ramadan, and never. */
const ZONES = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/St_Johns',
  'Asia/Beirut',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Pacific/Chatham',
];

const field = (min: number, max: number) => {
  const value = fc.integer({ min, max });
  return fc.oneof(
    fc.constant('*'),
    value.map(String),
    fc.tuple(value, value).map((values) => values.join()),
    fc.integer({ min: 1, max: 20 }).map((step) => `*/${step}`),
  );
};
const expression = fc
  .tuple(field(0, 59), field(0, 23), field(1, 28), fc.constant('*'), field(0, 6))
  .map((fields) => fields.join(' '));

const month = fc
  .tuple(fc.integer({ min: 2020, max: 2035 }), fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 43_200 }))
  .map(([year, index, minute]) => Date.UTC(year, index, 1, 0, minute));

test('the runs of some time are those that come one after another', () => {
  fc.assert(
    fc.property(expression, fc.constantFrom(...ZONES), month, (text, timeZone, from) => {
      const [fields, clock, to] = [fieldsOf(text), ZoneClock.of(timeZone), from + 10 * DAY];
      const wanted: number[] = [];
      let run = nextRun(fields, clock, from - 1);
      while (run !== undefined && run < to) {
        wanted.push(run);
        run = nextRun(fields, clock, run);
      }
      expect(runsBetween(fields, clock, from, to)).toEqual(wanted);
    }),
    { numRuns: 200 },
  );
});

test.each<[string, string, string, string, string[]]>([
  [
    '30,5 14,2 * * *',
    'Etc/UTC',
    '2026-01-01T02:05Z',
    '2026-01-02T02:05Z',
    ['01T02:05', '01T02:30', '01T14:05', '01T14:30'],
  ],
  ['0 */12 * * mon', 'Etc/UTC', '2026-01-01T00:00Z', '2026-01-12T12:00Z', ['05T00:00', '05T12:00', '12T00:00']],
  ['30 2 * * *', 'Europe/Berlin', '2026-03-28T00:00Z', '2026-03-31T00:00Z', ['28T01:30', '30T00:30']],
  [
    '30 2 * * *',
    'Europe/Berlin',
    '2026-10-24T00:00Z',
    '2026-10-26T02:00Z',
    ['24T00:30', '25T00:30', '25T01:30', '26T01:30'],
  ],
  ['0 0 29 2 *', 'Etc/UTC', '2096-03-01T00:00Z', '2103-03-01T00:00Z', []],
  ['0 0 31 12 *', 'Etc/UTC', '2026-01-01T00:00Z', '2026-12-31T00:00Z', []],
])('the runs of %s in %s from %s until before %s are %j', (text, timeZone, from, to, runs) => {
  const found = runsBetween(fieldsOf(text), ZoneClock.of(timeZone), Date.parse(from), Date.parse(to));
  expect(found.map((run) => new Date(run).toISOString().slice(8, 16))).toEqual(runs);
});
