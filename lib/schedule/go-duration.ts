/** Nanoseconds of the units that Go knows. */
const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n, // U+00B5, the micro sign
  μs: 1_000n, // U+03BC, the Greek letter
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

const LIMIT = 2n ** 63n;
const PART = /^([0-9]*)(?:\.([0-9]*))?([^.0-9]+)/;

/** A duration in nanoseconds as Go's `time.ParseDuration` reads it, e.g. `1h30m`; undefined when it does not. */
export function parseGoDuration(text: string): bigint | undefined {
  const unsigned = text.replace(/^[+-]/, '');
  if (unsigned === '0') {
    return 0n;
  }
  const total = sumOfParts(unsigned);
  if (total === undefined) {
    return undefined;
  }
  if (text.startsWith('-')) {
    return -total;
  }
  return total < LIMIT ? total : undefined;
}

function sumOfParts(text: string): bigint | undefined {
  let rest = text;
  let total = 0n;
  do {
    const [part, whole, fraction = '', unit] = PART.exec(rest) ?? [];
    if (part === undefined || whole + fraction === '') {
      return undefined;
    }
    const value = valueOf(whole, fraction, unitOf(unit));
    if (value === undefined || value > LIMIT) {
      return undefined;
    }
    total = BigInt.asUintN(64, total + value); // Go adds in 64 bits, so that 2^63 twice is nothing
    if (total > LIMIT) {
      return undefined;
    }
    rest = rest.slice(part.length);
  } while (rest !== '');
  return total;
}

function unitOf(name: string): bigint | undefined {
  return Object.prototype.hasOwnProperty.call(UNITS, name) ? UNITS[name] : undefined;
}

function valueOf(whole: string, fraction: string, unit: bigint | undefined): bigint | undefined {
  return unit === undefined ? undefined : BigInt(whole) * unit + fractionOf(fraction, unit);
}

/** Go takes as many digits as fit into 63 bits and multiplies in floating point. */
function fractionOf(digits: string, unit: bigint): bigint {
  let value = 0n;
  let scale = 1;
  for (const digit of digits) {
    const next = value * 10n + BigInt(digit);
    if (next > LIMIT) {
      break;
    }
    value = next;
    scale *= 10;
  }
  return BigInt(Math.trunc(Number(value) * (Number(unit) / scale)));
}
