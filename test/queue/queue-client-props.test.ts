import { Chart } from 'cdk8s';
import {
  AdHocJob,
  BatchJob,
  BrokerQueue,
  Interpreter,
  ParallelBatchJob,
  Program,
  Schedule,
  ScheduledCollector,
  Shards,
} from '../../lib';
import { queueClientPart, queueClientProblems } from '../../lib/queue/queue-client-props';
import { find, render } from '../support/manifests';
import { BASE, PROGRAM, TASKS, batchChart } from '../workloads/sample';
import { makeBroker } from './sample';

const PYTHON = Program.script('programs/dead-letters.py', Interpreter.python('python:3.13-alpine'));
const CORE = ['queue_client.py', 'queue_dead_letters.py', 'queue_environment.py', 'queue_settings.py'];

const filesOf = (program: Program, queue?: BrokerQueue) => Object.keys(queueClientPart({ program, queue }).files ?? {});

describe('a job that may use a queue', () => {
  const queue = makeBroker(batchChart(), { queues: [TASKS] }).queue(TASKS);

  it('gets nothing without one', () => {
    expect(queueClientPart({ program: PYTHON })).toEqual({});
    expect(queueClientProblems(batchChart(), { program: PYTHON })).toEqual([]);
  });

  it('brings the core of dead letters to a Python program alone', () => {
    expect(filesOf(PYTHON, queue).sort()).toEqual(CORE);
    expect(filesOf(PROGRAM, queue)).toEqual([]);
  });

  it('is in the namespace of its broker', () => {
    const elsewhere = new Chart(batchChart(), 'elsewhere', { namespace: 'shop' });
    expect(queueClientProblems(batchChart(), { program: PYTHON, queue })).toEqual([]);
    expect(queueClientProblems(elsewhere, { program: PYTHON, queue }).map(({ prop }) => prop)).toEqual(['queue']);
  });

  it.each<[string, (chart: Chart, props: { program: Program; queue: BrokerQueue }) => void]>([
    ['an ad-hoc job', (chart, props) => new AdHocJob(chart, 'client', { ...BASE, ...props })],
    ['a batch job', (chart, props) => new BatchJob(chart, 'client', { ...BASE, ...props })],
    [
      'a parallel batch job',
      (chart, props) => new ParallelBatchJob(chart, 'client', { ...BASE, shards: Shards.completions(2), ...props }),
    ],
    [
      'a collector',
      (chart, props) => new ScheduledCollector(chart, 'client', { ...BASE, schedule: Schedule.hourly(0), ...props }),
    ],
  ])('is %s', (_title, make) => {
    const chart = batchChart();
    make(chart, { program: PYTHON, queue: makeBroker(chart, { queues: [TASKS] }).queue(TASKS) });
    expect(Object.keys(find(render(chart), 'ConfigMap', 'client').data).sort()).toEqual(['dead-letters.py', ...CORE]);
  });
});
