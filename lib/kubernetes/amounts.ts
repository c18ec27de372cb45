import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Field } from '../fields/field';
import { fieldOf, hasMethod, isAmount } from '../fields/kinds';
import { Problem } from '../fields/problem';
import { isObjectLike } from '../fields/settle';
import { cpuQuantity, exactKibibytesOf, kibibytesOf, millicpusOf, quantity } from './quantities';

/** Inclusive bounds of a size, with the advice for whoever is outside them. */
export interface SizeBounds {
  readonly min: Size;
  readonly max: Size;
  readonly fix: string;
}

/** Inclusive bounds of an amount of CPU in thousandths, with the advice for whoever is outside them. */
export interface CpuBounds {
  readonly minMillis: number;
  readonly maxMillis: number;
  readonly fix: string;
}

/** An amount of memory or disk in whole KiB within bounds, known by what we use of it: an app may have several copies of cdk8s. */
export function size(bounds: SizeBounds): Field<Size> {
  const [min, max] = [bounds.min, bounds.max].map(kibibytesOf);
  return anySize.with({ min, max }).checkedBy((prop, value) => sizeProblems(prop, value, bounds));
}

/** An amount of CPU in whole thousandths within bounds, of whatever release of cdk8s-plus. */
export function cpu(bounds: CpuBounds): Field<Cpu> {
  const facts = { min: bounds.minMillis, max: bounds.maxMillis };
  return anyCpu.with(facts).checkedBy((prop, value) => cpuProblems(prop, value.amount, bounds));
}

const anySize = fieldOf<Size>(
  { kind: 'size' },
  'a Size',
  (value) => hasMethod(value, 'toKibibytes'),
  (value) => `write for example Size.mebibytes(${isAmount(value) ? Number(value) : 64})`,
);

const anyCpu = fieldOf<Cpu>(
  { kind: 'cpu' },
  'a Cpu of cdk8s-plus',
  (value) => isObjectLike(value) && typeof value.amount === 'string',
  (value) => `write for example Cpu.${isAmount(value) ? `units(${Number(value)})` : 'millis(200)'}`,
);

/** A size of whole KiB within bounds; unset is fine. */
export function sizeProblems(prop: string, size: Size | undefined, { min, max, fix }: SizeBounds): Problem[] {
  if (size === undefined) {
    return [];
  }
  const kibibytes = exactKibibytesOf(size);
  if (Number.isInteger(kibibytes) && kibibytes >= kibibytesOf(min) && kibibytes <= kibibytesOf(max)) {
    return [];
  }
  const got = Number.isInteger(kibibytes) ? quantity(size) : `${kibibytes}Ki`;
  return [{ prop, got, allowed: `whole KiB from ${quantity(min)} to ${quantity(max)}`, fix }];
}

/** A cdk8s-plus amount of CPU, such as `200m`, in whole thousandths within bounds; unset is fine. */
export function cpuProblems(prop: string, amount: string | undefined, bounds: CpuBounds): Problem[] {
  if (amount === undefined) {
    return [];
  }
  const { minMillis, maxMillis, fix } = bounds;
  const millis = millicpusOf(amount);
  if (Number.isInteger(millis) && millis >= minMillis && millis <= maxMillis) {
    return [];
  }
  const [min, max] = [minMillis, maxMillis].map((bound) => cpuQuantity(`${bound}m`));
  return [{ prop, got: amount, allowed: `whole thousandths of a CPU from ${min} to ${max}`, fix }];
}
