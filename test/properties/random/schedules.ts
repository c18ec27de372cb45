import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { DaylightSaving, Overlap, Schedule, ScheduledCollectorProps, TimeOfDayOptions, Weekday } from '../../../lib';
import { maybe, seconds, within } from './numbers';

const timeZone = fc.constantFrom(undefined, 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/New_York');
const time = fc.constantFrom('00:00', '01:15', '02:30', '03:00', '12:00', '23:59');

/** A time of day with what becomes of it when clocks change; SKIP is for a time that comes once in autumn. */
const timeOfDay = fc.oneof(
  fc.tuple(time, fc.record({ timeZone, dst: fc.constantFrom(DaylightSaving.SHIFT, DaylightSaving.ALLOW) })),
  fc.constant<[string, TimeOfDayOptions]>(['02:30', { timeZone: 'America/New_York', dst: DaylightSaving.SKIP }]),
);

const made = new Map<string, Schedule>();

/** A schedule that is made once: all changes of the clock are looked at for it. */
function once(make: () => Schedule, ...by: unknown[]): Schedule {
  const id = JSON.stringify(by);
  const schedule = made.get(id) ?? make();
  made.set(id, schedule);
  return schedule;
}

const EXPRESSIONS = ['@hourly', '*/15 * * * *', '30 2 * * mon-fri', '0 0 29 2 *', '59 23 31 12 6'];

const inEvenSteps = fc.oneof(
  fc
    .tuple(fc.constantFrom(...EXPRESSIONS), timeZone)
    .map(([expression, zone]) => Schedule.cron(expression, { timeZone: zone })),
  fc
    .tuple(fc.constantFrom(2, 5, 20, 30), timeZone)
    .map(([minutes, zone]) => Schedule.everyMinutes(minutes, { timeZone: zone })),
  fc.tuple(within(0, 59), timeZone).map(([minute, zone]) => Schedule.hourly(minute, { timeZone: zone })),
  timeOfDay.map(([at, options]) => once(() => Schedule.daily(at, options), at, options)),
  fc
    .tuple(fc.constantFrom(...Object.values(Weekday)), timeOfDay)
    .map(([day, [at, options]]) => once(() => Schedule.weekly(day, at, options), 'weekly', day, at, options)),
  fc
    .tuple(fc.constantFrom(1, 15, 28), timeOfDay)
    .map(([day, [at, options]]) => once(() => Schedule.monthly(day, at, options), 'monthly', day, at, options)),
);

const clocked = fc.oneof(
  inEvenSteps,
  fc.tuple(inEvenSteps, fc.string()).map(([schedule, seed]) => schedule.spread(seed)),
  fc.constant(Schedule.cron('5,35 8-18/2 1 */3 ?')),
);

/** An `@every` by its seconds; with the ten that the controller needs they fit into a day. */
const interval = within(60, 86390);
const every = (length: number) => Schedule.cron(`@every ${length}s`);

export const schedule: fc.Arbitrary<Schedule> = fc.oneof({ weight: 5, arbitrary: clocked }, interval.map(every));

type Timing = Pick<ScheduledCollectorProps, 'schedule' | 'overlap' | 'startingDeadline' | 'activeDeadline'>;

/** A schedule, an overlap and the deadlines that fit them. */
export const timing: fc.Arbitrary<Timing> = fc
  .tuple(maybe(within(60, 86400)), maybe(interval))
  .chain(([active, length]) => {
    const least = Math.max(10, length === undefined ? 0 : length + 10);
    const late = Math.max(least, active ?? 3600);
    const skip = fc.record({ overlap: fc.constant(Overlap.SKIP), startingDeadline: maybe(seconds(10, 300)) });
    return fc
      .tuple(
        length === undefined ? clocked : fc.constant(every(length)),
        fc.oneof(
          fc.record({
            overlap: fc.constantFrom(undefined, Overlap.RUN_LATE),
            startingDeadline: maybe(seconds(late, 86400)),
          }),
          fc.record({
            overlap: fc.constantFrom(Overlap.REPLACE, Overlap.ALLOW),
            startingDeadline: maybe(seconds(least, 86400)),
          }),
          ...(length === undefined ? [skip] : []),
        ),
      )
      .map(([when, overlaps]) => {
        const activeDeadline = active === undefined ? undefined : Duration.seconds(active);
        return { schedule: when, ...overlaps, activeDeadline };
      });
  });
