import * as fc from 'fast-check';
import { parseCron } from '../../lib/schedule/cron-expression';
import { CronFields } from '../../lib/schedule/never-runs';
import { nextRun } from '../../lib/schedule/next-run';
import { runsBetween } from '../../lib/schedule/runs-between';
import { ZoneClock } from '../../lib/schedule/zone-clock';

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
      const [fields, clock, to] = [parseCron(text) as CronFields, ZoneClock.of(timeZone), from + 10 * DAY];
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
