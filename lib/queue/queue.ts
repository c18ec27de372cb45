import { Duration } from 'cdk8s';
import { exactArguments } from '../fields/exact-arguments';
import { optionsOf, text } from '../fields/kinds';
import { settleArguments } from '../fields/settle';
import {
  Contract,
  Overflow,
  QUEUE_OPTIONS,
  QueueOptions,
  QueueType,
  delayProblems,
  overflowProblems,
  queueNameProblems,
} from './contract';
import { Topology, topologyOf } from './topology';

/**
 * What one queue promises to those who use it. It is declared once, on its broker; topology, credentials, environment,
 * timeouts and network of workers and producers follow from it.
 *
 * A task that fails comes back after a growing delay; after its last try, or when it makes no sense, it is a dead
 * letter: kept in `<name>.dead`, never dropped.
 */
export class Queue {
  /**
   * A replicated queue, the right one unless you know better.
   *
   * @param name 1 to 200 letters, digits, `-`, `_` and `.`, not starting with `amq.`
   * @throws when name or an option is out of bounds
   */
  public static quorum(name: string, options?: QueueOptions): Queue {
    return Queue.of('Queue.quorum', QueueType.QUORUM, name, options);
  }

  /**
   * A queue of one copy.
   *
   * @param name 1 to 200 letters, digits, `-`, `_` and `.`, not starting with `amq.`
   * @throws when name or an option is out of bounds
   */
  public static classic(name: string, options?: QueueOptions): Queue {
    return Queue.of('Queue.classic', QueueType.CLASSIC, name, options);
  }

  private static of(factory: string, type: QueueType, name: string, options: QueueOptions | undefined): Queue {
    const settled = settleArguments(factory, { name, options }, ARGUMENTS, (decided) => [
      ...delayProblems(decided.options),
      ...overflowProblems(decided.options, options?.overflow),
    ]);
    return new Queue({ type, name, ...settled.options });
  }

  /** How often a task is tried. */
  public readonly attempts: number;
  /** The first wait of a task that failed. */
  public readonly retryDelay: Duration;
  /** The longest wait. */
  public readonly maxRetryDelay: Duration;
  /** How long one task takes at most. */
  public readonly longestTask: Duration;
  /** The most messages that wait in it; nothing for no limit. */
  public readonly maxLength?: number;
  /** What happens beyond it. */
  public readonly overflow: Overflow;
  /** How it keeps its messages. */
  public readonly type: QueueType;
  /** Its name on the broker. */
  public readonly name: string;
  /**
   * What it becomes on its broker: brokers and clients are told the same.
   *
   * @internal
   */
  public readonly _topology: Topology;

  private constructor(contract: Contract) {
    this.attempts = contract.attempts;
    this.retryDelay = contract.retryDelay;
    this.maxRetryDelay = contract.maxRetryDelay;
    this.longestTask = contract.longestTask;
    this.maxLength = contract.maxLength;
    this.overflow = contract.overflow;
    this.type = contract.type;
    this.name = contract.name;
    this._topology = topologyOf(contract);
  }

  static {
    exactArguments(this);
  }
}

const ARGUMENTS = { name: text.checkedBy(queueNameProblems), options: optionsOf(QUEUE_OPTIONS).or({}) };
