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
    const says = 'got nothing, allowed a value: there is no default; say it; the docs of this prop have the words';
    expect(problemsOf((chart) => new Construct(chart, 'work', {} as never))).toEqual(
      props.map((prop) => `[batch/work] ${prop}: ${says}`),
    );
  });

  it('says so when it is given something else', () => {
    const wrong = { program: 'busybox', resources: {}, schedule: '0 5 * * *', failurePolicy: 'Ignore' } as never;
    const says = (prop: string, got: string, name: string) =>
      `[batch/work] ${prop}: got ${got}, allowed a ${name}; make one with ${name}.…; see the docs of the class`;
    expect(problemsOf((chart) => new ScheduledCollector(chart, 'work', wrong))).toEqual([
      says('program', '"busybox"', 'Program'),
      says('resources', '{}', 'Resources'),
      says('failurePolicy', '"Ignore"', 'FailurePolicy'),
      says('schedule', '"0 5 * * *"', 'Schedule'),
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
