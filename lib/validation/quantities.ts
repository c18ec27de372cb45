import { Size, SizeRoundingBehavior } from 'cdk8s';
import { Problem } from './problem';

const UNROUNDED = { rounding: SizeRoundingBehavior.NONE };

/** A size as a Kubernetes quantity in the largest unit that holds it exactly, e.g. `64Mi`. */
export function quantity(size: Size): string {
  const kibibytes = kibibytesOf(size);
  const units: [string, number][] = [
    ['Ti', 1024 ** 3],
    ['Gi', 1024 ** 2],
    ['Mi', 1024],
  ];
  const exact = units.find(([, factor]) => kibibytes >= factor && kibibytes % factor === 0);
  return exact ? `${kibibytes / exact[1]}${exact[0]}` : `${kibibytes}Ki`;
}

/** Whole kibibytes, for comparing and adding sizes. */
export function kibibytesOf(size: Size): number {
  return Math.floor(exactKibibytesOf(size));
}

/** Thousandths of a CPU of a cdk8s-plus amount such as `200m`, `2` or `0.5`. */
export function millicpusOf(amount: string): number {
  const millis = amount.endsWith('m') ? Number(amount.slice(0, -1)) : Number(amount) * 1000;
  return Number(millis.toFixed(6)); // 1.005 * 1000 is 1004.9999999999999
}

/** Inclusive bounds of a size, with the advice for whoever is outside them. */
export interface SizeBounds {
  readonly min: Size;
  readonly max: Size;
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

/** Inclusive bounds of an amount of CPU in thousandths, with the advice for whoever is outside them. */
export interface CpuBounds {
  readonly minMillis: number;
  readonly maxMillis: number;
  readonly fix: string;
}

/** A cdk8s-plus amount of CPU in whole thousandths within bounds; unset is fine. */
export function cpuWithin(prop: string, amount: string | undefined, bounds: CpuBounds): Problem[] {
  if (amount === undefined) {
    return [];
  }
  const { minMillis, maxMillis, fix } = bounds;
  const millis = millicpusOf(amount);
  if (Number.isInteger(millis) && millis >= minMillis && millis <= maxMillis) {
    return [];
  }
  return [{ prop, got: amount, allowed: `whole thousandths from ${minMillis}m to ${maxMillis}m`, fix }];
}

function exactKibibytesOf(size: Size): number {
  return size.toKibibytes(UNROUNDED);
}

/** A CPU amount as a Kubernetes quantity in the form that the API server keeps: `2`, not `2000m`. */
export function cpuQuantity(amount: string): string {
  const millicpus = millicpusOf(amount);
  return millicpus % 1000 === 0 ? `${millicpus / 1000}` : `${millicpus}m`;
}
