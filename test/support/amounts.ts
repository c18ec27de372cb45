import { Duration } from 'cdk8s';

/** A kind of field that has bounds, in the unit in which its facts count. */
interface Kind {
  readonly valueOf: (amount: number) => unknown;
  readonly amountOf: (value: never) => number;
  /** What one of each unit is, '' where a number may stand alone. Without units any word counts: `4096 characters`. */
  readonly units?: Record<string, number>;
  /** Whether there are values below zero. */
  readonly isSigned: boolean;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BYTES = { '': 1, Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3, Ti: 1024 ** 4 };

/** Numbers as they are, durations in seconds, memory and disk in bytes, CPUs in thousandths. */
export const KINDS: Record<string, Kind> = {
  number: { valueOf: (amount) => amount, amountOf: (value: number) => value, isSigned: true },
  duration: {
    valueOf: (seconds) => Duration.millis(seconds * 1000),
    amountOf: (value: Duration) => value.toMilliseconds() / 1000,
    units: { s: 1, min: MINUTE, minutes: MINUTE, h: HOUR, hours: HOUR, day: DAY, days: DAY },
    isSigned: false,
  },
  bytes: {
    valueOf: (bytes) => `${bytes}`,
    amountOf: (text: string) => amountIn(text, BYTES),
    units: BYTES,
    isSigned: true,
  },
  cpu: {
    valueOf: (millis) => `${millis}m`,
    amountOf: (text: string) => amountIn(text, { m: 1, '': 1000 }),
    units: { m: 1, '': 1000, CPU: 1000, CPUs: 1000 },
    isSigned: true,
  },
};

/** Of a text such as `64Mi`. */
function amountIn(text: string, units: Record<string, number>): number {
  const [, digits, unit] = /^(\d+)([A-Za-z]*)$/.exec(text) ?? [];
  return Number(digits) * units[unit];
}

const AMOUNT = '(-?\\d+(?:\\.\\d+)?) ?([A-Za-z]*)';

/** All ranges of a text, such as `from 60 s to 24 h`, in the unit of a kind; an amount of another kind is no number. */
export function rangesIn(text: string, kind: string): [min: number, max: number][] {
  const range = new RegExp(`from ${AMOUNT}(?: \\([^)]*\\))? to ${AMOUNT}`, 'g');
  return [...oneLine(text).matchAll(range)].map(([, min, unitOfMin, max, unitOfMax]) => [
    amount(kind, min, unitOfMin),
    amount(kind, max, unitOfMax),
  ]);
}

/** What a text says that a prop is at most: `activeDeadline` is at most 24 h here. */
export function mostIn(text: string, prop: string, kind: string): number | undefined {
  const said = new RegExp(`\`${prop}\` is at most ${AMOUNT}`).exec(oneLine(text));
  return said ? amount(kind, said[1], said[2]) : undefined;
}

function amount(kind: string, digits: string, unit: string): number {
  const { units } = KINDS[kind];
  return Number(digits) * (units ? (units[unit] ?? NaN) : 1);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
