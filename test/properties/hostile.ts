import { Chart, Duration, Size } from 'cdk8s';
import { Cpu, EnvValue, Secret } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import * as lib from '../../lib';
import { BASE, RESOURCES, brokerIn } from '../workloads/sample';
import { Declared, INTERFACES, METHODS } from './public-api';

/** Something public that takes values by name: the props of an interface, or the parameters of a method. */
export interface Target {
  readonly name: string;
  readonly takes: Declared[];
  /** Makes an app of good values and these, as a caller without types would. */
  make(chart: Chart, given: Record<string, unknown>): void;
}

/** What a caller without types may write, whatever the types say. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Untyped = any;

const PYTHON = { image: 'python:3.13-alpine', requirements: 'programs/queue.requirements.txt' };
const ANALYSIS = 'programs/worker.py';
const SCRIPT = 'programs/collect-metrics.sh';
const FIGURES = {
  cpuRequest: Cpu.millis(100),
  cpuLimit: Cpu.millis(200),
  memoryRequest: Size.mebibytes(1),
  memoryLimit: Size.mebibytes(2),
};

const login = (chart: Chart, id = 'a-login') => Secret.fromSecretName(chart, id, 'a-login');
const batch = (chart: Chart, props: Untyped) => new lib.BatchJob(chart, 'work', { ...BASE, ...props });
const parallel = (chart: Chart, props: Untyped) =>
  new lib.ParallelBatchJob(chart, 'work', { ...BASE, completions: 3, ...props });
const collector = (chart: Chart, props: Untyped) =>
  new lib.ScheduledCollector(chart, 'work', { ...BASE, schedule: lib.Schedule.hourly(5), ...props });
const adHoc = (chart: Chart, props: Untyped) => new lib.AdHocJob(chart, 'work', { ...BASE, ...props });
const pool = (chart: Chart, queue: lib.BrokerQueue, props: Untyped = {}) =>
  new lib.QueueWorkerPool(chart, 'work', { ...BASE, queue, ...props });
const external = (chart: Chart, props: Untyped = {}) =>
  new lib.ExternalBroker(chart, 'mq', {
    host: 'mq.example',
    credentials: login(chart),
    queues: [lib.Queue.quorum('tasks')],
    egress: lib.Egress.https(),
    ...props,
  });
const internal = (chart: Chart, props: Untyped = {}) =>
  new lib.RabbitMqBroker(chart, 'mq', { credentials: login(chart), queues: [lib.Queue.quorum('tasks')], ...props });
const withQueue = (chart: Chart, queue: lib.Queue) => pool(chart, external(chart, { queues: [queue] }).queue('tasks'));

type Make = (chart: Chart, given: Untyped) => void;

/** Each public interface that a user fills, in something that renders. */
const PROPS: Record<string, Make> = {
  BatchNamespaceProps: (chart, props) => new lib.BatchNamespace(chart, 'work', props),
  BatchPriorityClassProps: (chart, props) => new lib.BatchPriorityClass(chart, 'work', props),
  NamespaceQuota: (chart, quota) => new lib.BatchNamespace(chart, 'work', { quota }),
  IPriorityClass: (chart, props) => batch(chart, { priority: { className: 'low', ...props } }),
  PodFailure: (chart, failure) => parallel(chart, { backoffLimitPerIndex: 2, backoffLimit: 9 }).explain(failure),
  ChoiceOptions: (chart, options) => adHoc(chart, { parameters: [lib.Parameter.choice('size', ['x'], options)] }),
  IntegerOptions: (chart, options) => adHoc(chart, { parameters: [lib.Parameter.integer('size', options)] }),
  TextOptions: (chart, options) => adHoc(chart, { parameters: [lib.Parameter.text('size', options)] }),
  PlatformProps: (chart, props) => {
    lib.Platform.set(chart, props);
    batch(chart, {});
  },
  PodOptions: (chart, pod) => batch(chart, { pod }),
  ImageProgramOptions: (chart, options) => batch(chart, { program: lib.Program.image('a:1', options) }),
  ScriptProgramOptions: (chart, options) =>
    batch(chart, { program: lib.Program.shell(SCRIPT, { image: 'a:1', ...options }) }),
  PythonProgramOptions: (chart, options) =>
    batch(chart, { program: lib.Program.python(ANALYSIS, { ...PYTHON, ...options }) }),
  ResourceFigures: (chart, figures) => batch(chart, { resources: lib.Resources.of({ ...FIGURES, ...figures }) }),
  ExternalBrokerProps: (chart, props) => pool(chart, external(chart, props).queue('tasks')),
  QueueOptions: (chart, options) => withQueue(chart, lib.Queue.quorum('tasks', { maxLength: 5, ...options })),
  RabbitMqBrokerProps: internal,
  ScheduleOptions: (chart, options) => collector(chart, { schedule: lib.Schedule.cron('@daily', options) }),
  TimeOfDayOptions: (chart, options) =>
    collector(chart, {
      schedule: lib.Schedule.daily('02:30', { timeZone: 'Europe/Berlin', dst: lib.DaylightSaving.SHIFT, ...options }),
    }),
  AdHocJobProps: adHoc,
  BatchJobProps: batch,
  ParallelBatchJobProps: parallel,
  QueueProducerProps: (chart, props) =>
    new lib.QueueProducer(chart, 'work', { ...BASE, queue: external(chart).queue('tasks'), ...props }),
  QueueWorkerPoolProps: (chart, props) => pool(chart, external(chart).queue('tasks'), props),
  ScheduledCollectorProps: collector,
};

/** What nobody fills: the library makes it. */
export const MADE_BY_THE_LIBRARY = ['FailureExplanation', 'IBroker'];

/** Interfaces that are filled by themselves, not only as a part of others. */
export const FILLED = INTERFACES.filter(({ name }) => {
  const isBase = INTERFACES.some(({ bases }) => bases.includes(name)) && !(name in PROPS);
  return !isBase && !MADE_BY_THE_LIBRARY.includes(name);
}).map(({ name }) => name);

/** The good arguments of a method, what it is called on when it is not static, and what is done with its value. */
interface Call {
  readonly on?: (chart: Chart) => Untyped;
  readonly with: (chart: Chart) => unknown[];
  readonly then: (chart: Chart, value: Untyped) => void;
}

const inPod = (option: string) => (chart: Chart, value: unknown) => batch(chart, { pod: { [option]: [value] } });
const inJob = (prop: string) => (chart: Chart, value: unknown) => parallel(chart, { [prop]: value });
const when = (chart: Chart, schedule: unknown) => collector(chart, { schedule });
const nothing = () => undefined;
const policy = (then = inJob('failurePolicy')): Call => ({
  on: () => lib.FailurePolicy.countDisruptions(),
  with: () => [5],
  then,
});
const success = (with_: unknown[], on?: Call['on']): Call => ({
  on,
  with: () => with_,
  then: (chart, successPolicy) => {
    lib.Platform.set(chart, { kubernetes: lib.KubernetesVersion.V1_31 });
    parallel(chart, { successPolicy });
  },
});
const call = (then: Call['then'], ...args: unknown[]): Call => ({ with: () => args, then });
const program = (chart: Chart, one: unknown) => batch(chart, { program: one });
const figures = (chart: Chart, resources: unknown) => batch(chart, { resources });
const parameter = (chart: Chart, one: unknown) => adHoc(chart, { parameters: [one] });
const literal = (chart: Chart, exception: unknown) =>
  batch(chart, { env: { API_KEY: EnvValue.fromValue('a') }, pod: { exceptions: [exception] } });
const explain = (on: Call['on']): Call => ({ on, with: () => [{ exitCode: 2 }], then: nothing });
const zone = { timeZone: 'Europe/Berlin' };

/** Each public method that takes something. */
const CALLS: Record<string, Call> = {
  'PriorityClass.existing': call((chart, priority) => batch(chart, { priority }), 'low'),
  'FailurePolicy.failJobOn': policy(),
  'FailurePolicy.failJobUnless': policy(),
  'FailurePolicy.failIndexOn': policy((chart, one) => parallel(chart, { failurePolicy: one, backoffLimitPerIndex: 1 })),
  'FailurePolicy.ignoreOn': policy(),
  'Parameter.choice': call(parameter, 'size', ['small'], { description: 'how much' }),
  'Parameter.integer': call(parameter, 'size', { max: 9 }),
  'Parameter.text': call(parameter, 'size', { maxLength: 9 }),
  'SuccessPolicy.any': success([1]),
  'SuccessPolicy.all': success([[0]]),
  'SuccessPolicy.anyOf': success([1, [0]]),
  'SuccessPolicy.orAny': success([1], () => lib.SuccessPolicy.all([0])),
  'SuccessPolicy.orAll': success([[0]], () => lib.SuccessPolicy.any(1)),
  'SuccessPolicy.orAnyOf': success([1, [0]], () => lib.SuccessPolicy.any(1)),
  'Platform.set': {
    with: (chart) => [chart, { kubernetes: lib.KubernetesVersion.V1_27 }],
    then: (chart) => batch(chart, {}),
  },
  'Platform.of': { with: (chart) => [chart], then: nothing },
  'Egress.toCidr': call(inPod('egress'), '10.0.0.0/8', 5432),
  'Egress.toPods': call(inPod('egress'), { app: 'db' }, 5432),
  'Egress.toNamespace': call(inPod('egress'), 'data', { app: 'db' }, 5432),
  'HardeningException.writableRootFilesystem': call(inPod('exceptions'), 'a reason'),
  'HardeningException.userId': call(inPod('exceptions'), 999, 999, 'a reason'),
  'HardeningException.serviceAccountToken': call(inPod('exceptions'), 'a reason'),
  'HardeningException.literalEnv': call(literal, 'API_KEY', 'a reason'),
  'HardeningException.literalText': call(inPod('exceptions'), 'program.args[0]', 'a reason'),
  'Mount.secret': { with: (chart) => ['/a', login(chart)], then: inPod('mounts') },
  'Mount.configMap': call(nothing, '/a', { name: 'settings' }),
  'Mount.persistentVolumeClaim': call(nothing, '/a', { name: 'data' }),
  'Mount.scratch': call(inPod('mounts'), '/a', Size.mebibytes(1)),
  'PackageIndex.of': call(
    (chart, packageIndex) => program(chart, lib.Program.python(ANALYSIS, { ...PYTHON, packageIndex })),
    'https://packages.example/simple',
    '10.0.0.0/8',
  ),
  'Program.image': call(program, 'a:1', { args: ['--all'] }),
  'Program.shell': call(program, SCRIPT, { image: 'a:1' }),
  'Program.python': call(program, ANALYSIS, { image: 'a:1' }),
  'Resources.of': call(figures, FIGURES),
  'Resources.steady': call(figures, FIGURES.cpuLimit, FIGURES.memoryLimit),
  'Resources.burstable': call(figures, FIGURES.cpuLimit, FIGURES.memoryLimit),
  'Resources.memoryBound': call(figures, FIGURES.memoryLimit),
  'Resources.withoutCpuLimit': { on: () => RESOURCES, with: () => ['a reason'], then: figures },
  'Spread.over': call(inPod('spread'), 'rack'),
  'Toleration.equal': call(inPod('tolerations'), 'spot', 'true', lib.TaintEffect.NO_EXECUTE),
  'Toleration.exists': call(inPod('tolerations'), 'spot', lib.TaintEffect.NO_EXECUTE),
  'BrokerTls.authority': {
    with: (chart) => [login(chart, 'authority'), 'ca.crt'],
    then: (chart, tls) => pool(chart, external(chart, { tls }).queue('tasks')),
  },
  'ExternalBroker.queue': {
    on: (chart) => external(chart),
    with: () => ['tasks'],
    then: (chart, one) => pool(chart, one),
  },
  'RabbitMqBroker.queue': {
    on: (chart) => brokerIn(chart),
    with: () => ['tasks'],
    then: (chart, one) => pool(chart, one),
  },
  'Queue.quorum': call(withQueue, 'tasks', { attempts: 3 }),
  'Queue.classic': call(withQueue, 'tasks', { attempts: 3 }),
  'Schedule.cron': call(when, '0 5 * * *', zone),
  'Schedule.everyMinutes': call(when, 15, zone),
  'Schedule.hourly': call(when, 5, zone),
  'Schedule.daily': call(when, '05:00', zone),
  'Schedule.weekly': call(when, lib.Weekday.MONDAY, '05:00', zone),
  'Schedule.monthly': call(when, 1, '05:00', zone),
  'Schedule.spread': { on: () => lib.Schedule.hourly(0), with: () => ['a'], then: when },
  'Schedule.nextRuns': { on: () => lib.Schedule.hourly(0), with: () => [new Date(0), 3], then: nothing },
  'AdHocJob.explain': explain((chart) => adHoc(chart, {})),
  'BatchJob.explain': explain((chart) => batch(chart, {})),
  'ParallelBatchJob.explain': explain((chart) => parallel(chart, {})),
  'QueueProducer.explain': explain((chart) => {
    const queue = external(chart).queue('tasks');
    return new lib.QueueProducer(chart, 'work', { ...BASE, queue });
  }),
  'ScheduledCollector.explain': explain((chart) => collector(chart, {})),
};

/** Interfaces and methods that have an entry above. */
export const KNOWN = { interfaces: Object.keys(PROPS), methods: Object.keys(CALLS) };

const fillings = INTERFACES.filter(({ name }) => name in PROPS).map(({ name, props }): Target => {
  return { name, takes: props, make: PROPS[name] };
});

const calls = METHODS.filter(({ name }) => name in CALLS).map(({ name, parameters }): Target => {
  const [className, method] = name.split('.');
  const { on, with: good, then } = CALLS[name];
  return {
    name,
    takes: parameters,
    make: (chart, given) => {
      const target = on?.(chart) ?? (lib as Untyped)[className];
      const args = good(chart).map((one, index) => {
        const parameter = parameters[index]?.name ?? '';
        return parameter in given ? given[parameter] : one;
      });
      then(chart, target[method](...args));
    },
  };
});

export const TARGETS: Target[] = [...fillings, ...calls];

class Duck {
  public readonly name = 'x';
}

const circular: Record<string, unknown> = {};
circular.self = circular;

/** Another copy of the library, or of cdk8s, has classes of the same names. */
const TWINS = ['Program', 'Resources', 'Schedule', 'Mount', 'Size', 'Duration'].map(
  (name) => new { [name]: class {} }[name](),
);

/** What no type would let pass, and some of what one would. */
const VALUES: unknown[] = [
  undefined,
  null,
  ...[0, -0, 5, -1, 0.5, NaN, Infinity, 2 ** 53, 10n, true, false],
  ...['x', '', '60', 'false', 'no', '1Gi', 'Sometimes', 'tasks', 'a b', '\0', '\ud800', '10.0.0.0/8'],
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
  ...[EnvValue.fromValue('x'), EnvValue.fromValue(8080 as Untyped), lib.Program.image('a:1'), lib.Egress.https()],
  ...[lib.Overlap.SKIP, lib.TaintEffect, lib.Delivery.FLUX, RESOURCES, lib.Schedule.hourly(5), lib.Spread.overNodes()],
];

/** Any of these, some in lists and maps, or anything at all. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...VALUES) },
  fc.array(fc.constantFrom(...VALUES), { maxLength: 2 }),
  fc.dictionary(fc.constantFrom('a', 'A', 'name', 'image', 'a b'), fc.constantFrom(...VALUES), { maxKeys: 2 }),
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withNullPrototype: true }),
);

export { VALUES };
