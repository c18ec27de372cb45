import * as fc from 'fast-check';
import { CommonWorkloadProps, FailurePolicy, Mount, Parameter, Shards } from '../../lib';
import { Table } from '../../lib/fields/field';
import { KINDS } from '../support/amounts';
import { linesOf } from '../support/refusals';
import { tableOf } from '../support/tables';
import { BASE, WORKLOADS, WorkloadKind, problemsOf } from '../workloads/sample';
import { literals as env } from './random/env';
import { resources } from './random/resources';
import { annotations, labels } from './random/texts';
import { NUM_RUNS, TIMEOUT } from './runs';

type Props = Record<string, unknown>;

/** One prop with a value that breaks one rule. */
type Breaker = readonly [prop: string, props: fc.Arbitrary<Props>];

/** Numbers outside inclusive bounds, or broken ones between them. */
function outside(min: number, max: number): fc.Arbitrary<number> {
  return fc.oneof(
    beyond(min, max),
    fc.double({ min, max, noInteger: true, noNaN: true }),
    fc.constantFrom(NaN, Infinity),
  );
}

/** Amounts of a unit likewise; a conversion makes no half of it whole. */
function outsideOf(min: number, max: number): fc.Arbitrary<number> {
  const halves = fc.integer({ min, max: max - 1 }).map((amount) => amount + 0.5);
  return fc.oneof(beyond(min, max), halves).filter((amount) => amount >= 0);
}

function beyond(min: number, max: number): fc.Arbitrary<number> {
  const above = fc.integer({ min: max + 1, max: max + 2 ** 40 });
  return fc.oneof(fc.integer({ max: min - 1 }), above, fc.constantFrom(min - 1, max + 1));
}

/** Each prop that has bounds, outside them; those inside a prop, too. */
function outsideBounds(table: Table, within = '', given: (props: Props) => Props = (props) => props): Breaker[] {
  return Object.entries(table).flatMap(([prop, { facts }]): Breaker[] => {
    const { kind, min, max } = facts;
    if (facts.table) {
      return outsideBounds(facts.table, `${within}${prop}.`, (props) => given({ [prop]: props }));
    }
    if (min === undefined || max === undefined) {
      return [];
    }
    const { valueOf, isSigned } = KINDS[kind];
    const amounts = isSigned ? outside(min, max) : outsideOf(min, max);
    return [[`${within}${prop}`, amounts.map((amount) => given({ [prop]: valueOf(amount) }))]];
  });
}

const illegalName = fc.oneof(
  fc.string().filter((text) => !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text)),
  fc.integer({ min: 64, max: 300 }).map((length) => 'a'.repeat(length)),
);
const illegalKey = fc
  .string()
  .filter((text) => !/^([a-z0-9.-]+\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(text));
const illegalValue = fc.oneof(
  fc.string({ minLength: 1 }).filter((text) => !/^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(text)),
  fc.constant('v'.repeat(64)),
);
const illegalVariable = fc.string().filter((text) => !/^[A-Za-z_][A-Za-z0-9_]*$/.test(text));
const DECLARED_TWICE = 'a-parameter-that-is-declared-twice'; // longer than any random variable: it meets none in `env`

const ANY: Breaker[] = [
  ['name', illegalName.map((name) => ({ name }))],
  ['labels[', fc.tuple(labels, illegalKey).map(([some, key]) => ({ labels: { ...some, [key]: 'v' } }))],
  ['labels[', fc.tuple(labels, illegalValue).map(([some, value]) => ({ labels: { ...some, team: value } }))],
  ['annotations[', fc.tuple(annotations, illegalKey).map(([some, key]) => ({ annotations: { ...some, [key]: '' } }))],
  ['env[', fc.tuple(env, illegalVariable).map(([some, name]) => ({ env: { ...some, [name]: '' } }))],
  ['env[', fc.constant({ env: { A: '$(NOWHERE)' } })],
  ['env[', fc.constant({ env: { API_TOKEN: 'abc' } })],
  ['mounts[1]', fc.constant({ mounts: ['/a', '/a/'].map((path) => Mount.scratch(path, '1Mi')) })],
];

/** What breaks a rule of one kind of workload alone. */
const BREAKERS: Record<string, Breaker[]> = {
  'an ad-hoc job': [
    ['parameters[1]', fc.constant({ parameters: [Parameter.text(DECLARED_TWICE), Parameter.integer(DECLARED_TWICE)] })],
  ],
  'a parallel batch job': [
    ['shards.maxFailedIndexes', fc.nat(3).map((count) => ({ shards: Shards.completions(3).maxFailedIndexes(count) }))],
    [
      'failurePolicy',
      fc.boolean().map((isIndexed) => ({
        shards: isIndexed ? Shards.completions(3) : Shards.nonIndexed(3),
        failurePolicy: FailurePolicy.countDisruptions().failIndexOn(2),
      })),
    ],
  ],
};

/** Props that are accepted, and one breaker on top. */
function broken(kind: WorkloadKind): fc.Arbitrary<[prop: string, props: Props]> {
  const breakers = [...ANY, ...(BREAKERS[kind.title] ?? []), ...outsideBounds(tableOf(kind.props) ?? {})];
  return fc
    .tuple(resources, labels, annotations, env, fc.constantFrom(...breakers))
    .chain(([figures, someLabels, notes, variables, [prop, props]]) =>
      props.map((wrong): [string, Props] => [
        prop,
        { ...BASE, resources: figures, labels: someLabels, annotations: notes, env: variables, ...wrong },
      ]),
    );
}

it('each workload has a table with bounds', () => {
  const bounded = WORKLOADS.map(({ props }) => outsideBounds(tableOf(props) ?? {}).map(([prop]) => prop));
  expect(Math.min(...bounded.map((props) => props.length))).toBeGreaterThanOrEqual(3);
  expect(new Set(bounded.flat()).size).toBeGreaterThanOrEqual(9);
});

/** Shards with one count that breaks one rule, and the method that tells it. */
const BROKEN_SHARDS: [method: string, make: fc.Arbitrary<() => Shards>][] = [
  ['completions', outside(1, 100000).map((count) => () => Shards.completions(count))],
  ['nonIndexed', outside(1, 100000).map((count) => () => Shards.nonIndexed(count))],
  ['parallelism', outside(1, 3).map((count) => () => Shards.completions(3).parallelism(count))],
  ['backoffLimitPerIndex', outside(0, 100000).map((count) => () => Shards.completions(3).backoffLimitPerIndex(count))],
  ['backoffLimitPerIndex', fc.nat(9).map((count) => () => Shards.nonIndexed(9).backoffLimitPerIndex(count))],
  ['maxFailedIndexes', outside(0, 3).map((count) => () => Shards.completions(3).maxFailedIndexes(count))],
  ['maxFailedIndexes', fc.nat(9).map((count) => () => Shards.nonIndexed(9).maxFailedIndexes(count))],
];

it.each(BROKEN_SHARDS)(
  'shards are refused when a count breaks a rule, and are told which: %s',
  (method, broken) => {
    fc.assert(
      fc.property(broken, (make) => {
        const lines = linesOf(make);
        expect(lines.length).toBeGreaterThan(0);
        for (const line of lines) {
          expect(line).toMatch(/^Shards\.(\w+) count: got [^]+, allowed [^]+; [^]+$/);
          expect(line.startsWith(`Shards.${method} `)).toBe(true);
        }
      }),
      { numRuns: NUM_RUNS },
    );
  },
  TIMEOUT,
);

describe.each(WORKLOADS)('$title', (kind) => {
  it(
    'is refused when any one rule is broken, and is told which prop it is',
    () => {
      fc.assert(
        fc.property(broken(kind), ([prop, props]) => {
          const lines = problemsOf((chart) => kind.make(chart, props as Partial<CommonWorkloadProps>));
          expect(lines.length).toBeGreaterThan(0);
          for (const line of lines) {
            expect(line.startsWith(`[batch/work] ${prop}`)).toBe(true);
            expect(line).toMatch(/: got [^]+, allowed [^]+; [^]+$/);
          }
        }),
        { numRuns: NUM_RUNS },
      );
    },
    TIMEOUT,
  );
});
