import { Chart } from 'cdk8s';
import { EnvFieldPaths, EnvValue } from 'cdk8s-plus-27';
import * as lib from '../../lib';
import { RESOURCES, TASKS } from '../workloads/sample';
import {
  Untyped,
  adHoc,
  batch,
  collector,
  externalBroker,
  login,
  parallel,
  pool,
  producer,
  rabbitMqBroker,
} from './constructs';

/** The good arguments of a method, what it is called on when it is not static, and what is done with its value. */
export interface Call {
  readonly on?: (chart: Chart) => Untyped;
  readonly with: (chart: Chart) => unknown[];
  readonly then: (chart: Chart, value: Untyped) => void;
}

const PYTHON = 'python:3.13-alpine';
const requirements = 'programs/queue.requirements.txt';
const SCRIPT = 'programs/collect-metrics.sh';

const THREE = lib.Shards.completions(3);

const inPod = (prop: string) => (chart: Chart, value: unknown) => batch(chart, { [prop]: [value] });
const oneOfPod = (prop: string) => (chart: Chart, value: unknown) => batch(chart, { [prop]: value });
const inJob = (prop: string) => (chart: Chart, value: unknown) => parallel(chart, { [prop]: value });
const when = (chart: Chart, schedule: unknown) => collector(chart, { schedule });
const withQueue = (chart: Chart, queue: unknown) =>
  pool(chart, { queue: externalBroker(chart, { queues: [queue] }).queue(queue) });
const ofQueue = (chart: Chart, queue: unknown) => pool(chart, { queue });
const nothing = () => undefined;
const policy = (then = inJob('failurePolicy')): Call => ({
  on: () => lib.FailurePolicy.countDisruptions(),
  with: () => [5],
  then,
});
const success = (with_: unknown[], on?: Call['on']): Call => ({
  on,
  with: () => with_,
  then: (chart, policy) => ofShards(chart, THREE.successPolicy(policy)),
});
const ofShards = (chart: Chart, shards: unknown) => {
  lib.Platform.set(chart, { kubernetes: lib.KubernetesVersion.V1_31 });
  parallel(chart, { shards });
};
const word = (...args: unknown[]): Call => ({ on: () => THREE, with: () => args, then: ofShards });
const call = (then: Call['then'], ...args: unknown[]): Call => ({ with: () => args, then });
const program = (chart: Chart, one: unknown) => batch(chart, { program: one });
const startedBy = (chart: Chart, interpreter: Untyped) => program(chart, lib.Program.script(SCRIPT, interpreter));
const figures = (chart: Chart, resources: unknown) => batch(chart, { resources });
const parameter = (chart: Chart, one: unknown) => adHoc(chart, { parameters: [one] });
const literal = (chart: Chart, exception: unknown) => batch(chart, { env: { API_KEY: 'a' }, waivers: [exception] });
const explain = (on: Call['on'], failure = {}): Call => ({ on, with: () => [failure], then: nothing });
const zone = { timeZone: 'Europe/Berlin' };
const shifted = { ...zone, dst: lib.DaylightSaving.SHIFT };

/** Each public method that takes something. */
export const CALLS: Record<string, Call> = {
  'PriorityClass.existing': call((chart, priority) => batch(chart, { priority }), 'low'),
  'FailurePolicy.failJobOn': policy(),
  'FailurePolicy.failJobUnless': policy(),
  'FailurePolicy.failIndexOn': policy((chart, one) =>
    parallel(chart, { failurePolicy: one, shards: THREE.backoffLimitPerIndex(1) }),
  ),
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
  'Shards.completions': call(ofShards, 5),
  'Shards.nonIndexed': call(ofShards, 5),
  'Shards.parallelism': word(2),
  'Shards.backoffLimitPerIndex': word(2),
  'Shards.maxFailedIndexes': {
    ...word(2),
    then: (chart, shards) => ofShards(chart, shards.backoffLimitPerIndex(1)),
  },
  'Shards.successPolicy': word(lib.SuccessPolicy.any(1)),
  'Platform.set': {
    with: (chart) => [chart, { kubernetes: lib.KubernetesVersion.V1_27 }],
    then: (chart) => batch(chart),
  },
  'Platform.of': { with: (chart) => [chart], then: nothing },
  'Defaults.set': { with: (chart) => [chart, { labels: { team: 'a' } }], then: (chart) => batch(chart) },
  'Defaults.explain': { with: (chart) => [batch(chart)], then: nothing },
  'EnvSource.secretKey': { with: (chart) => ['API_TOKEN', login(chart), 'password'], then: inPod('envFrom') },
  'EnvSource.configMapKey': call(nothing, 'LEVEL', { name: 'settings' }, 'level'),
  'EnvSource.value': call(inPod('envFrom'), 'POD_NAME', EnvValue.fromFieldRef(EnvFieldPaths.POD_NAME)),
  'Network.toCidr': call(inPod('network'), '10.0.0.0/8', '5432'),
  'Network.toPods': call(inPod('network'), { app: 'db' }, '5432'),
  'Network.toNamespace': call(inPod('network'), 'data', '5432'),
  'Network.pods': {
    on: () => lib.Network.toNamespace('data', '5432'),
    with: () => [{ app: 'db' }],
    then: inPod('network'),
  },
  'Waiver.writableRootFilesystem': call(inPod('waivers'), 'a reason'),
  'Waiver.userId': call(inPod('waivers'), 999, 999, 'a reason'),
  'Waiver.literal': call(literal, 'env.API_KEY', 'a reason'),
  'Identity.serviceAccount': call(nothing, { name: 'reporter' }),
  'Identity.withToken': { on: () => lib.Identity.own(), with: () => ['a reason'], then: oneOfPod('identity') },
  'Mount.secret': { with: (chart) => ['/a', login(chart)], then: inPod('mounts') },
  'Mount.configMap': call(nothing, '/a', { name: 'settings' }),
  'Mount.persistentVolumeClaim': call(nothing, '/a', { name: 'data' }),
  'Mount.scratch': call(inPod('mounts'), '/a', '1Mi'),
  'Interpreter.shell': call(startedBy, 'a:1'),
  'Interpreter.python': call(startedBy, PYTHON, { requirements }),
  'Interpreter.of': call(startedBy, 'a:1', 'bash'),
  'PackageIndex.of': call(
    (chart, packageIndex) => startedBy(chart, lib.Interpreter.python(PYTHON, { requirements, packageIndex })),
    'https://packages.example/simple',
    '10.0.0.0/8',
  ),
  'Program.image': call(program, 'a:1', { args: ['--all'] }),
  'Program.script': call(program, SCRIPT, lib.Interpreter.shell('a:1'), { args: ['--all'] }),
  'Resources.of': call(figures, '100m', '1Mi'),
  'Resources.upTo': { on: () => RESOURCES, with: () => ['200m', '128Mi'], then: figures },
  'Resources.withoutCpuLimit': { on: () => RESOURCES, with: () => ['a reason'], then: figures },
  'Patch.manifest': call(inPod('patches'), { metadata: { labels: { tier: 'a' } } }),
  'Patch.pod': call(inPod('patches'), { shareProcessNamespace: true }),
  'Patch.container': call(inPod('patches'), { workingDir: '/srv' }, 'batchjob'),
  'Placement.onNodes': call(inPod('placement'), 'pool', 'spot'),
  'Placement.offNodes': call(inPod('placement'), 'pool', 'spot'),
  'Placement.toleration': call(inPod('placement'), 'spot', 'true'),
  'Placement.spreadOver': call(inPod('placement'), 'rack'),
  'Placement.effect': {
    on: () => lib.Placement.toleration('spot'),
    with: () => ['NoExecute'],
    then: inPod('placement'),
  },
  'Placement.preferred': { on: () => lib.Placement.onNodes('pool'), with: () => [5], then: inPod('placement') },
  'BrokerTls.authority': {
    with: (chart) => [login(chart, 'authority'), 'ca.crt'],
    then: (chart, tls) => ofQueue(chart, externalBroker(chart, { tls }).queue(TASKS)),
  },
  'ExternalBroker.queue': { on: externalBroker, with: () => [TASKS], then: ofQueue },
  'RabbitMqBroker.queue': { on: rabbitMqBroker, with: () => [TASKS], then: ofQueue },
  'Queue.quorum': call(withQueue, 'tasks', { maxLength: 5 }),
  'Queue.classic': call(withQueue, 'tasks', { attempts: 3 }),
  'Schedule.cron': call(when, '0 5 * * *', zone),
  'Schedule.everyMinutes': call(when, 15, zone),
  'Schedule.hourly': call(when, 5, zone),
  'Schedule.daily': call(when, '02:30', shifted),
  'Schedule.weekly': call(when, lib.Weekday.MONDAY, '05:00', zone),
  'Schedule.monthly': call(when, 1, '05:00', zone),
  'Schedule.spread': { on: () => lib.Schedule.hourly(0), with: () => ['a'], then: when },
  'Schedule.nextRuns': { on: () => lib.Schedule.hourly(0), with: () => [new Date(0), 3], then: nothing },
  'AdHocJob.explain': explain(adHoc, { exitCode: 2 }),
  'BatchJob.explain': explain(batch, { exitCode: 2 }),
  'ParallelBatchJob.explain': explain((chart) =>
    parallel(chart, { shards: THREE.backoffLimitPerIndex(2), backoffLimit: 9 }),
  ),
  'QueueProducer.explain': explain(producer, { exitCode: 2 }),
  'ScheduledCollector.explain': explain(collector, { exitCode: 2 }),
};
