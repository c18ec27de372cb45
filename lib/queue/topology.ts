import { Contract, MAX_ATTEMPTS, Overflow, QueueType } from './contract';

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
  /** All of these. */
  readonly declarations: Declaration[];
}

/** Behind the name of a work queue: its waiting queues, whatever their waits, and its dead letters. */
export const SUFFIXES = '(\\.dead|\\.retry\\.[0-9]+s)?';

/**
 * The work queue's dead letters go to the dead-letter queue, never into a wait that leads back: the broker would drop
 * such a cycle after a few rounds. For another try the worker publishes the task to a waiting queue, confirmed, and
 * then acknowledges it; there it expires back into the work queue.
 */
export function topologyOf(contract: Contract): Topology {
  const { name, type, overflow } = contract;
  const kind = { 'x-queue-type': type };
  const deadLetters = { name: `${name}.dead`, arguments: { ...kind, ...noDeliveryLimit(type) } };
  const work = {
    name,
    arguments: {
      ...kind,
      ...deadLetterTo(deadLetters.name, type, overflow),
      ...deliveryLimit(type),
      ...lengthLimit(contract),
    },
  };
  // Named by its wait: another wait is another queue, and none meets arguments that it cannot change.
  const retries = waitsOf(contract).map((seconds) => ({
    name: `${name}.retry.${seconds}s`,
    arguments: {
      ...kind,
      ...deadLetterTo(name, type, Overflow.REJECT_PUBLISH),
      'x-message-ttl': seconds * 1000,
    },
  }));
  return { work, retries, deadLetters, declarations: [work, ...retries, deadLetters] };
}

/** The waits between the tries in seconds, shortest first, each once. */
function waitsOf({ attempts, retryDelay, maxRetryDelay }: Contract): number[] {
  const [first, longest] = [retryDelay, maxRetryDelay].map((delay) => delay.toSeconds());
  const doubling = Array.from({ length: attempts - 1 }, (_, retry) => Math.min(first * 2 ** retry, longest));
  return [...new Set(doubling)];
}

/**
 * A message is kept until its target has it; the broker does that only where a full queue refuses what is new.
 * https://www.rabbitmq.com/docs/quorum-queues#dead-lettering
 */
function deadLetterTo(target: string, type: QueueType, overflow: Overflow): Record<string, string> {
  const route = { 'x-dead-letter-exchange': '', 'x-dead-letter-routing-key': target };
  const atLeastOnce = { 'x-dead-letter-strategy': 'at-least-once', 'x-overflow': Overflow.REJECT_PUBLISH };
  return type === QueueType.QUORUM && overflow === Overflow.REJECT_PUBLISH ? { ...route, ...atLeastOnce } : route;
}

function lengthLimit({ maxLength, overflow }: Contract): Record<string, string | number> {
  return maxLength === undefined ? {} : { 'x-max-length': maxLength, 'x-overflow': overflow };
}

/** Looking at a dead letter counts as a delivery, and after 20 of them the broker would drop it. */
function noDeliveryLimit(type: QueueType): Record<string, number> {
  return type === QueueType.QUORUM ? { 'x-delivery-limit': -1 } : {};
}

/**
 * Workers count the deliveries of a task that kills them as tries. This limit is for workers that do not count: it is the
 * most tries of any contract, not those of this one, since an argument of an existing queue cannot be changed.
 */
function deliveryLimit(type: QueueType): Record<string, number> {
  return type === QueueType.QUORUM ? { 'x-delivery-limit': MAX_ATTEMPTS } : {};
}
