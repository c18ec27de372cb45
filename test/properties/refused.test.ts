import { Duration, Size } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { Mount, Parameter, WorkloadProps } from '../../lib';
import { BASE, WORKLOADS, WorkloadKind, problemsOf } from '../workloads/sample';
import { literals as env } from './random/env';
import { resources } from './random/resources';
import { annotations, labels } from './random/texts';
import { NUM_RUNS, TIMEOUT } from './runs';

type Props = Record<string, unknown>;

/** One prop with a value that breaks one rule. */
type Breaker = readonly [prop: string, props: fc.Arbitrary<Props>];

const outside = (min: number, max: number) =>
  fc.oneof(
    fc.integer({ max: min - 1 }),
    fc.integer({ min: max + 1, max: 2 ** 40 }),
    fc.double({ min, max, noInteger: true, noNaN: true }),
    fc.constantFrom(NaN, Infinity, min - 1, max + 1),
  );
const time = (min: number, max: number) =>
  fc
    .oneof(
      fc.integer({ min: 0, max: Math.max(0, min - 1) }),
      fc.integer({ min: max + 1, max: 10 * max }),
      fc.constantFrom(max + 1, min + 0.5),
    )
    .map((seconds) => Duration.millis(seconds * 1000));
const number = (prop: string, min: number, max: number): Breaker => [
  prop,
  outside(min, max).map((value) => ({ [prop]: value })),
];
const duration = (prop: string, min: number, max: number): Breaker => [
  prop,
  time(min, max).map((value) => ({ [prop]: value })),
];

const MAX_INT32 = 2147483647;
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
const size = (prop: string, min: number, max: number): fc.Arbitrary<Props> =>
  fc
    .oneof(fc.integer({ min: 0, max: min - 1 }), fc.integer({ min: max + 1, max: 4 * max }))
    .map((kib) => ({ [prop]: Size.kibibytes(kib) }));

const ANY: Breaker[] = [
  ['name', illegalName.map((name) => ({ name }))],
  ['labels[', fc.tuple(labels, illegalKey).map(([some, key]) => ({ labels: { ...some, [key]: 'v' } }))],
  ['labels[', fc.tuple(labels, illegalValue).map(([some, value]) => ({ labels: { ...some, team: value } }))],
  ['annotations[', fc.tuple(annotations, illegalKey).map(([some, key]) => ({ annotations: { ...some, [key]: '' } }))],
  [
    'env[',
    fc.tuple(env, illegalVariable).map(([some, name]) => ({ env: { ...some, [name]: EnvValue.fromValue('') } })),
  ],
  ['env[', fc.constant({ env: { A: EnvValue.fromValue('$(NOWHERE)') } })],
  ['env[', fc.constant({ env: { API_TOKEN: EnvValue.fromValue('abc') } })],
  ['pod.terminationGracePeriod', time(1, 86400).map((terminationGracePeriod) => ({ pod: { terminationGracePeriod } }))],
  ['pod.tmpSize', size('tmpSize', 1024, 1024 ** 3).map((pod) => ({ pod }))],
  [
    'pod.mounts[1]',
    fc.constant({ pod: { mounts: ['/a', '/a/'].map((path) => Mount.scratch(path, Size.mebibytes(1))) } }),
  ],
];
const RUN: Breaker[] = [number('backoffLimit', 0, MAX_INT32)];
const BREAKERS: Record<string, Breaker[]> = {
  'a collector': [
    ...RUN,
    duration('activeDeadline', 60, 86400),
    ['startingDeadline', time(10, 86400).map((startingDeadline) => ({ startingDeadline }))],
    number('successfulJobsHistoryLimit', 0, 100),
    number('failedJobsHistoryLimit', 0, 100),
  ],
  'an ad-hoc job': [
    ...RUN,
    duration('activeDeadline', 60, 604800),
    duration('timeToLive', 60, 30 * 86400),
    ['parameters[1]', fc.constant({ parameters: [Parameter.text(DECLARED_TWICE), Parameter.integer(DECLARED_TWICE)] })],
  ],
  'a batch job': [...RUN, duration('activeDeadline', 60, 604800)],
  'a parallel batch job': [
    ...RUN,
    duration('activeDeadline', 60, 604800),
    number('completions', 1, 100000),
    number('backoffLimitPerIndex', 0, 100000),
    ['parallelism', outside(1, 3).map((parallelism) => ({ parallelism }))],
    ['maxFailedIndexes', outside(0, 3).map((maxFailedIndexes) => ({ maxFailedIndexes, backoffLimitPerIndex: 1 }))],
    ['maxFailedIndexes', fc.nat(3).map((maxFailedIndexes) => ({ maxFailedIndexes }))],
    ['backoffLimitPerIndex', fc.nat(9).map((backoffLimitPerIndex) => ({ backoffLimitPerIndex, indexed: false }))],
  ],
  'a worker pool': [number('replicas', 0, 1000), number('prefetch', 1, 1000)],
  'a producer': [...RUN, duration('activeDeadline', 60, 604800)],
};

/** Props that are accepted, and one breaker on top. */
function broken(kind: WorkloadKind): fc.Arbitrary<[prop: string, props: Props]> {
  const breakers = [...ANY, ...BREAKERS[kind.title]];
  return fc
    .tuple(resources, labels, annotations, env, fc.constantFrom(...breakers))
    .chain(([figures, someLabels, notes, variables, [prop, props]]) =>
      props.map((wrong): [string, Props] => [
        prop,
        { ...BASE, resources: figures, labels: someLabels, annotations: notes, env: variables, ...wrong },
      ]),
    );
}

describe.each(WORKLOADS)('$title', (kind) => {
  it(
    'is refused when any one rule is broken, and is told which prop it is',
    () => {
      fc.assert(
        fc.property(broken(kind), ([prop, props]) => {
          const lines = problemsOf((chart) => kind.make(chart, props as Partial<WorkloadProps>));
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
