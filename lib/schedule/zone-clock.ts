/** What clocks in a zone show. */
export interface LocalTime {
  readonly year: number;
  /** From 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** From 0 for Sunday to 6. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

const clocks = new Map<string, ZoneClock>();

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
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** What clocks show at an instant. */
  public at(instant: number): LocalTime {
    const local = new Date(instant + this.offsetAt(instant));
    return {
      year: local.getUTCFullYear(),
      month: local.getUTCMonth() + 1,
      day: local.getUTCDate(),
      weekday: local.getUTCDay(),
      hour: local.getUTCHours(),
      minute: local.getUTCMinutes(),
      second: local.getUTCSeconds(),
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
