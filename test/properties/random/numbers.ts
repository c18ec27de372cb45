import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import { AnyField } from '../../../lib/fields/field';

/** A whole number between bounds, often one of them. */
export function within(min: number, max: number): fc.Arbitrary<number> {
  return fc.oneof(
    fc.constantFrom(min, max),
    fc.integer({ min, max }),
    fc.integer({ min, max: Math.min(max, min + 10) }),
  );
}

/** Amounts within the bounds of a field, in the unit of its kind. */
export function amountsOf({ facts: { kind, min, max } }: AnyField): fc.Arbitrary<number> {
  if (min === undefined || max === undefined) {
    throw new Error(`a ${kind} without bounds`);
  }
  return within(min, max);
}

/** Nothing, or a value. */
export function maybe<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

export const seconds = (min: number, max: number) => within(min, max).map((value) => Duration.seconds(value));
export const kibibytes = (min: number, max: number) => within(min, max).map((value) => Size.kibibytes(value));
