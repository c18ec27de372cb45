/**
 * Kubernetes' quantities are texts, here as there. What is done with them is exact: a float would lose bytes.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export interface Amount {
  /** Billionths of a unit, the finest that Kubernetes keeps. */
  readonly nanos: bigint;
  /** The number as it is written, without its unit. */
  readonly number: string;
  /** The unit as it is written: `Mi`, `m`, `e3`, or nothing. */
  readonly unit: string;
}

/** A byte, or one CPU, in billionths. */
export const ONE = 10n ** 9n;

export const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

/** No figure of a person has more digits, and whoever writes millions of them must not keep us busy. */
const QUANTITY = /^([-+]?(?=\.?\d)\d{0,30}(?:\.\d{0,30})?)([KMGTPE]i|[numkMGTPE]|[eE][-+]?\d{1,2})?$/;

/** What a text says; nothing where it is no quantity, or finer than billionths. */
export function readQuantity(text: string): Amount | undefined {
  const [, number, unit = ''] = QUANTITY.exec(text) ?? [];
  if (number === undefined) {
    return undefined;
  }
  const [whole, fraction = ''] = number.replace('+', '').split('.');
  const power = 9 - fraction.length + decimalPower(unit);
  const numerator = asInteger(whole, fraction) * 1024n ** binaryPower(unit) * 10n ** BigInt(Math.max(power, 0));
  const denominator = 10n ** BigInt(Math.max(-power, 0));
  return numerator % denominator === 0n ? { nanos: numerator / denominator, number, unit } : undefined;
}

/** A quantity in the form that the API server keeps: no fraction, and the largest unit that holds it exactly. */
export function quantity(text: string): string {
  const { nanos, unit } = known(text);
  return write(nanos, unit);
}

/** The exact sum, in the kind of unit of the first. */
export function sumOf(first: string, ...others: string[]): string {
  const { nanos, unit } = known(first);
  return write(
    others.reduce((sum, other) => sum + nanosOf(other), nanos),
    unit,
  );
}

/** Whether one quantity is more than another. */
export function isMore(one: string, other: string): boolean {
  return nanosOf(one) > nanosOf(other);
}

/** Bytes of an amount of memory or disk. */
export function bytesOf(text: string): bigint {
  return nanosOf(text) / ONE;
}

/** Billionths of a unit. */
export function nanosOf(text: string): bigint {
  return known(text).nanos;
}

export function isBinary(unit: string): boolean {
  return unit.endsWith('i');
}

/** A quantity that a field has let pass, or that stands in our code. */
function known(text: string): Amount {
  const amount = readQuantity(text);
  if (amount === undefined) {
    throw new Error(`${text} is no quantity`);
  }
  return amount;
}

function asInteger(whole: string, fraction: string): bigint {
  return whole.startsWith('-') ? -BigInt(whole.slice(1) + fraction) : BigInt(whole + fraction);
}

function binaryPower(unit: string): bigint {
  return isBinary(unit) ? BigInt(BINARY.indexOf(unit)) : 0n;
}

function decimalPower(unit: string): number {
  return isBinary(unit) ? 0 : DECIMAL.includes(unit) ? 3 * DECIMAL.indexOf(unit) - 9 : Number(unit.slice(1));
}

/**
 * Kubernetes keeps the kind of unit: `1000M` becomes `1G`, and `1000e6` becomes `1e9`. A number of bytes that no binary unit
 * holds has none, so that it is read as decimal the next time: it is written so at once.
 */
function write(nanos: bigint, unit: string): string {
  if (nanos === 0n) {
    return '0';
  }
  if (isBinary(unit) && nanos % (1024n * ONE) === 0n) {
    const [number, power] = divided(nanos / ONE, 1024n, BINARY.length - 1);
    return `${number}${BINARY[power]}`;
  }
  const [number, thousands] = divided(nanos, 1000n, DECIMAL.length - 1);
  const isExponent = /^e.*\d$/i.test(unit) && DECIMAL[thousands] !== '';
  return `${number}${isExponent ? `e${3 * thousands - 9}` : DECIMAL[thousands]}`;
}

/** A number without the factor, and how often that was in it. */
function divided(number: bigint, factor: bigint, most: number): [number: bigint, times: number] {
  let times = 0;
  for (; number % factor === 0n && times < most; times++) {
    number /= factor;
  }
  return [number, times];
}
