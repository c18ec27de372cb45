import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { Overflow, Queue } from '../../lib';

const RETRIED = { attempts: 3, retryDelay: Duration.seconds(10), maxRetryDelay: Duration.minutes(1) };

describe('a quorum queue on its broker', () => {
  const { work, retries, deadLetters } = Queue.quorum('tasks', RETRIED)._topology;

  it('hands its dead letters over without a gap, and counts deliveries for workers that do not', () => {
    expect(work).toEqual({
      name: 'tasks',
      arguments: {
        'x-queue-type': 'quorum',
        'x-dead-letter-exchange': '',
        'x-dead-letter-routing-key': 'tasks.dead',
        'x-dead-letter-strategy': 'at-least-once',
        'x-overflow': 'reject-publish',
        'x-delivery-limit': 50,
      },
    });
  });

  it('has a queue for each wait, named by it, from which tasks come back', () => {
    const waiting = (seconds: number) => ({
      name: `tasks.retry.${seconds}s`,
      arguments: {
        'x-queue-type': 'quorum',
        'x-dead-letter-exchange': '',
        'x-dead-letter-routing-key': 'tasks',
        'x-dead-letter-strategy': 'at-least-once',
        'x-overflow': 'reject-publish',
        'x-message-ttl': seconds * 1000,
      },
    });
    expect(retries).toEqual([waiting(10), waiting(20)]);
  });

  it('keeps dead letters for ever, however often somebody looks at them', () => {
    expect(deadLetters).toEqual({
      name: 'tasks.dead',
      arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': -1 },
    });
  });
});

describe('a classic queue on its broker', () => {
  it('knows no delivery limit and no dead-letter strategy', () => {
    const { work, retries, deadLetters } = Queue.classic('tasks', { ...RETRIED, attempts: 2 })._topology;
    const route = { 'x-queue-type': 'classic', 'x-dead-letter-exchange': '' };
    expect(work.arguments).toEqual({ ...route, 'x-dead-letter-routing-key': 'tasks.dead' });
    expect(retries).toEqual([
      {
        name: 'tasks.retry.10s',
        arguments: { ...route, 'x-dead-letter-routing-key': 'tasks', 'x-message-ttl': 10000 },
      },
    ]);
    expect(deadLetters.arguments).toEqual({ 'x-queue-type': 'classic' });
  });
});

describe('a queue of limited length', () => {
  it('refuses what is too much, and so may still hand its dead letters over without a gap', () => {
    for (const overflow of [undefined, Overflow.REJECT_PUBLISH]) {
      expect(Queue.quorum('tasks', { maxLength: 100, overflow })._topology.work.arguments).toMatchObject({
        'x-max-length': 100,
        'x-overflow': 'reject-publish',
        'x-dead-letter-strategy': 'at-least-once',
      });
    }
  });

  it('that drops its oldest cannot: the broker refuses both together', () => {
    const { work } = Queue.quorum('tasks', { maxLength: 100, overflow: Overflow.DROP_HEAD })._topology;
    expect(work.arguments).toMatchObject({ 'x-max-length': 100, 'x-overflow': 'drop-head' });
    expect(work.arguments).not.toHaveProperty('x-dead-letter-strategy');
  });

  it('limits neither the tasks that wait for another try nor the dead letters', () => {
    const { retries, deadLetters } = Queue.classic('tasks', { maxLength: 100 })._topology;
    for (const declaration of [...retries, deadLetters]) {
      expect(declaration.arguments).not.toHaveProperty('x-max-length');
    }
  });
});

describe('a task that is tried once', () => {
  it('waits nowhere', () => {
    expect(Queue.quorum('tasks', { attempts: 1 })._topology.declarations.map(({ name }) => name)).toEqual([
      'tasks',
      'tasks.dead',
    ]);
  });
});

describe('the same contract with more tries', () => {
  it('changes no queue that exists already, whose arguments the broker would refuse', () => {
    const anyAttempts = fc.integer({ min: 1, max: 50 });
    const declared = (attempts: number) => Queue.quorum('tasks', { ...RETRIED, attempts })._topology.declarations;
    fc.assert(
      fc.property(anyAttempts, anyAttempts, (before, after) => {
        const first = new Map(declared(before).map((declaration) => [declaration.name, declaration]));
        for (const declaration of declared(after)) {
          expect(first.get(declaration.name) ?? declaration).toEqual(declaration);
        }
      }),
    );
  });
});

describe('every queue of every contract', () => {
  it('has a name of its own, which the broker takes', () => {
    const anyName = fc.stringMatching(/^[A-Za-z0-9_-]{1,200}$/);
    const anyWait = fc.integer({ min: 1, max: 3600 });
    fc.assert(
      fc.property(anyName, fc.integer({ min: 1, max: 50 }), anyWait, anyWait, (name, attempts, first, more) => {
        const options = {
          attempts,
          retryDelay: Duration.seconds(first),
          maxRetryDelay: Duration.seconds(first + more),
        };
        const names = Queue.quorum(name, options)._topology.declarations.map((declaration) => declaration.name);
        expect(new Set(names).size).toBe(names.length);
        expect(Math.max(...names.map((each) => Buffer.byteLength(each)))).toBeLessThanOrEqual(255);
      }),
    );
  });
});
