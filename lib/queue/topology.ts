import { MAX_ATTEMPTS, Overflow, Queue, QueueType } from './queue';

/** A queue as the broker is told about it. All are durable. */
export interface Declaration {
  readonly name: string;
  readonly arguments: Record<string, string | number>;
}

/** What one contract becomes on the broker. */
export interface Topology {
  readonly work: Declaration;
  /** Where a task waits for its next try, shortest wait first. */
  readonly retries: Declaration[];
  readonly deadLetters: Declaration;
}

/**
 * The work queue's dead letters go to the dead-letter queue, never into a wait that leads back: the broker would drop
 * such a cycle after a few rounds. For another try the worker publishes the task to a waiting queue, confirmed, and
 * then acknowledges it; there it expires back into the work queue.
 */
export function topology(queue: Queue): Topology {
  const deadLetters = `${queue.name}.dead`;
  return {
    work: {
      name: queue.name,
      arguments: {
        ...kind(queue),
        ...deadLetterTo(queue, deadLetters, queue.overflow),
        ...deliveryLimit(queue),
        ...lengthLimit(queue),
      },
    },
    // Named by its wait: another wait is another queue, and none meets arguments that it cannot change.
    retries: queue._delays.map((seconds) => ({
      name: `${queue.name}.retry.${seconds}s`,
      arguments: { ...kind(queue), ...deadLetterTo(queue, queue.name), 'x-message-ttl': seconds * 1000 },
    })),
    deadLetters: { name: deadLetters, arguments: { ...kind(queue), ...withoutDeliveryLimit(queue) } },
  };
}

/** All queues of a contract. */
export function declarations({ work, retries, deadLetters }: Topology): Declaration[] {
  return [work, ...retries, deadLetters];
}

function kind({ type }: Queue): Record<string, string> {
  return { 'x-queue-type': type };
}

/**
 * A message is kept until its target has it; the broker does that only where a full queue refuses what is new.
 * https://www.rabbitmq.com/docs/quorum-queues#dead-lettering
 */
function deadLetterTo({ type }: Queue, target: string, overflow = Overflow.REJECT_PUBLISH): Record<string, string> {
  const route = { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': target };
  const atLeastOnce = { 'x-dead-letter-strategy': 'at-least-once', 'x-overflow': Overflow.REJECT_PUBLISH };
  return type === QueueType.QUORUM && overflow === Overflow.REJECT_PUBLISH ? { ...route, ...atLeastOnce } : route;
}

function lengthLimit({ maxLength, overflow }: Queue): Record<string, string | number> {
  return maxLength === undefined ? {} : { 'x-max-length': maxLength, 'x-overflow': overflow };
}

/** Looking at a dead letter counts as a delivery, and after 20 of them the broker would drop it. */
function withoutDeliveryLimit({ type }: Queue): Record<string, number> {
  return type === QueueType.QUORUM ? { 'x-delivery-limit': -1 } : {};
}

/**
 * Workers count the deliveries of a task that kills them as tries. This is for workers that do not: as many as a
 * contract may have, and not as many as this one has, since an argument of an existing queue cannot be changed.
 */
function deliveryLimit({ type }: Queue): Record<string, number> {
  return type === QueueType.QUORUM ? { 'x-delivery-limit': MAX_ATTEMPTS } : {};
}
