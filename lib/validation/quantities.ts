import { Size, SizeRoundingBehavior } from 'cdk8s';

const FLOOR = { rounding: SizeRoundingBehavior.FLOOR };

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
  return size.toKibibytes(FLOOR);
}

/** Thousandths of a CPU of a cdk8s-plus amount such as `200m`, `2` or `0.5`. */
export function millicpusOf(amount: string): number {
  return amount.endsWith('m') ? Number(amount.slice(0, -1)) : Number(amount) * 1000;
}
