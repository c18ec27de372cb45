import { Duration } from 'cdk8s';
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

/** The same as texts, in several spellings. */
export function quantitiesOf(field: AnyField): fc.Arbitrary<string> {
  return amountsOf(field).chain((amount) => (field.facts.kind === 'cpu' ? ofCpu(amount) : ofBytes(amount)));
}

/** A number of bytes, as different people write it. */
export function ofBytes(bytes: number): fc.Arbitrary<string> {
  const units = ['Ki', 'Mi', 'Gi', 'Ti'].map((unit, power): [string, number] => [unit, 1024 ** (power + 1)]);
  const exact = units.filter(([, size]) => (bytes / size) * 8 === Math.floor((bytes / size) * 8)); // eighths are short
  return fc.constantFrom(
    ...exact.map(([unit, size]) => `${bytes / size}${unit}`),
    ...[`${bytes}`, `+${bytes}.0`, `${bytes}000m`, `${bytes}e0`, `0${bytes}000e-3`],
    ...(bytes % 1000 === 0 ? [`${bytes / 1000}k`] : []),
  );
}

/** Thousandths of a CPU likewise. */
export function ofCpu(millis: number): fc.Arbitrary<string> {
  return fc.constantFrom(`${millis}m`, `${millis / 1000}`, `${millis}e-3`, `${millis}000u`);
}

/** Nothing, or a value. */
export function maybe<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

export const seconds = (min: number, max: number) => within(min, max).map((value) => Duration.seconds(value));
