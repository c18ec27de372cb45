import { bothDaysMustFit, CronFields } from './never-runs';
import { LocalTime, ZoneClock } from './zone-clock';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Kubernetes looks no further for a date that fits: around the year 2100 it finds no 29 February. */
const YEARS_TO_LOOK = 5;

/** A unit of the search, which steps on until the clock fits. */
interface Unit {
  fits(fields: CronFields, local: LocalTime): boolean;
  /** The start of the unit that an instant is in. */
  startOf(clock: ZoneClock, instant: number): number;
  stepFrom(clock: ZoneClock, instant: number, fields: CronFields): number;
  /** After a step, whether a larger unit went on too, so that it has to be looked at again. */
  hasTurnedOver(local: LocalTime): boolean;
}

const START_OF_DAY = { hour: 0, minute: 0, second: 0 };

/** From large to small, in the order and with the steps of robfig/cron: around changes of a zone both decide the result. */
const UNITS: Unit[] = [
  {
    fits: ({ month }, local) => month.values.has(local.month),
    startOf: (clock, instant) => clock.instantOf({ ...clock.at(instant), ...START_OF_DAY, day: 1 }),
    stepFrom: (clock, instant) => addToDate(clock, instant, { month: 1 }),
    hasTurnedOver: (local) => local.month === 1,
  },
  {
    fits: dayFits,
    startOf: (clock, instant) => clock.instantOf({ ...clock.at(instant), ...START_OF_DAY }),
    stepFrom: nextDay,
    hasTurnedOver: (local) => local.day === 1,
  },
  {
    fits: ({ hour }, local) => hour.values.has(local.hour),
    startOf: (clock, instant) => clock.instantOf({ ...clock.at(instant), minute: 0, second: 0 }),
    stepFrom: (_, instant) => instant + HOUR,
    hasTurnedOver: (local) => local.hour === 0,
  },
  {
    fits: ({ minute }, local) => minute.values.has(local.minute),
    startOf: (_, instant) => Math.floor(instant / MINUTE) * MINUTE,
    stepFrom: nextMinute,
    hasTurnedOver: (local) => local.minute === 0,
  },
  {
    fits: (_, local) => local.second === 0,
    startOf: (_, instant) => instant,
    stepFrom: (_, instant) => Math.floor(instant / MINUTE) * MINUTE + MINUTE, // all seconds at once: only 0 fits
    hasTurnedOver: (local) => local.second === 0,
  },
];

/**
 * The first run after an instant, as Kubernetes finds it; undefined when there is none within five years. Where clocks
 * go back to another time than a full hour, as on the Chatham Islands, robfig/cron can find a run that is over already;
 * then this looks on.
 */
export function nextRun(fields: CronFields, clock: ZoneClock, after: number): number | undefined {
  let run = search(fields, clock, after);
  for (let from = after + MINUTE; run !== undefined && run <= after; from += MINUTE) {
    run = search(fields, clock, from);
  }
  return run;
}

/** What robfig/cron finds, step by step. */
function search(fields: CronFields, clock: ZoneClock, after: number): number | undefined {
  let instant = Math.floor(after / SECOND) * SECOND + SECOND;
  let hasStepped = false; // from the first step on, all smaller units are at their start
  const lastYear = clock.at(instant).year + YEARS_TO_LOOK;

  const stepUntilFit = (unit: Unit): boolean => {
    while (!unit.fits(fields, clock.at(instant))) {
      instant = unit.stepFrom(clock, hasStepped ? instant : unit.startOf(clock, instant), fields);
      hasStepped = true;
      if (unit.hasTurnedOver(clock.at(instant))) {
        return false;
      }
    }
    return true;
  };

  while (clock.at(instant).year <= lastYear) {
    if (UNITS.every(stepUntilFit)) {
      return instant;
    }
  }
  return undefined;
}

function dayFits(fields: CronFields, { day, weekday }: LocalTime): boolean {
  const dayOfMonth = fields.dayOfMonth.values.has(day);
  const dayOfWeek = fields.dayOfWeek.values.has(weekday);
  return bothDaysMustFit(fields) ? dayOfMonth && dayOfWeek : dayOfMonth || dayOfWeek;
}

function addToDate(
  clock: ZoneClock,
  instant: number,
  { month = 0, day = 0 }: { month?: number; day?: number },
): number {
  const local = clock.at(instant);
  return clock.instantOf({ ...local, month: local.month + month, day: local.day + day });
}

/**
 * Midnight of the next day, or the hour nearest to it where clocks skip or repeat midnight. Samoa had no 30 December
 * 2011: there robfig/cron stays where it is, for ever.
 */
function nextDay(clock: ZoneClock, instant: number): number {
  const next = addToDate(clock, instant, { day: 1 });
  if (next <= instant) {
    return instant + DAY;
  }
  const { hour } = clock.at(next);
  return hour === 0 ? next : next + (hour > 12 ? 24 - hour : -hour) * HOUR;
}

/** The next minute that fits, or the full hour: in one step where clocks do not change on the way. */
function nextMinute(clock: ZoneClock, instant: number, { minute }: CronFields): number {
  if (clock.offsetAt(instant) !== clock.offsetAt(instant + HOUR)) {
    return instant + MINUTE;
  }
  const shown = clock.at(instant).minute;
  let next = shown + 1;
  while (next < 60 && !minute.values.has(next)) {
    next += 1;
  }
  return instant + (next - shown) * MINUTE;
}
