import { Duration } from 'cdk8s';
import { Problem, show } from './problem';

/** The largest value of Kubernetes' int32 fields. */
export const MAX_INT32 = 2147483647;

/** Inclusive bounds of a number, with the advice for whoever is outside them. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly fix: string;
}

/** A whole number within bounds; unset is fine. */
export function wholeNumber(prop: string, value: number | undefined, { min, max, fix }: Bounds): Problem[] {
  if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) {
    return [];
  }
  return [{ prop, got: show(value), allowed: `a whole number from ${min} to ${max}`, fix }];
}

/** Whole seconds within bounds (in seconds); unset is fine. */
export function wholeSeconds(prop: string, value: Duration | undefined, { min, max, fix }: Bounds): Problem[] {
  if (value === undefined) {
    return [];
  }
  const seconds = value.toSeconds({ integral: false });
  if (Number.isInteger(seconds) && seconds >= min && seconds <= max) {
    return [];
  }
  return [{ prop, got: `${seconds}s`, allowed: `whole seconds from ${min}s to ${max}s`, fix }];
}
