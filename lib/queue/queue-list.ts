import { Construct } from 'constructs';
import { listOf, valueOf } from '../fields/kinds';
import { Problem, rejectIfAny, unless } from '../fields/problem';
import { show } from '../fields/show';
import { BrokerQueue, IBroker } from './broker';
import { Queue } from './queue';

/** The prop `queues` of a broker. */
export const queueList = listOf(valueOf(Queue, ['quorum', 'classic'])).checkedBy(queueListProblems);

const heldQueue = valueOf(Queue, 'hand over the value itself, as in broker.queue(tasks)');

/** A queue of a broker, as its workers and producers ask for it. */
export function brokerQueueOf(broker: Construct & IBroker, queues: Queue[], queue: Queue): BrokerQueue {
  const names = queues.map(({ name }) => show(name)).join(', ');
  const allowed = `a Queue of \`queues\`, which has ${names}`;
  rejectIfAny(broker, queues.includes(queue) ? [] : [{ ...strangerProblem(queues, queue), allowed }]);
  return BrokerQueue._make(broker, queue);
}

/** Two values of one name may promise different things. */
function strangerProblem(queues: Queue[], queue: Queue): Omit<Problem, 'allowed'> {
  const [ofType] = heldQueue.propTypeProblems('queue', queue);
  if (ofType) {
    return ofType;
  }
  const [got, fix] = queues.some(({ name }) => name === queue.name)
    ? [`another Queue ${show(queue.name)}`, 'make it once, and hand over the same value']
    : [`a Queue ${show(queue.name)}`, 'put it into `queues`, or hand over one of these'];
  return { prop: 'queue', got, fix };
}

function queueListProblems(prop: string, queues: Queue[]): Problem[] {
  const fix = "for example Queue.quorum('tasks')";
  return queues.length === 0
    ? [{ prop, got: 'none', allowed: 'at least one queue', fix }]
    : queues.flatMap((queue, index) => nameProblems(`${prop}[${index}]`, queue, queues.slice(0, index)));
}

/** The name of a queue, of its waiting queues and of its dead letters are on the broker once. */
function nameProblems(prop: string, queue: Queue, before: Queue[]): Problem[] {
  const got = show(queue.name);
  if (before.some(({ name }) => name === queue.name)) {
    return [{ prop, got, allowed: 'a name that no other queue has', fix: 'declare each queue once' }];
  }
  const names = declaredNames(queue);
  const other = before.find((one) => declaredNames(one).some((name) => names.includes(name)));
  const allowed = `a name apart from ${show(other?.name)}, its dead letters and its waiting tasks`;
  return unless(other === undefined, { prop, got, allowed, fix: 'rename one of them' });
}

function declaredNames({ _topology }: Queue): string[] {
  return _topology.declarations.map(({ name }) => name);
}
