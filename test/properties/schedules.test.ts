import * as fc from 'fast-check';
import { DaylightSaving, Schedule, Weekday } from '../../lib';
import { NUM_RUNS, TIMEOUT } from './runs';

/** The bounds of each field, and the largest value that is written: each month has 28 days. */
const FIELDS: [min: number, max: number, written: number][] = [
  [0, 59, 59],
  [0, 23, 23],
  [1, 31, 28],
  [1, 12, 12],
  [0, 6, 6],
];

/** A field's text, and the values that it stands for. */
function field([min, max, written]: [number, number, number]): fc.Arbitrary<[text: string, values: Set<number>]> {
  const value = fc.integer({ min, max: written });
  const range = (first: number, last: number, step: number) =>
    Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, more) => first + more * step);
  const part = fc.oneof(
    value.map((one): [string, number[]] => [`${one}`, [one]]),
    fc.tuple(value, value).map(([a, b]): [string, number[]] => {
      const [first, last] = [Math.min(a, b), Math.max(a, b)];
      return [`${first}-${last}`, range(first, last, 1)];
    }),
    fc
      .tuple(value, fc.integer({ min: 1, max: 9 }))
      .map(([first, step]): [string, number[]] => [`${first}/${step}`, range(first, max, step)]),
    fc.integer({ min: 2, max: 20 }).map((step): [string, number[]] => [`*/${step}`, range(min, max, step)]),
  );
  const list = fc
    .array(part, { minLength: 1, maxLength: 3 })
    .map((parts): [string, Set<number>] => [
      parts.map(([text]) => text).join(','),
      new Set(parts.flatMap(([, values]) => values)),
    ]);
  return fc.oneof(
    list,
    fc.constantFrom('*', '?').map((star): [string, Set<number>] => [star, new Set(range(min, max, 1))]),
  );
}

const expression = fc.tuple(...FIELDS.map(field)).map((fields) => ({
  text: fields.map(([text]) => text).join(' '),
  fields: fields.map(([text, values]) => ({ values, isStar: /^[*?]$/.test(text) })),
}));
const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });

describe('the runs of a schedule', () => {
  it(
    'are later and later, and fit its fields',
    () => {
      fc.assert(
        fc.property(expression, instant, ({ text, fields }, from) => {
          const runs = Schedule.cron(text).nextRuns(from, 4);
          expect(runs.length).toBe(4);
          const [minute, hour, day, month, weekday] = fields;
          runs.forEach((run, place) => {
            expect(run.getTime()).toBeGreaterThan(place === 0 ? from.getTime() : runs[place - 1].getTime());
            const isOnDay = day.values.has(run.getUTCDate());
            const isOnWeekday = weekday.values.has(run.getUTCDay());
            const both = day.isStar || weekday.isStar;
            expect(minute.values.has(run.getUTCMinutes()) && hour.values.has(run.getUTCHours())).toBe(true);
            expect(month.values.has(run.getUTCMonth() + 1)).toBe(true);
            expect(both ? isOnDay && isOnWeekday : isOnDay || isOnWeekday).toBe(true);
          });
        }),
        { numRuns: NUM_RUNS },
      );
    },
    TIMEOUT,
  );

  it(
    'miss no minute that fits',
    () => {
      fc.assert(
        fc.property(expression, instant, ({ text, fields }, from) => {
          const [run] = Schedule.cron(text).nextRuns(from, 1);
          const [minute, hour] = fields;
          const end = Math.min(run.getTime(), from.getTime() + 3 * 3600_000);
          for (let time = Math.floor(from.getTime() / 60_000) * 60_000 + 60_000; time < end; time += 60_000) {
            const date = new Date(time);
            const fitsTime = minute.values.has(date.getUTCMinutes()) && hour.values.has(date.getUTCHours());
            const fitsDay =
              fitsTime &&
              Schedule.cron(`* * ${text.split(' ').slice(2).join(' ')}`)
                .nextRuns(new Date(time - 1), 1)[0]
                .getTime() === time;
            expect(fitsDay).toBe(false);
          }
        }),
        { numRuns: Math.min(NUM_RUNS, 1000) },
      );
    },
    TIMEOUT,
  );
});

describe('a builder', () => {
  const two = (value: number) => String(value).padStart(2, '0');
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
  const options = fc.record({
    timeZone: fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'America/Havana', 'Asia/Kolkata'),
    dst: fc.constantFrom(DaylightSaving.SHIFT, DaylightSaving.ALLOW),
  });

  it(
    'writes what a CronJob takes, with one run a day, week or month',
    () => {
      fc.assert(
        fc.property(
          time,
          options,
          fc.constantFrom(...Object.values(Weekday)),
          fc.integer({ min: 1, max: 28 }),
          (at, more, weekday, day) => {
            const built = [
              Schedule.daily(at, more),
              Schedule.weekly(weekday, at, more),
              Schedule.monthly(day, at, more),
            ];
            for (const { expression: text, timeZone } of built) {
              expect(Schedule.cron(text, { timeZone }).nextRuns(new Date('2031-01-01T00:00Z'), 2)).toHaveLength(2);
            }
          },
        ),
        { numRuns: Math.min(NUM_RUNS, 400) }, // each looks at every change of clocks of five years
      );
    },
    TIMEOUT,
  );
});
