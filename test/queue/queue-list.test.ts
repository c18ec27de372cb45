import { Duration } from 'cdk8s';
import { Queue } from '../../lib';
import { describe as sentence } from '../../lib/fields/problem';
import { queueList } from '../../lib/queue/queue-list';
import { batchChart } from '../workloads/sample';
import { linesOf, makeBroker } from './sample';

const problemsOf = (...queues: Queue[]) => queueList.problems('queues', queues).map(sentence);

describe('the queues of a broker', () => {
  it('are at least one', () => {
    expect(problemsOf()).toEqual(["queues: got none, allowed at least one queue; for example Queue.quorum('tasks')"]);
    expect(problemsOf(Queue.quorum('tasks'))).toEqual([]);
  });

  it('are declared once', () => {
    expect(problemsOf(Queue.quorum('tasks'), Queue.quorum('mails'), Queue.classic('tasks'))).toEqual([
      'queues[2]: got "tasks", allowed a name that no other queue has; declare each queue once',
    ]);
  });

  it.each([
    ['dead letters', 'tasks', 'tasks.dead'],
    ['waiting tasks', 'tasks', 'tasks.retry.20s'],
  ])('take no name of the %s of another', (_title, first, second) => {
    expect(problemsOf(Queue.quorum(first), Queue.quorum(second))).toEqual([
      `queues[1]: got "${second}", allowed a name apart from "${first}", its dead letters and its waiting tasks; ` +
        'rename one of them',
    ]);
    expect(problemsOf(Queue.quorum(second), Queue.quorum(first))).toEqual([
      `queues[1]: got "${first}", allowed a name apart from "${second}", its dead letters and its waiting tasks; ` +
        'rename one of them',
    ]);
  });

  it('may share a prefix', () => {
    const longer = Queue.quorum('tasks.retry.7s', { retryDelay: Duration.seconds(5) });
    expect(problemsOf(Queue.quorum('tasks'), longer, Queue.quorum('tasks.eu'))).toEqual([]);
  });
});

describe('a queue that is asked for', () => {
  it('is the one declared', () => {
    const queue = Queue.quorum('tasks');
    const broker = makeBroker(batchChart(), { queues: [queue] });
    expect(broker.queue('tasks').contract).toBe(queue);
    expect(broker.queue('tasks').broker).toBe(broker);
  });

  it('must be one that the broker has', () => {
    const broker = makeBroker(batchChart(), { queues: [Queue.quorum('tasks'), Queue.quorum('mails')] });
    expect(linesOf(() => broker.queue('task'))).toEqual([
      '[batch/rabbitmq] queue: got "task", allowed "tasks", "mails"; declare it in `queues`, or correct the name',
    ]);
  });
});
