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
import { inShort } from '../support/refusals';
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
    const problems = problemsOf((chart) => new Construct(chart, 'work', {} as never));
    expect(problems.map(inShort)).toEqual(props.map((prop) => `[batch/work] ${prop}: got nothing`));
    expect(problems.filter((line) => !line.includes('; there is no default: '))).toEqual([]);
  });

  it('says so when it is given something else', () => {
    const wrong = { program: 'busybox', resources: {}, schedule: '0 5 * * *', failurePolicy: 'Ignore' } as never;
    expect(problemsOf((chart) => new ScheduledCollector(chart, 'work', wrong)).map(inShort)).toEqual([
      '[batch/work] program: got "busybox"',
      '[batch/work] resources: got {}',
      '[batch/work] failurePolicy: got "Ignore"',
      '[batch/work] schedule: got "0 5 * * *"',
    ]);
  });

  it('says so when a variable is a plain text', () => {
    const env = { MODE: 'full' } as never;
    expect(problemsOf((chart) => new BatchJob(chart, 'work', { ...BASE, env })).map(inShort)).toEqual([
      '[batch/work] env["MODE"]: got a plain text',
    ]);
  });
});
