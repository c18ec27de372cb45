import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';

/** A whole number between bounds, often one of them. */
export function within(min: number, max: number): fc.Arbitrary<number> {
  return fc.oneof(
    fc.constantFrom(min, max),
    fc.integer({ min, max }),
    fc.integer({ min, max: Math.min(max, min + 10) }),
  );
}

/** Nothing, or a value. */
export function maybe<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

export const seconds = (min: number, max: number) => within(min, max).map((value) => Duration.seconds(value));
export const kibibytes = (min: number, max: number) => within(min, max).map((value) => Size.kibibytes(value));
