import { Construct } from 'constructs';
import { Fields } from '../fields/field';
import { Problem } from '../fields/problem';
import { PodPart } from '../pod/pod';
import { Program } from '../program/program';
import { BrokerQueue, brokerQueue } from './broker';
import { clientNamespaceProblems } from './client-namespace';
import { queueClient } from './queue-client';
import { DEAD_LETTER_FILES, coreFor } from './runtime';

/** What a team decides about a Job that may use a queue. */
export interface QueueClientProps {
  /**
   * A queue that the program uses, from its broker. The pods get what a client of the queue needs: the variables
   * RABBITMQ_… and QUEUE_… that `QueueWorkerPool` names, but QUEUE_PREFETCH, the mounted login, and the way to the broker.
   *
   * A Python program imports `queue_dead_letters`, which lies beside it, to look after what no worker could do. Each role
   * has one module: who works on tasks is a `QueueWorkerPool`, with `queue_worker`; who fills the queue is a
   * `QueueProducer`, with `queue_producer` and the RUN_ID from which ids of messages are made.
   *
   * @default - none
   * @throws when the queue is in another namespace
   */
  readonly queue?: BrokerQueue;
}

export const QUEUE_CLIENT_PROPS = { queue: brokerQueue.orNothing } satisfies Fields<QueueClientProps>;

/** What a Job that may use a queue decides about its own. */
export interface QueueClient {
  readonly queue?: BrokerQueue;
  readonly program: Program;
}

/** What the pods of such a Job get; nothing without a queue. */
export function queueClientPart({ queue, program }: QueueClient): Partial<PodPart> {
  return queue ? { ...queueClient(queue), files: coreFor(program, DEAD_LETTER_FILES) } : {};
}

/** What is wrong with the queue of such a Job. */
export function queueClientProblems(client: Construct, { queue }: QueueClient): Problem[] {
  return queue ? clientNamespaceProblems(client, queue) : [];
}
