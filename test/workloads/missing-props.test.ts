import { Chart } from 'cdk8s';
import {
  AdHocJob,
  BatchJob,
  ExternalBroker,
  ParallelBatchJob,
  QueueProducer,
  QueueWorkerPool,
  RabbitMqBroker,
  ScheduledCollector,
} from '../../lib';
import { BASE, problemsOf } from './sample';

const ALLOWED: Record<string, string> = {
  program: 'a Program',
  resources: 'a Resources',
  schedule: 'a Schedule',
  completions: 'a number',
  queue: 'a BrokerQueue',
  queues: 'a list, each a Queue',
  credentials: 'a Secret of cdk8s-plus',
  host: 'text',
  egress: 'an Egress',
};
const MAKE: Record<string, string> = {
  program: 'make one with Program.image, Program.shell or Program.python',
  resources: 'make one with Resources.steady, Resources.burstable, Resources.memoryBound or Resources.of',
  schedule:
    'make one with Schedule.daily, Schedule.weekly, Schedule.monthly, Schedule.hourly, Schedule.everyMinutes or Schedule.cron',
  completions: 'write it in digits, without quotes',
  queue: "ask its broker for it, for example broker.queue('tasks')",
  queues: 'make one with Queue.quorum or Queue.classic',
  credentials: "write for example Secret.fromSecretName(chart, 'id', 'name')",
  host: 'write it in quotes',
  egress: 'make one with Egress.toCidr, Egress.toPods, Egress.toNamespace or Egress.https',
};

type Make = new (scope: Chart, id: string, props: never) => unknown;

describe('a construct that lacks what it must be given', () => {
  it.each<[Make, string[]]>([
    [ScheduledCollector, ['program', 'resources', 'schedule']],
    [AdHocJob, ['program', 'resources']],
    [BatchJob, ['program', 'resources']],
    [ParallelBatchJob, ['program', 'resources', 'completions']],
    [QueueWorkerPool, ['program', 'resources', 'queue']],
    [QueueProducer, ['program', 'resources', 'queue']],
    [RabbitMqBroker, ['credentials', 'queues']],
    [ExternalBroker, ['host', 'credentials', 'queues', 'egress']],
  ])('%p says so, prop by prop, as a render checks no types', (Construct, props) => {
    expect(problemsOf((chart) => new Construct(chart, 'work', {} as never))).toEqual(
      props.map(
        (prop) => `[batch/work] ${prop}: got nothing, allowed ${ALLOWED[prop]}; there is no default: ${MAKE[prop]}`,
      ),
    );
  });

  it('says so when it is given something else', () => {
    const wrong = { program: 'busybox', resources: {}, schedule: '0 5 * * *', failurePolicy: 'Ignore' } as never;
    expect(problemsOf((chart) => new ScheduledCollector(chart, 'work', wrong))).toEqual([
      `[batch/work] program: got "busybox", allowed a Program; ${MAKE.program}`,
      `[batch/work] resources: got {}, allowed a Resources; ${MAKE.resources}`,
      '[batch/work] failurePolicy: got "Ignore", allowed a FailurePolicy; ' +
        'make one with FailurePolicy.ignoreDisruptions or FailurePolicy.countDisruptions',
      `[batch/work] schedule: got "0 5 * * *", allowed a Schedule; ${MAKE.schedule}`,
    ]);
  });

  it('says so when a variable is a plain text', () => {
    const env = { MODE: 'full' } as never;
    expect(problemsOf((chart) => new BatchJob(chart, 'work', { ...BASE, env }))).toEqual([
      '[batch/work] env["MODE"]: got a plain text, allowed an EnvValue of cdk8s-plus; ' +
        'write EnvValue.fromValue(…), or EnvValue.fromSecretValue for a secret',
    ]);
  });
});
