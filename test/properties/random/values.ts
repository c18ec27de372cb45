import { Cpu } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { AnyField, Facts, Fields, Table } from '../../../lib/fields/field';
import { env } from './env';
import { failurePolicy } from './jobs';
import { egress } from './network';
import { kibibytes, seconds, within } from './numbers';
import { toleration } from './placement';
import { priority } from './priorities';
import { program } from './programs';
import { resources } from './resources';
import { Sited, anywhere, arranged, existing, listed, sitedRecord } from './site';
import { annotations, labels, text } from './texts';

type Values = fc.Arbitrary<Sited<unknown>>;

/** Props that mean the same wherever they stand. */
const BY_PROP: Record<string, Values> = {
  env,
  labels: arranged(labels),
  annotations: arranged(annotations),
  nodeSelector: anywhere(labels),
};

/** Values of classes of the library. */
const BY_CLASS: Record<string, Values> = {
  Program: anywhere(program),
  Resources: anywhere(resources),
  Egress: anywhere(egress),
  Toleration: anywhere(toleration),
  FailurePolicy: anywhere(failurePolicy(false)),
};

/** Values of each kind within the bounds of a field, often one of these. */
const BY_KIND: Record<string, (facts: Facts) => Values> = {
  text: () => anywhere(text),
  flag: () => anywhere(fc.boolean()),
  number: ({ min, max }) => anywhere(within(...bounds(min, max))),
  duration: ({ min, max }) => anywhere(seconds(...bounds(min, max))),
  size: ({ min, max }) => anywhere(kibibytes(...bounds(min, max))),
  cpu: ({ min, max }) => anywhere(within(...bounds(min, max)).map((millis) => Cpu.millis(millis))),
  enum: ({ members = [] }) => anywhere(fc.constantFrom(...members)),
  value: ({ valueClass }) => BY_CLASS[valueClass?.name ?? ''],
  list: ({ item }) => listed(fc.array(item ? valuesOf(item) : nobodyKnows('a list'), { maxLength: 3 })),
  Secret: () => existing('Secret'),
  ServiceAccount: () => existing('ServiceAccount'),
  PriorityClass: () => priority,
};

/** Left to somebody who makes several props that must fit each other. */
export const LEFT: fc.Arbitrary<Sited<never>> = fc.constant(() => undefined as never);

/**
 * Props of an interface by its table: each as its field has it, but for those that are made by hand. Optional ones are
 * there or not.
 */
export function randomProps<Props extends object>(
  table: Fields<Props>,
  byHand: { readonly [Prop in keyof Props]?: fc.Arbitrary<Sited<NonNullable<Props[Prop]>>> },
): fc.Arbitrary<Sited<Props>> {
  const fields = Object.entries(table as unknown as Table);
  const values = fields.map(([prop, field]) => [
    prop,
    (byHand as Record<string, Values>)[prop] ?? BY_PROP[prop] ?? valuesOf(field) ?? nobodyKnows(prop),
  ]);
  const required = fields.filter(([, { presence }]) => presence === 'required').map(([prop]) => prop);
  return sitedRecord(Object.fromEntries(values), required) as fc.Arbitrary<Sited<Props>>;
}

/** Numbers within the bounds of a field. */
export function numbersOf({ facts: { min, max } }: AnyField): fc.Arbitrary<number> {
  return within(...bounds(min, max));
}

function valuesOf({ facts }: AnyField): Values {
  return BY_KIND[facts.kind]?.(facts);
}

function bounds(min: number | undefined, max: number | undefined): [number, number] {
  return min === undefined || max === undefined ? nobodyKnows('a number without bounds') : [min, max];
}

function nobodyKnows(what: string): never {
  throw new Error(`random/ has no values of ${what}`);
}
