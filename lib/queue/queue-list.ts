import { Construct, IConstruct } from 'constructs';
import { listOf, valueOf } from '../fields/kinds';
import { Problem, describe, rejectIfAny } from '../fields/problem';
import { show } from '../fields/show';
import { IBroker } from './broker';
import { Queue } from './queue';
import { declarations, topology } from './topology';

/** The prop `queues` of a broker. */
export const queueList = listOf(valueOf(Queue, ['quorum', 'classic'])).checkedBy(queueListProblems);

/** The queues of one broker: at least one, each once, and none with the name of another one's waiting or dead letters. */
function queueListProblems(prop: string, queues: Queue[]): Problem[] {
  if (queues.length === 0) {
    const fix = "for example Queue.quorum('tasks')";
    return [{ prop, got: 'none', allowed: 'at least one queue', fix }];
  }
  return queues.flatMap((queue, index) => {
    const before = queues.slice(0, index);
    const place = `${prop}[${index}]`;
    if (before.some(({ name }) => name === queue.name)) {
      const fix = 'declare each queue once';
      return [{ prop: place, got: show(queue.name), allowed: 'a name that no other queue has', fix }];
    }
    const other = before.find((one) => namesOf(one).some((name) => namesOf(queue).includes(name)));
    const allowed = `a name apart from ${show(other?.name)}, its dead letters and its waiting tasks`;
    return other ? [{ prop: place, got: show(queue.name), allowed, fix: 'rename one of them' }] : [];
  });
}

/** All that one contract is on the broker. */
function namesOf(queue: Queue): string[] {
  return declarations(topology(queue)).map(({ name }) => name);
}

/** The queue of that name, which workers and producers ask for. */
export function findQueue(broker: Construct, queues: Queue[], name: string): Queue {
  const found = queues.find((queue) => queue.name === name);
  if (!found) {
    const allowed = queues.map((queue) => show(queue.name)).join(', ');
    const fix = 'declare it in `queues`, or correct the name';
    rejectIfAny(broker, [{ prop: 'queue', got: show(name), allowed, fix }]);
  }
  return found as Queue;
}

interface Declared {
  readonly by: IConstruct;
  readonly queue: Queue;
}

/** What each app has declared, by broker and queue. */
const declared = new WeakMap<IConstruct, Map<string, Declared>>();

/**
 * One queue, two different declarations: whoever connects second would be refused. Two constructs may stand for one
 * broker, in two charts for example, as long as they say the same.
 */
export function requireOneDeclaration(broker: Construct & IBroker, queues: Queue[]): void {
  const { root } = broker.node;
  const known = declared.get(root) ?? new Map<string, Declared>();
  declared.set(root, known);
  for (const queue of queues) {
    const place = [broker.host, broker.port, broker.virtualHost, queue.name].join(' ');
    const first = known.get(place);
    if (!first) {
      known.set(place, { by: broker, queue });
    } else if (JSON.stringify(topology(first.queue)) !== JSON.stringify(topology(queue))) {
      const got = `another declaration of ${show(queue.name)} than [${first.by.node.path}]`;
      const fix = 'declare it once, and share the value';
      const message = describe({ prop: 'queues', got, allowed: 'the same one', fix });
      broker.node.addValidation({ validate: () => [message] });
    }
  }
}
