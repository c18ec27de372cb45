import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { Overflow, Queue, QueueOptions, QueueType } from '../../lib';
import { show } from '../../lib/fields/show';
import { linesOf, refusalsOf } from '../support/refusals';

const refusedWith = (options: QueueOptions) => refusalsOf(() => Queue.quorum('tasks', options));

describe('a queue', () => {
  it('is tried five times, with waits from 10 s to 10 min, and gives a task 5 minutes', () => {
    const queue = Queue.quorum('tasks');
    expect(queue.attempts).toBe(5);
    expect(queue.retryDelay.toSeconds()).toBe(10);
    expect(queue.maxRetryDelay.toSeconds()).toBe(600);
    expect(queue.longestTask.toSeconds()).toBe(300);
    expect(queue.maxLength).toBeUndefined();
    expect(queue.overflow).toBe(Overflow.REJECT_PUBLISH);
  });

  it('is what its user decides', () => {
    const options = {
      attempts: 3,
      retryDelay: Duration.seconds(7),
      maxRetryDelay: Duration.seconds(8),
      longestTask: Duration.seconds(9),
      maxLength: 100,
      overflow: Overflow.DROP_HEAD,
    };
    expect(Queue.classic('tasks', options)).toMatchObject({ ...options, name: 'tasks', type: QueueType.CLASSIC });
    expect(Queue.quorum('tasks', options)).toMatchObject({ ...options, name: 'tasks', type: QueueType.QUORUM });
  });

  it.each(['t', 'data_processing_tasks', 'Orders.v2-EU', 'amq', 'a'.repeat(200)])('may be named %s', (name) => {
    expect(Queue.quorum(name).name).toBe(name);
  });

  it.each(['', 'a'.repeat(201), 'two words', 'größe', 'amq.tasks', 'a/b', 'a|b', 'tasks\n'])(
    'cannot be named %j',
    (name) => {
      expect(refusalsOf(() => Queue.classic(name))).toEqual([`Queue.classic name: got ${show(name)}`]);
    },
  );

  it('says all that is wrong with it at once', () => {
    const wrong = { attempts: 0, retryDelay: Duration.seconds(0), longestTask: Duration.days(1), maxLength: 0 };
    expect(refusalsOf(() => Queue.quorum('', wrong))).toEqual([
      'Queue.quorum name: got ""',
      'Queue.quorum attempts: got 0',
      'Queue.quorum retryDelay: got 0s',
      'Queue.quorum longestTask: got 86400s',
      'Queue.quorum maxLength: got 0',
    ]);
  });
});

describe('the numbers of a queue', () => {
  it.each<QueueOptions>([{ attempts: 1 }, { attempts: 50 }, { maxLength: 1 }, { maxLength: 1000000000 }])(
    'may be %j',
    (options) => {
      expect(Queue.quorum('tasks', options)).toMatchObject(options);
    },
  );

  it.each([0, 51, 2.5, NaN])('are not %d attempts', (attempts) => {
    expect(refusedWith({ attempts })).toEqual([`Queue.quorum attempts: got ${attempts}`]);
  });

  it.each([0, 1000000001, 1.5])('are not %d messages that wait', (maxLength) => {
    expect(refusedWith({ maxLength })).toEqual([`Queue.quorum maxLength: got ${maxLength}`]);
  });
});

describe('the times of a queue', () => {
  it.each([
    ['retryDelay', 1, 600],
    ['maxRetryDelay', 10, 86400],
    ['longestTask', 1, 43200],
  ])('have a %s from %d s to %d s', (prop, least, most) => {
    for (const seconds of [least, most]) {
      const queue = Queue.quorum('tasks', { [prop]: Duration.seconds(seconds) });
      expect(queue).toMatchObject({ [prop]: Duration.seconds(seconds) });
    }
  });

  it('have a retryDelay of an hour at most', () => {
    const options = { retryDelay: Duration.hours(1), maxRetryDelay: Duration.hours(1) };
    expect(Queue.quorum('tasks', options).retryDelay.toSeconds()).toBe(3600);
    const tooLong = { retryDelay: Duration.seconds(3601), maxRetryDelay: Duration.hours(2) };
    expect(refusedWith(tooLong)).toEqual(['Queue.quorum retryDelay: got 3601s']);
  });

  it.each([0, 0.5, 1.5])('do not have a retryDelay of %d s', (seconds) => {
    expect(refusedWith({ retryDelay: Duration.millis(seconds * 1000) })).toEqual([
      `Queue.quorum retryDelay: got ${seconds}s`,
    ]);
  });

  it('do not have a maxRetryDelay of more than a day, or of no time', () => {
    expect(refusedWith({ maxRetryDelay: Duration.seconds(86401) })).toEqual(['Queue.quorum maxRetryDelay: got 86401s']);
    expect(linesOf(() => Queue.quorum('tasks', { maxRetryDelay: Duration.seconds(0) }))[0]).toMatch(
      /^Queue\.quorum maxRetryDelay: got 0s, allowed whole seconds from 1s to 86400s; /,
    );
  });

  it.each([0, 43201])('do not have a longestTask of %d s', (seconds) => {
    expect(refusedWith({ longestTask: Duration.seconds(seconds) })).toEqual([
      `Queue.quorum longestTask: got ${seconds}s`,
    ]);
  });

  it('never have a longest wait below the first one', () => {
    expect(refusedWith({ retryDelay: Duration.minutes(11) })).toEqual(['Queue.quorum maxRetryDelay: got 600s']);
  });
});

describe('a full queue', () => {
  it('is one that has a length', () => {
    for (const overflow of Object.values(Overflow)) {
      expect(refusedWith({ overflow })).toEqual([`Queue.quorum overflow: got "${overflow}" without maxLength`]);
      expect(refusedWith({ overflow, maxLength: 1 })).toEqual([]);
    }
  });
});

describe('the waits between tries', () => {
  const waits = (attempts: number, first: number, longest: number) => {
    const [retryDelay, maxRetryDelay] = [first, longest].map((seconds) => Duration.seconds(seconds));
    const { retries } = Queue.quorum('tasks', { attempts, retryDelay, maxRetryDelay })._topology;
    return retries.map((declaration) => Number(declaration.arguments['x-message-ttl']) / 1000);
  };

  it('double until the longest, which stands once', () => {
    expect(waits(5, 10, 600)).toEqual([10, 20, 40, 80]);
    expect(waits(50, 10, 60)).toEqual([10, 20, 40, 60]);
    expect(waits(4, 10, 40)).toEqual([10, 20, 40]);
    expect(waits(3, 10, 10)).toEqual([10]);
  });

  it('are none for a task that is tried once', () => {
    expect(waits(1, 10, 600)).toEqual([]);
  });

  it('grow, never exceed the longest, and are no more than there are second tries', () => {
    const anyQueue = [
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 3600 }),
      fc.nat({ max: 80000 }),
    ] as const;
    fc.assert(
      fc.property(...anyQueue, (attempts, first, more) => {
        const delays = waits(attempts, first, first + more);
        expect(delays.length).toBeLessThan(attempts);
        expect(delays).toEqual([...new Set(delays)].sort((a, b) => a - b));
        expect(delays.filter((seconds) => seconds < first || seconds > first + more)).toEqual([]);
        expect(attempts === 1 || delays[0] === first).toBe(true);
      }),
    );
  });
});
