import { Duration } from 'cdk8s';
import { Problem } from './problem';
import { show } from './show';

/** The largest value of Kubernetes' int32 fields. */
export const MAX_INT32 = 2147483647;

/** Inclusive bounds of a number, with the advice for whoever is outside them, or for each side of them. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly fix: string | { readonly below: string; readonly above: string };
}

/** A whole number within bounds; unset is fine. */
export function wholeNumberProblems(prop: string, value: number | undefined, { min, max, fix }: Bounds): Problem[] {
  if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) {
    return [];
  }
  return [{ prop, got: show(value), allowed: `a whole number from ${min} to ${max}`, fix: adviceFor(value, fix, min) }];
}

/** Whole seconds within bounds (in seconds); unset is fine. */
export function wholeSecondsProblems(prop: string, value: Duration | undefined, { min, max, fix }: Bounds): Problem[] {
  if (value === undefined) {
    return [];
  }
  const seconds = value.toSeconds({ integral: false });
  if (Number.isInteger(seconds) && seconds >= min && seconds <= max) {
    return [];
  }
  return [
    { prop, got: `${seconds}s`, allowed: `whole seconds from ${min}s to ${max}s`, fix: adviceFor(seconds, fix, min) },
  ];
}

function adviceFor(value: number, fix: Bounds['fix'], min: number): string {
  return typeof fix === 'string' ? fix : value < min ? fix.below : fix.above;
}
