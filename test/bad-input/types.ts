import { Chart, Duration, Size } from 'cdk8s';
import { Cpu, EnvValue, Secret } from 'cdk8s-plus-27';
import {
  AdHocJob,
  BatchJob,
  BatchNamespace,
  BatchPriorityClass,
  BrokerTls,
  Egress,
  ExternalBroker,
  HardeningException,
  Mount,
  ParallelBatchJob,
  Platform,
  Program,
  Queue,
  QueueWorkerPool,
  RabbitMqBroker,
  Resources,
  Schedule,
  ScheduledCollector,
  Spread,
  Toleration,
} from '../../lib';
import { BASE, RESOURCES } from '../workloads/sample';
import { BadInput, cronJob, jobWithContainer, jobWithPods } from './case';

/** What somebody writes in JavaScript, or is rendered without a type check. */
const untyped = (value: unknown) => value as never;

const login = (chart: Chart) => Secret.fromSecretName(chart, 'login', 'mq-login');
const batch =
  (props: object): BadInput['make'] =>
  (chart) =>
    new BatchJob(chart, 'report', { ...BASE, ...props });
const collector =
  (props: object): BadInput['make'] =>
  (chart) =>
    new ScheduledCollector(chart, 'report', { ...BASE, schedule: Schedule.hourly(5), ...props });
const external =
  (props: object): BadInput['make'] =>
  (chart) => {
    const credentials = login(chart);
    const queues = [Queue.quorum('tasks')];
    return new ExternalBroker(chart, 'mq', {
      host: 'mq.example',
      credentials,
      queues,
      egress: Egress.https(),
      ...props,
    });
  };

const NONE = 'got nothing, allowed a value: there is no default; say it; the docs of this prop have the words';
const BOOLEAN = 'allowed true or false; write one of them, without quotes';
const NUMBER = 'allowed a number; write it in digits, without quotes';
const PROGRAM = 'allowed a Program; make one with Program.…; see the docs of the class';
const AN_ENV =
  'allowed an EnvValue of cdk8s-plus; write EnvValue.fromValue(…), or EnvValue.fromSecretValue for a secret';
const A_SECRET = (name: string) =>
  `allowed a Secret of cdk8s-plus; write for example Secret.fromSecretName(chart, 'id', ${name})`;

export const TYPES: BadInput[] = [
  {
    what: 'no props at all',
    make: (chart) => new BatchJob(chart, 'report', untyped(undefined)),
    says: [`[shop/report] program: ${NONE}`, `[shop/report] resources: ${NONE}`],
    ours: 'JavaScript',
  },
  {
    what: 'props in a list',
    make: (chart) => new BatchNamespace(chart, 'analytics', untyped(['analytics'])),
    says: [
      '[shop/analytics] props: got ["analytics"], allowed any of name, quota, labels, annotations; write them in braces, each with its name',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'several of another type, and one missing',
    make: batch({ program: undefined, name: 5, activeDeadline: 3600, backoffLimit: '3', nameByContent: 'no' }),
    says: [
      '[shop/report] name: got 5, allowed text; write "5"',
      `[shop/report] program: ${NONE}`,
      `[shop/report] backoffLimit: got "3", ${NUMBER}`,
      '[shop/report] activeDeadline: got 3600, allowed a Duration; write for example Duration.seconds(3600)',
      `[shop/report] nameByContent: got "no", ${BOOLEAN}`,
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a command in place of a program',
    make: batch({ program: ['python', 'report.py'] }),
    says: [`[shop/report] program: got ["python","report.py"], ${PROGRAM}`],
    ours: 'JavaScript',
  },
  {
    what: 'figures in place of resources',
    make: batch({ resources: { cpu: '100m', memory: '64Mi' } }),
    says: [
      '[shop/report] resources: got {"cpu":"100m","memory":"64Mi"}, allowed a Resources; make one with Resources.…; see the docs of the class',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a program of another copy of the library',
    make: batch({ program: new { Program: class Program {} }.Program() }),
    says: [
      '[shop/report] program: got a Program of another copy of cdk8s-batch, allowed a Program; keep one: see `npm ls cdk8s-batch`',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a variable of an object',
    make: batch({ env: { MODE: {} } }),
    says: [`[shop/report] env["MODE"]: got {}, ${AN_ENV}`],
    ours: 'JavaScript',
  },
  {
    what: 'a variable of a number',
    make: batch({ env: { PORT: EnvValue.fromValue(untyped(8080)) } }),
    says: ['[shop/report] env["PORT"]: got 8080, allowed text; write "8080"'],
    manifest: jobWithContainer({ env: [{ name: 'PORT', value: 8080 }] }),
  },
  {
    what: 'labels in a list',
    make: batch({ labels: ['books'] }),
    says: [
      `[shop/report] labels: got ["books"], allowed values by name; write them in braces, for example { team: 'books' }`,
    ],
    manifest: jobWithPods({}, { labels: ['books'] }),
  },
  {
    what: 'a priority by its name',
    make: batch({ priority: 'batch-low' }),
    says: [
      '[shop/report] priority: got "batch-low", allowed a PriorityClass; write for example PriorityClass.existing("batch-low")',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a ServiceAccount and pull secrets by their names',
    make: batch({ pod: { imagePullSecrets: ['registry'], serviceAccount: 'reporter' } }),
    says: [
      `[shop/report] pod.imagePullSecrets[0]: got "registry", ${A_SECRET('"registry"')}`,
      `[shop/report] pod.serviceAccount: got "reporter", allowed a ServiceAccount of cdk8s-plus; write for example ServiceAccount.fromServiceAccountName(chart, 'id', "reporter")`,
    ],
    ours: 'JavaScript',
  },
  {
    what: 'lists that are none',
    make: batch({
      pod: {
        mounts: Mount.scratch('/data', Size.mebibytes(1)),
        egress: '10.0.0.0/8',
        spread: true,
        tolerations: 'spot',
        exceptions: {},
      },
    }),
    says: [
      '[shop/report] pod.mounts: got a Mount, allowed a list, each a Mount; put it in brackets',
      '[shop/report] pod.tolerations: got "spot", allowed a list, each a Toleration; make one with Toleration.…; see the docs of the class',
      '[shop/report] pod.spread: got true, allowed a list, each a Spread; make one with Spread.…; see the docs of the class',
      '[shop/report] pod.egress: got "10.0.0.0/8", allowed a list, each an Egress; make one with Egress.…; see the docs of the class',
      '[shop/report] pod.exceptions: got {}, allowed a list, each a HardeningException; make one with HardeningException.…; see the docs of the class',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'options of a pod that are none',
    make: batch({ pod: { tmpFolder: '1Gi' } }),
    says: [
      '[shop/report] pod: got {"tmpFolder":"1Gi"}, allowed any of mounts, tmpSize, nodeSelector, tolerations, spread, imagePullSecrets, serviceAccount, egress, terminationGracePeriod, exceptions; write them in braces, each with its name',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a size in text and a time in digits for a pod',
    make: batch({ pod: { tmpSize: '1Gi', terminationGracePeriod: 30 } }),
    says: [
      '[shop/report] pod.tmpSize: got "1Gi", allowed a Size; write for example Size.mebibytes(64)',
      '[shop/report] pod.terminationGracePeriod: got 30, allowed a Duration; write for example Duration.seconds(30)',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a suspension in words',
    make: collector({ suspend: 'no' }),
    says: [`[shop/report] suspend: got "no", ${BOOLEAN}`],
    manifest: cronJob({ suspend: 'no' }),
  },
  {
    what: 'a schedule in text',
    make: collector({ schedule: '0 5 * * *', startingDeadline: '10m' }),
    says: [
      '[shop/report] schedule: got "0 5 * * *", allowed a Schedule; make one with Schedule.…; see the docs of the class',
      '[shop/report] startingDeadline: got "10m", allowed a Duration; write for example Duration.minutes(5)',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'completions in text',
    make: (chart) => new ParallelBatchJob(chart, 'report', { ...BASE, completions: untyped('3') }),
    says: [`[shop/report] completions: got "3", ${NUMBER}`],
    ours: 'JavaScript',
  },
  {
    what: 'parameters that are no list, and a time to live in seconds',
    make: (chart) =>
      new AdHocJob(chart, 'report', { ...BASE, parameters: untyped({ size: 's' }), timeToLive: untyped(86400) }),
    says: [
      `[shop/report] parameters: got {"size":"s"}, allowed a list, each a Parameter; for example Parameter.text('note')`,
      '[shop/report] timeToLive: got 86400, allowed a Duration; write for example Duration.seconds(86400)',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a queue by its name',
    make: (chart) => new QueueWorkerPool(chart, 'work', { ...BASE, queue: untyped('tasks') }),
    says: [
      `[shop/work] queue: got "tasks", allowed a BrokerQueue; ask its broker for it, for example broker.queue('tasks')`,
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a broker of texts',
    make: (chart) =>
      new RabbitMqBroker(chart, 'mq', {
        credentials: untyped('mq-login'),
        queues: untyped(['tasks']),
        resources: untyped({ cpu: 1 }),
        storage: untyped('8Gi'),
      }),
    says: [
      `[shop/mq] credentials: got "mq-login", ${A_SECRET('"mq-login"')}`,
      `[shop/mq] queues[0]: got "tasks", allowed a Queue; for example Queue.quorum('tasks')`,
      '[shop/mq] resources: got {"cpu":1}, allowed a Resources; make one with Resources.…; see the docs of the class',
      '[shop/mq] storage: got "8Gi", allowed a Size; write for example Size.mebibytes(64)',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a broker elsewhere that is secured in words',
    make: external({ plaintext: 'false', virtualHost: 5, egress: '10.0.0.0/8' }),
    says: [
      '[shop/mq] virtualHost: got 5, allowed text; write "5"',
      `[shop/mq] plaintext: got "false", ${BOOLEAN}`,
      '[shop/mq] egress: got "10.0.0.0/8", allowed an Egress; make one with Egress.…; see the docs of the class',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'an authority by its name',
    make: () => BrokerTls.authority(untyped('mq-ca')),
    says: [`BrokerTls.authority authority: got "mq-ca", ${A_SECRET('"mq-ca"')}`],
    ours: 'JavaScript',
  },
  {
    what: 'a namespace with a number for a name, and a quota that is none',
    make: (chart) => new BatchNamespace(chart, 'analytics', { name: untyped(5), quota: untyped('large') }),
    says: [
      '[shop/analytics] name: got 5, allowed text; write "5"',
      '[shop/analytics] quota: got "large", allowed any of cpuRequests, memoryRequests, memoryLimits, ephemeralStorage, storage, pods, jobs; write them in braces, each with its name',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a quota in the words of Kubernetes',
    make: (chart) =>
      new BatchNamespace(chart, 'analytics', {
        quota: untyped({ cpuRequests: '8', memoryRequests: '16Gi', pods: '100' }),
      }),
    says: [
      '[shop/analytics] quota.cpuRequests: got "8", allowed a Cpu of cdk8s-plus; write for example Cpu.units(8)',
      '[shop/analytics] quota.memoryRequests: got "16Gi", allowed a Size; write for example Size.mebibytes(64)',
      `[shop/analytics] quota.pods: got "100", ${NUMBER}`,
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a priority class that preempts sometimes',
    make: (chart) =>
      new BatchPriorityClass(chart, 'low', { description: untyped(5), preemptionPolicy: untyped('Sometimes') }),
    says: [
      '[shop/low] description: got 5, allowed text; write "5"',
      '[shop/low] preemptionPolicy: got "Sometimes", allowed Never, PreemptLowerPriority; write for example PreemptionPolicy.NEVER',
    ],
    manifest: {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'low' },
      value: -10,
      preemptionPolicy: 'Sometimes',
    },
  },
  {
    what: 'a program that is started by one text',
    make: () => Program.image('a:1', { command: untyped('python report.py'), args: untyped([8080]) }),
    says: [
      'Program.image command: got "python report.py", allowed a list, each text; put it in brackets',
      'Program.image args[0]: got 8080, allowed text; write "8080"',
    ],
    manifest: jobWithContainer({ args: [8080] }),
  },
  {
    what: 'a script without options',
    make: () => Program.shell('report.sh', untyped(undefined)),
    says: [
      'Program.shell options: got nothing, allowed any of image, args, files; write them in braces, each with its name',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a script that is none',
    make: () => Program.shell(untyped(undefined), { image: 'a:1' }),
    says: ['Program.shell file: got nothing, allowed text; write it in quotes'],
    ours: 'JavaScript',
  },
  {
    what: 'a Python program with an index and room in text',
    make: () =>
      Program.python('report.py', {
        image: 'a:1',
        requirements: 'requirements.txt',
        packageIndex: untyped('https://packages.example/simple'),
        packagesSize: untyped(512),
      }),
    says: [
      'Program.python packageIndex: got "https://packages.example/simple", allowed a PackageIndex; make one with PackageIndex.…; see the docs of the class',
      'Program.python packagesSize: got 512, allowed a Size; write for example Size.mebibytes(512)',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a mount of a Secret by its name',
    make: () => Mount.secret('/etc/app', untyped('settings')),
    says: [`Mount.secret secret: got "settings", ${A_SECRET('"settings"')}`],
    ours: 'JavaScript',
  },
  {
    what: 'a mount of a Secret that is a ConfigMap',
    make: () => Mount.secret('/etc/app', untyped({ kind: 'ConfigMap', name: 'settings' })),
    says: [`Mount.secret secret: got {"kind":"ConfigMap","name":"settings"}, ${A_SECRET("'name'")}`],
    ours: 'JavaScript',
  },
  {
    what: 'a scratch folder without a size',
    make: () => Mount.scratch('/data', untyped(undefined)),
    says: ['Mount.scratch size: got nothing, allowed a Size; write for example Size.mebibytes(64)'],
    ours: 'JavaScript',
  },
  {
    what: 'a way to no port',
    make: () => Egress.toCidr('10.0.0.0/8', untyped(undefined)),
    says: [`Egress.toCidr port: got nothing, ${NUMBER}`],
    ours: 'JavaScript',
  },
  {
    what: 'a toleration of no key, which would be one of every taint',
    make: () => Toleration.exists(untyped(undefined)),
    says: ['Toleration.exists key: got nothing, allowed text; write it in quotes'],
    ours: 'JavaScript',
  },
  {
    what: 'a toleration of an effect that no taint has',
    make: () => Toleration.exists('spot', untyped('NoExec')),
    says: [
      'Toleration.exists effect: got "NoExec", allowed NoSchedule, PreferNoSchedule, NoExecute; write for example TaintEffect.NO_SCHEDULE',
    ],
    manifest: jobWithPods({ tolerations: [{ key: 'spot', operator: 'Exists', effect: 'NoExec' }] }),
  },
  {
    what: 'a spread over nothing',
    make: () => Spread.over(untyped(undefined)),
    says: ['Spread.over topologyKey: got nothing, allowed text; write it in quotes'],
    ours: 'JavaScript',
  },
  {
    what: 'an exception for nothing',
    make: () => HardeningException.writableRootFilesystem(untyped(undefined)),
    says: [
      'HardeningException reason: got nothing, allowed a reason in words; say in a sentence why this pod needs it',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'figures in the words of Kubernetes',
    make: () => Resources.steady(untyped('200m'), untyped('64Mi')),
    says: [
      'Resources.steady cpu: got "200m", allowed a Cpu of cdk8s-plus; write for example Cpu.millis(200)',
      'Resources.steady memory: got "64Mi", allowed a Size; write for example Size.mebibytes(64)',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'figures in the wrong places',
    make: () => Resources.steady(untyped(Size.mebibytes(64)), untyped(Cpu.millis(200))),
    says: [
      'Resources.steady cpu: got a Size, allowed a Cpu of cdk8s-plus; write for example Cpu.millis(200)',
      'Resources.steady memory: got a Cpu, allowed a Size; write for example Size.mebibytes(64)',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'some of the four figures',
    make: () => Resources.of(untyped({ cpuRequest: Cpu.millis(100), memoryLimit: Size.mebibytes(64) })),
    says: [
      'Resources.of cpuLimit: got nothing, allowed a Cpu of cdk8s-plus; write for example Cpu.millis(200)',
      'Resources.of memoryRequest: got nothing, allowed a Size; write for example Size.mebibytes(64)',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'no CPU limit, without a reason',
    make: () => RESOURCES.withoutCpuLimit(untyped(undefined)),
    says: [
      'Resources.withoutCpuLimit reason: got nothing, allowed a reason in words; say why throttling hurts this program',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a queue of nothing',
    make: () => Queue.quorum(untyped(undefined)),
    says: ['Queue.quorum name: got nothing, allowed text; write it in quotes'],
    ours: 'JavaScript',
  },
  {
    what: 'a queue with times in seconds, and what it does when it is full in the words of something else',
    make: () =>
      Queue.quorum('tasks', {
        retryDelay: untyped(10),
        longestTask: untyped('5m'),
        maxLength: 9,
        overflow: untyped('drop-tail'),
      }),
    says: [
      'Queue.quorum retryDelay: got 10, allowed a Duration; write for example Duration.seconds(10)',
      'Queue.quorum longestTask: got "5m", allowed a Duration; write for example Duration.minutes(5)',
      'Queue.quorum overflow: got "drop-tail", allowed reject-publish, drop-head; write for example Overflow.DROP_HEAD',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a time zone in place of options',
    make: () => Schedule.daily('05:00', untyped('Europe/Berlin')),
    says: [
      'Schedule.daily options: got "Europe/Berlin", allowed any of timeZone, dst; write them in braces, each with its name',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a minute in text',
    make: () => Schedule.hourly(untyped('5')),
    says: [`Schedule.hourly minute: got "5", ${NUMBER}`],
    ours: 'JavaScript',
  },
  {
    what: 'a platform of nothing',
    make: (chart) => Platform.set(chart, untyped(undefined)),
    says: ['Platform.set props: got nothing, allowed options by name; write them in braces, each with its name'],
    ours: 'JavaScript',
  },
  {
    what: 'a platform for nothing',
    make: () => Platform.set(untyped(undefined), {}),
    says: ['Platform.set scope: got nothing, allowed an app, a chart or a construct; name the scope itself'],
    ours: 'JavaScript',
  },
  {
    what: 'a failure of nothing',
    make: (chart) => new BatchJob(chart, 'report', BASE).explain(untyped(undefined)),
    says: [
      'explain failure: got nothing, allowed any of exitCode, disrupted, index, failuresBefore, failedIndexesBefore, failedPodsBefore, tryDuration; write them in braces, each with its name',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a failure after some seconds',
    make: (chart) => new BatchJob(chart, 'report', BASE).explain({ tryDuration: untyped(60) }),
    says: ['explain tryDuration: got 60, allowed a Duration; write for example Duration.seconds(60)'],
    ours: 'JavaScript',
  },
  {
    what: 'a wait that is less than a millisecond',
    make: () => Queue.quorum('tasks', { retryDelay: Duration.seconds(0.0004) }),
    says: ['Queue.quorum retryDelay: got 0.0004s, allowed whole seconds from 1s to 3600s; it doubles with each try'],
    ours: 'JavaScript',
  },
];
