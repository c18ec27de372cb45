import { Duration } from 'cdk8s';
import { wholeNumberProblems, wholeSecondsProblems } from '../fields/numbers';
import { Problem, rejectValueIfAny } from '../fields/problem';
import { show } from '../fields/show';
import { Types, isNumber, isText, oneOf, optional, optionsOf, requireArguments } from '../fields/types';
import { isDuration } from '../kubernetes/cdk8s-types';

/** The most tries of a task. */
export const MAX_ATTEMPTS = 50;

/** What a queue promises, besides its name. */
export interface QueueOptions {
  /**
   * How often a task is tried before it is dead, from 1 to 50.
   *
   * @default 5 - its four waits, 150 s in all, outlast a restart of what the task depends on
   * @throws outside that range
   */
  readonly attempts?: number;

  /**
   * How long a task that failed waits for its second try, in whole seconds from 1 s to 1 h. Each further wait is
   * twice as long.
   *
   * @default Duration.seconds(10) - longer than a hiccup, shorter than a person's patience
   * @throws outside that range
   * @see https://www.rabbitmq.com/docs/ttl
   */
  readonly retryDelay?: Duration;

  /**
   * The longest wait between two tries, in whole seconds from 1 s to 24 h.
   *
   * @default Duration.minutes(10) - a task that waits longer looks like a lost one
   * @throws outside that range, or below `retryDelay`
   */
  readonly maxRetryDelay?: Duration;

  /**
   * How long one task takes at most, in whole seconds from 1 s to 12 h. The broker's patience, the worker's probes and
   * the grace period of its pods follow from it.
   *
   * @default Duration.minutes(5) - most tasks are shorter, and a node that is drained waits no longer for a worker
   * @throws outside that range
   * @see https://www.rabbitmq.com/docs/consumers#acknowledgement-timeout
   */
  readonly longestTask?: Duration;

  /**
   * The most messages that wait in it, from 1 to 1000000000.
   *
   * @default - as many as the broker's disk holds
   * @throws outside that range
   * @see https://www.rabbitmq.com/docs/maxlength
   */
  readonly maxLength?: number;

  /**
   * What happens to a message that would be one too many.
   *
   * @default Overflow.REJECT_PUBLISH - the producer is told, waits and tries again; nothing is lost
   * @throws without `maxLength`
   * @see https://www.rabbitmq.com/docs/maxlength#overflow-behaviour
   */
  readonly overflow?: Overflow;
}

/** What a full queue does. */
export enum Overflow {
  /** It refuses the new message; a producer with confirms is told. */
  REJECT_PUBLISH = 'reject-publish',
  /** It takes the new one, and its oldest becomes a dead letter. A crash at that moment may lose that one. */
  DROP_HEAD = 'drop-head',
}

/** How a queue keeps its messages. */
export enum QueueType {
  /** Replicated and safe by design; counts deliveries, so a message that kills its worker ends as a dead letter. */
  QUORUM = 'quorum',
  /** One copy; lighter, with weaker promises. */
  CLASSIC = 'classic',
}

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
  public static quorum(name: string, options: QueueOptions = {}): Queue {
    return Queue.of('Queue.quorum', QueueType.QUORUM, name, options);
  }

  /**
   * A queue of one copy.
   *
   * @param name 1 to 200 letters, digits, `-`, `_` and `.`, not starting with `amq.`
   * @throws when name or an option is out of bounds
   */
  public static classic(name: string, options: QueueOptions = {}): Queue {
    return Queue.of('Queue.classic', QueueType.CLASSIC, name, options);
  }

  private static of(factory: string, type: QueueType, name: string, options?: QueueOptions): Queue {
    const types = { name: isText, options: optional(optionsOf(OPTIONS)) };
    const given = requireArguments(factory, { name, options }, types);
    return new Queue(factory, type, name, given.options ?? {});
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

  private constructor(
    factory: string,
    /** How it keeps its messages. */
    public readonly type: QueueType,
    /** Its name on the broker. */
    public readonly name: string,
    options: QueueOptions,
  ) {
    this.attempts = options.attempts ?? 5;
    this.retryDelay = options.retryDelay ?? Duration.seconds(10);
    this.maxRetryDelay = options.maxRetryDelay ?? Duration.minutes(10);
    this.longestTask = options.longestTask ?? Duration.minutes(5);
    this.maxLength = options.maxLength;
    this.overflow = options.overflow ?? Overflow.REJECT_PUBLISH;
    rejectValueIfAny(factory, [...problemsIn(this), ...overflowProblems(options)]);
  }

  /**
   * The waits between the tries, shortest first, each once.
   *
   * @internal
   */
  public get _delays(): number[] {
    const delays: number[] = [];
    let next = this.retryDelay.toSeconds();
    while (delays.length < this.attempts - 1 && next < this.maxRetryDelay.toSeconds()) {
      delays.push(next);
      next *= 2;
    }
    return delays.length < this.attempts - 1 ? [...delays, this.maxRetryDelay.toSeconds()] : delays;
  }
}

const OPTIONS: Types<QueueOptions> = {
  attempts: optional(isNumber),
  retryDelay: optional(isDuration),
  maxRetryDelay: optional(isDuration),
  longestTask: optional(isDuration),
  maxLength: optional(isNumber),
  overflow: optional(oneOf(Overflow, 'write for example Overflow.DROP_HEAD')),
};

function problemsIn(queue: Queue): Problem[] {
  const hour = 3600;
  const problems = [
    ...nameProblems(queue.name),
    ...wholeNumberProblems('attempts', queue.attempts, { min: 1, max: MAX_ATTEMPTS, fix: '1 is no second try' }),
    ...wholeSecondsProblems('retryDelay', queue.retryDelay, { min: 1, max: hour, fix: 'it doubles with each try' }),
    ...wholeSecondsProblems('maxRetryDelay', queue.maxRetryDelay, {
      min: 1,
      max: 24 * hour,
      fix: 'a task of yesterday is dead',
    }),
    ...wholeNumberProblems('maxLength', queue.maxLength, { min: 1, max: 1e9, fix: 'leave it out for no limit' }),
    ...wholeSecondsProblems('longestTask', queue.longestTask, {
      min: 1,
      max: 12 * hour,
      fix: 'split the task, or use a Job',
    }),
  ];
  const [longest, first] = [queue.maxRetryDelay, queue.retryDelay].map((time) => time.toSeconds({ integral: false }));
  const inOrder = longest >= first;
  return inOrder ? problems : [...problems, delaysReversed(queue)];
}

function overflowProblems({ maxLength, overflow }: QueueOptions): Problem[] {
  return overflow !== undefined && maxLength === undefined
    ? [
        {
          prop: 'overflow',
          got: `${show(overflow)} without maxLength`,
          allowed: 'with maxLength',
          fix: 'set maxLength, too',
        },
      ]
    : [];
}

function delaysReversed({ retryDelay, maxRetryDelay }: Queue): Problem {
  return {
    prop: 'maxRetryDelay',
    got: `${maxRetryDelay.toSeconds({ integral: false })}s`,
    allowed: `at least retryDelay ${retryDelay.toSeconds({ integral: false })}s`,
    fix: 'raise maxRetryDelay or lower retryDelay',
  };
}

function nameProblems(name: string): Problem[] {
  const legal = /^[A-Za-z0-9._-]{1,200}$/.test(name) && !name.startsWith('amq.');
  const allowed = '1 to 200 letters, digits, "-", "_" and ".", not starting with "amq."';
  return legal ? [] : [{ prop: 'name', got: show(name), allowed, fix: 'for example "data_processing_tasks"' }];
}
