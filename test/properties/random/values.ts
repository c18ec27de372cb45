import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { AnyField, Fields, Table } from '../../../lib/fields/field';
import { env, envFrom } from './env';
import { failurePolicy } from './jobs';
import { network } from './network';
import { amountsOf, quantitiesOf } from './numbers';
import { priority } from './priorities';
import { program } from './programs';
import { resources } from './resources';
import { Sited, anywhere, arranged, existing, listed, sitedRecord } from './site';
import { annotations, labels, text } from './texts';

type Values = fc.Arbitrary<Sited<unknown>>;

/** Props that mean the same wherever they stand. */
const BY_PROP: Record<string, Values> = {
  env,
  envFrom,
  labels: arranged(labels),
  annotations: arranged(annotations),
};

/** Values of classes of the library. */
const BY_CLASS: Record<string, Values> = {
  Program: anywhere(program),
  Resources: anywhere(resources),
  Network: anywhere(network),
  FailurePolicy: anywhere(failurePolicy(false)),
};

/** Values of each kind within the bounds of a field, often one of these. */
const BY_KIND: Record<string, (field: AnyField) => Values> = {
  text: () => anywhere(text),
  flag: () => anywhere(fc.boolean()),
  number: (field) => anywhere(amountsOf(field)),
  duration: (field) => anywhere(amountsOf(field).map((seconds) => Duration.seconds(seconds))),
  bytes: (field) => anywhere(quantitiesOf(field)),
  cpu: (field) => anywhere(quantitiesOf(field)),
  enum: ({ facts }) => anywhere(fc.constantFrom(...(facts.members ?? []))),
  value: ({ facts }) => BY_CLASS[facts.valueClass?.name ?? ''],
  list: ({ facts }) => listed(fc.array(facts.item ? valuesOf(facts.item) : nobodyKnows('a list'), { maxLength: 3 })),
  Secret: () => existing('Secret'),
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

function valuesOf(field: AnyField): Values {
  return BY_KIND[field.facts.kind]?.(field);
}

function nobodyKnows(what: string): never {
  throw new Error(`random/ has no values of ${what}`);
}
