import { Size } from 'cdk8s';
import { Problem } from '../fields/problem';
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

/** A size of whole KiB within bounds; unset is fine. */
export function sizeWithin(prop: string, size: Size | undefined, { min, max, fix }: SizeBounds): Problem[] {
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
export function cpuWithin(prop: string, amount: string | undefined, bounds: CpuBounds): Problem[] {
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
