import { Field } from '../fields/field';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { bytesAdvice, cpuAdvice } from './amount-advice';
import { Amount, ONE, isBinary, nanosOf, readQuantity } from './quantities';

/** Inclusive bounds of an amount as Kubernetes writes it, with the advice for whoever is outside them. */
export interface AmountBounds {
  readonly min: string;
  readonly max: string;
  readonly fix: string;
}

/** What is counted: bytes, or thousandths of a CPU. */
interface Sort {
  readonly kind: string;
  /** The amounts in words; a part of one is refused. */
  readonly words: string;
  /** One of them in billionths of a unit, which quantities count. */
  readonly grain: bigint;
  readonly example: string;
  /** What an amount means that its writer hardly means. */
  readonly meaning: (amount: Amount) => string;
  /** What to write instead, if that is known. */
  readonly advice: (written: unknown, isFine: (text: string) => boolean) => string | undefined;
}

const BYTES: Sort = {
  kind: 'bytes',
  words: 'whole bytes',
  grain: ONE,
  example: '64Mi',
  meaning: ({ nanos, unit }) => (unit === '' || nanos % ONE !== 0n ? `, which is ${bytesInWords(nanos)}` : ''),
  advice: bytesAdvice,
};

const CPU: Sort = {
  kind: 'cpu',
  words: 'whole thousandths of a CPU',
  grain: ONE / 1000n,
  example: '100m',
  meaning: ({ unit }) => (isBinary(unit) ? ', which is memory' : ''),
  advice: cpuAdvice,
};

/**
 * An amount of memory or disk within bounds: `64Mi`, `1.5Gi`, `500M`. Parts of a byte are refused, as in `1.1Gi`: Kubernetes
 * would keep that as `1181116006400m`, warn, and reserve another amount than is written.
 */
export function bytes(bounds: AmountBounds): Field<string> {
  return amount(BYTES, bounds);
}

/** An amount of CPU within bounds: `100m`, `0.5`, `2`. Kubernetes would round up what is finer than thousandths. */
export function cpu(bounds: AmountBounds): Field<string> {
  return amount(CPU, bounds);
}

/** A text that is no quantity is of another type, so that whoever settles props can count with those that are. */
function amount(
  { kind, words, grain, example, meaning, advice }: Sort,
  { min, max, fix }: AmountBounds,
): Field<string> {
  const [least, most] = [nanosOf(min), nanosOf(max)];
  const isFine = (text: string) => {
    const nanos = readQuantity(text)?.nanos;
    return nanos !== undefined && nanos % grain === 0n && nanos >= least && nanos <= most;
  };
  const problem = (prop: string, value: unknown): Problem => {
    const isText = typeof value === 'string';
    const read = isText ? readQuantity(value) : undefined;
    return {
      prop,
      got: `${show(value)}${read ? meaning(read) : ''}`,
      allowed: `${isText ? '' : 'a text: '}${words} from ${min} to ${max}`,
      fix: advice(value, isFine) ?? (read ? fix : `write for example ${show(isFine(example) ? example : min)}`),
    };
  };
  const isQuantity = (value: unknown) => typeof value === 'string' && readQuantity(value) !== undefined;
  const facts = { kind, min: Number(least / grain), max: Number(most / grain) };
  return Field.of<string>(facts, (prop, value) => (isQuantity(value) ? [] : [problem(prop, value)])).checkedBy(
    (prop, text) => (isFine(text) ? [] : [problem(prop, text)]),
  );
}

/** `64 bytes`, `0.064 bytes`. */
function bytesInWords(nanos: bigint): string {
  const [sign, most] = nanos < 0n ? ['-', -nanos] : ['', nanos];
  const fraction = `${most % ONE}`.padStart(9, '0').replace(/0+$/, '');
  const number = `${sign}${most / ONE}${fraction && `.${fraction}`}`;
  return number === '1' ? '1 byte' : `${number} bytes`;
}
