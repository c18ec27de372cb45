import { Construct } from 'constructs';
import { listOf, valueOf } from '../fields/kinds';
import { Problem, rejectIfAny, unless } from '../fields/problem';
import { show } from '../fields/show';
import { BrokerQueue, IBroker } from './broker';
import { Queue } from './queue';

/** The prop `queues` of a broker. */
export const queueList = listOf(valueOf(Queue, ['quorum', 'classic'])).checkedBy(queueListProblems);

/** A queue of a broker, as its workers and producers ask for it. */
export function findQueue(broker: Construct & IBroker, queues: Queue[], name: string): BrokerQueue {
  const [found] = queues.filter((queue) => queue.name === name);
  const allowed = queues.map((queue) => show(queue.name)).join(', ');
  const fix = 'declare it in `queues`, or correct the name';
  rejectIfAny(broker, unless(found !== undefined, { prop: 'queue', got: show(name), allowed, fix }));
  return BrokerQueue._make(broker, found);
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
