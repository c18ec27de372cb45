import { Size, SizeRoundingBehavior } from 'cdk8s';

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

/** Kibibytes with their fraction, for telling whether a size can be rendered as it is. */
export function exactKibibytesOf(size: Size): number {
  return size.toKibibytes(UNROUNDED);
}

/** A CPU amount as a Kubernetes quantity in the form that the API server keeps: `2`, not `2000m`. */
export function cpuQuantity(amount: string): string {
  const millicpus = millicpusOf(amount);
  return millicpus % 1000 === 0 ? `${millicpus / 1000}` : `${millicpus}m`;
}
