import { Duration } from 'cdk8s';
import { Fields, Settled } from '../fields/field';
import { oneOf, wholeNumber, wholeSeconds } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';

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

/** The most tries of a task. */
export const MAX_ATTEMPTS = 50;

const HOUR = 3600;

export const QUEUE_OPTIONS = {
  attempts: wholeNumber({ min: 1, max: MAX_ATTEMPTS, fix: '1 is no second try' }).or(5),
  retryDelay: wholeSeconds({ min: 1, max: HOUR, fix: 'it doubles with each try' }).or(Duration.seconds(10)),
  maxRetryDelay: wholeSeconds({ min: 1, max: 24 * HOUR, fix: 'a task of yesterday is dead' }).or(Duration.minutes(10)),
  longestTask: wholeSeconds({ min: 1, max: 12 * HOUR, fix: 'split the task, or use a Job' }).or(Duration.minutes(5)),
  maxLength: wholeNumber({ min: 1, max: 1e9, fix: 'leave it out for no limit' }).orNothing,
  overflow: oneOf(Overflow, 'write for example Overflow.DROP_HEAD').or(Overflow.REJECT_PUBLISH),
} satisfies Fields<QueueOptions>;

/** The options of a queue with their defaults. */
export type SettledOptions = Settled<typeof QUEUE_OPTIONS>;

/** All that is decided about a queue. */
export interface Contract extends SettledOptions {
  readonly name: string;
  readonly type: QueueType;
}

/** The dead letters of a queue have a longer name, and the broker takes 255 bytes. */
export function queueNameProblems(prop: string, name: string): Problem[] {
  const isLegal = /^[A-Za-z0-9._-]{1,200}$/.test(name) && !name.startsWith('amq.');
  const allowed = '1 to 200 letters, digits, "-", "_" and ".", not starting with "amq."';
  return unless(isLegal, { prop, got: show(name), allowed, fix: 'for example "data_processing_tasks"' });
}

/** The first wait is the shortest. */
export function delayProblems({ retryDelay, maxRetryDelay }: SettledOptions): Problem[] {
  const [first, longest] = [retryDelay, maxRetryDelay].map((delay) => delay.toSeconds({ integral: false }));
  return unless(first <= longest, {
    prop: 'maxRetryDelay',
    got: `${longest}s`,
    allowed: `at least retryDelay ${first}s`,
    fix: 'raise maxRetryDelay or lower retryDelay',
  });
}

/** A queue without a limit is never full. `given` is what the user wrote, as the default needs no limit. */
export function overflowProblems({ maxLength }: SettledOptions, given: Overflow | undefined): Problem[] {
  return unless(!given || maxLength !== undefined, {
    prop: 'overflow',
    got: `${show(given)} without maxLength`,
    allowed: 'with maxLength',
    fix: 'set maxLength, too',
  });
}
