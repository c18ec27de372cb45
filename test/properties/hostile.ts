import { Duration, Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import * as lib from '../../lib';
import { RESOURCES, TASKS } from '../workloads/sample';
import { Untyped } from './constructs';

class Duck {
  public readonly name = 'x';
}

const circular: Record<string, unknown> = {};
circular.self = circular;

/** Another copy of the library, or of cdk8s, has classes of the same names. */
const TWINS = ['Program', 'Resources', 'Schedule', 'Shards', 'Queue', 'Mount', 'Size', 'Duration'].map(
  (name) => new { [name]: class {} }[name](),
);

/** What no type would let pass, and some of what one would. */
export const VALUES: unknown[] = [
  undefined,
  null,
  ...[0, -0, 5, -1, 0.5, NaN, Infinity, 2 ** 53, 10n, true, false],
  ...['x', '', '60', 'false', 'no', '1Gi', 'Sometimes', 'tasks', 'a b', '\0', '\ud800', '10.0.0.0/8'],
  ...['64Mi', '64', '64m', '64MB', '1.1Gi', '1e3', '100m', '0.5', '1e99', '-1Gi', '9'.repeat(40)],
  ...[[], [null], [undefined], ['x'], [5], [[]], [{}], [['x']], ['10.0.0.0/8'], ['/a'], ['a:1'], ['05:00']],
  ...[{}, { a: null }, { a: 1 }, { a: 'b' }, { a: {} }, { name: 'x' }, { name: 5 }, { value: 5 }, { className: 5 }],
  ...[{ amount: 'x' }, { valueFrom: {} }, { exitCode: 'x' }, { length: 1 }, { __proto__: null, a: 'b' }, circular],
  ...[() => 1, Duck, lib.Program, new Duck(), Symbol('x'), Object.create(null), /x/, new Error('x'), ...TWINS],
  ...[new Date(0), new Date(NaN), new Map([['a', 'b']]), new Set(['x']), Promise.resolve(1), Buffer.from('x')],
  ...[
    Size.mebibytes(1),
    Duration.seconds(60),
    Cpu.millis(5),
    Cpu.units(-1),
    Size.kibibytes(NaN),
    Duration.seconds(NaN),
  ],
  ...[EnvValue.fromValue('x'), EnvValue.fromValue(8080 as Untyped), lib.Program.image('a:1'), lib.Network.https()],
  ...[
    lib.Overlap.SKIP,
    lib.QueueType,
    lib.Delivery.FLUX,
    RESOURCES,
    lib.Schedule.hourly(5),
    lib.Placement.spreadOverNodes(),
  ],
  ...[
    lib.Shards.completions(5),
    lib.Shards.nonIndexed(2).parallelism(1),
    lib.Shards.completions(3).maxFailedIndexes(1),
  ],
  ...[lib.Release.onChange(), lib.Release.underOneName(), TASKS, lib.Queue.quorum('tasks'), lib.SuccessPolicy.any(4)],
];

/** Any of these, some in lists and maps, or anything at all. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...VALUES) },
  fc.array(fc.constantFrom(...VALUES), { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('a', 'A', 'name', 'image', 'a b'), fc.constantFrom(...VALUES), { maxKeys: 2 }),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }),
);
