import { Construct, IConstruct } from 'constructs';
import { describe } from '../fields/problem';
import { show } from '../fields/show';
import { IBroker } from './broker';
import { Queue } from './queue';

/** A queue, and the broker construct that has declared it. */
interface Declared {
  readonly by: IConstruct;
  readonly queue: Queue;
}

/** What each app has declared, by the place of the queue. */
const declaredIn = new WeakMap<IConstruct, Map<string, Declared>>();

/**
 * Two constructs may stand for one broker, in two charts for example, as long as they say the same of each queue:
 * whoever connects second with other arguments would be refused. That is told at synth.
 */
export function requireOneDeclaration(broker: Construct & IBroker, queues: Queue[]): void {
  const { root } = broker.node;
  const declared = declaredIn.get(root) ?? new Map<string, Declared>();
  declaredIn.set(root, declared);
  for (const queue of queues) {
    const place = [broker.host, broker.port, broker.virtualHost, queue.name].join(' ');
    const first = declared.get(place) ?? { by: broker, queue };
    declared.set(place, first);
    if (!isSameDeclaration(first.queue, queue)) {
      refuseAtSynth(broker, queue, first.by);
    }
  }
}

function isSameDeclaration(first: Queue, second: Queue): boolean {
  return JSON.stringify(first._topology) === JSON.stringify(second._topology);
}

function refuseAtSynth(broker: Construct, { name }: Queue, first: IConstruct): void {
  const got = `another declaration of ${show(name)} than [${first.node.path}]`;
  const fix = 'declare it once, and share the value';
  const message = describe({ prop: 'queues', got, allowed: 'the same one', fix });
  broker.node.addValidation({ validate: () => [message] });
}
