import { rejectValue } from '../fields/problem';
import { show } from '../fields/show';

/** What calendars in a zone show. */
interface LocalDate {
  readonly year: number;
  /** From 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** From 0 for Sunday to 6. */
  readonly weekday: number;
}

/** What clocks in a zone show. */
export interface LocalTime extends LocalDate {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clocks = new Map<string, ZoneClock>();
const dates = new Map<number, LocalDate>();

/** The clocks of one zone, by the runtime's zone data. Instants are milliseconds since 1970 in UTC. */
export class ZoneClock {
  /** One clock a zone, which remembers what it has asked the runtime. */
  public static of(timeZone: string): ZoneClock {
    const clock = clocks.get(timeZone) ?? new ZoneClock(timeZone);
    clocks.set(timeZone, clock);
    return clock;
  }

  private readonly format: Intl.DateTimeFormat;
  private readonly offsets = new Map<number, number>();
  private readonly changes = new Map<number, number>();

  private constructor(timeZone: string) {
    this.format = formatOf(timeZone);
  }

  /** What clocks show at an instant. */
  public at(instant: number): LocalTime {
    const local = instant + this.offsetAt(instant);
    const days = Math.floor(local / DAY);
    const time = local - days * DAY;
    const { year, month, day, weekday } = dateOf(days);
    return {
      year, // one by one: spreading the date would take most of the time of a search
      month,
      day,
      weekday,
      hour: Math.floor(time / HOUR),
      minute: Math.floor((time % HOUR) / MINUTE),
      second: Math.floor((time % MINUTE) / SECOND),
    };
  }

  /**
   * The instant at which clocks show that time, in whole seconds; fields above their bounds go on into the next unit.
   * A time that clocks skip or show twice is taken by one of the offsets around the change, the same one that Go takes.
   */
  public instantOf({ year, month, day, hour, minute, second }: Omit<LocalTime, 'weekday'>): number {
    const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
    return asUtc - this.offsetAt(asUtc - this.offsetAt(asUtc));
  }

  /** Local time minus UTC. No zone has changed twice within one day of UTC. */
  public offsetAt(instant: number): number {
    const day = Math.floor(instant / DAY);
    const before = this.offsetAtStartOf(day);
    const after = this.offsetAtStartOf(day + 1);
    return before === after || instant < this.changeWithin(day, after) ? before : after;
  }

  private offsetAtStartOf(day: number): number {
    const offset = this.offsets.get(day) ?? this.askOffset(day * DAY);
    this.offsets.set(day, offset);
    return offset;
  }

  private changeWithin(day: number, after: number): number {
    const change = this.changes.get(day) ?? this.findChangeWithin(day, after);
    this.changes.set(day, change);
    return change;
  }

  /** The first second of that day with the offset of its end. */
  private findChangeWithin(day: number, after: number): number {
    let last = 0;
    let change = DAY / SECOND;
    while (change - last > 1) {
      const middle = Math.floor((last + change) / 2);
      if (this.askOffset(day * DAY + middle * SECOND) === after) {
        change = middle;
      } else {
        last = middle;
      }
    }
    return day * DAY + change * SECOND;
  }

  private askOffset(instant: number): number {
    const shown: Record<string, number> = {};
    for (const { type, value } of this.format.formatToParts(instant)) {
      shown[type] = Number(value);
    }
    const { year, month, day, hour, minute, second } = shown;
    return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
  }
}

/** A name that Kubernetes knows may be younger than the zone data that this version of Node.js came with. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  const clock = { hour: numeric, minute: numeric, second: numeric } as const;
  const calendar = { year: numeric, month: numeric, day: numeric, calendar: 'gregory' } as const;
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      numberingSystem: 'latn',
      hourCycle: 'h23',
      ...calendar,
      ...clock,
    });
  } catch {
    const allowed = `a zone of this Node.js, whose zone data is ${process.versions.tz}`;
    return rejectValue('Schedule', [{ prop: 'timeZone', got: show(timeZone), allowed, fix: 'update Node.js' }]);
  }
}

/** The date that is so many days after 1 January 1970; remembered, since a search looks at few days many times. */
function dateOf(days: number): LocalDate {
  const known = dates.get(days);
  if (known !== undefined) {
    return known;
  }
  const date = new Date(days * DAY);
  const fields = {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
  dates.set(days, fields);
  return fields;
}
