import { Duration } from 'cdk8s';
import { Queue } from '../../lib';
import { queueList } from '../../lib/queue/queue-list';
import { refusalsOf } from '../support/refusals';
import { TASKS, batchChart } from '../workloads/sample';
import { makeBroker } from './sample';

const refusedOf = (...queues: Queue[]) => queueList.problems('queues', queues).map(({ prop }) => prop);

describe('the queues of a broker', () => {
  it('are at least one', () => {
    expect(refusedOf()).toEqual(['queues']);
    expect(refusedOf(Queue.quorum('tasks'))).toEqual([]);
  });

  it('are declared once', () => {
    expect(refusedOf(Queue.quorum('tasks'), Queue.quorum('mails'), Queue.classic('tasks'))).toEqual(['queues[2]']);
  });

  it.each([
    ['dead letters', 'tasks', 'tasks.dead'],
    ['waiting tasks', 'tasks', 'tasks.retry.20s'],
  ])('take no name of the %s of another', (_title, first, second) => {
    expect(refusedOf(Queue.quorum(first), Queue.quorum(second))).toEqual(['queues[1]']);
    expect(refusedOf(Queue.quorum(second), Queue.quorum(first))).toEqual(['queues[1]']);
  });

  it('may share a prefix', () => {
    const longer = Queue.quorum('tasks.retry.7s', { retryDelay: Duration.seconds(5) });
    expect(refusedOf(Queue.quorum('tasks'), longer, Queue.quorum('tasks.eu'))).toEqual([]);
  });
});

describe('a queue that is asked for', () => {
  it('is the one declared', () => {
    const queue = Queue.quorum('tasks');
    const broker = makeBroker(batchChart(), { queues: [queue] });
    expect(broker.queue(queue).contract).toBe(queue);
    expect(broker.queue(queue).broker).toBe(broker);
  });

  it('must be one that the broker has', () => {
    const broker = makeBroker(batchChart(), { queues: [TASKS, Queue.quorum('mails')] });
    const stranger = Queue.quorum('task');
    expect(refusalsOf(() => broker.queue(stranger))).toEqual(['[batch/rabbitmq] queue: got a Queue "task"']);
    expect(() => broker.queue(stranger)).toThrow('which has "tasks", "mails"; ');
  });

  it('is the value itself: another of its name may promise something else', () => {
    const broker = makeBroker(batchChart(), { queues: [TASKS] });
    const other = Queue.quorum('tasks');
    expect(refusalsOf(() => broker.queue(other))).toEqual(['[batch/rabbitmq] queue: got another Queue "tasks"']);
  });

  it('is no name, and no value of a broker', () => {
    const broker = makeBroker(batchChart(), { queues: [TASKS] });
    const refused = (value: unknown) => refusalsOf(() => broker.queue(value as Queue));
    expect(refused('tasks')).toEqual(['[batch/rabbitmq] queue: got "tasks"']);
    expect(refused(undefined)).toEqual(['[batch/rabbitmq] queue: got nothing']);
    expect(refused(broker.queue(TASKS))).toEqual(['[batch/rabbitmq] queue: got a BrokerQueue']);
  });
});
