import { Duration } from 'cdk8s';
import { Queue } from '../../lib';
import { Program } from './program';
import { publish, ready, untilReady } from './queues';
import { describeQueue } from './suite';
import { renderSystem } from './system';
import { until } from './until';

const tasks = (count: number, seconds: number) => Array.from({ length: count }, () => JSON.stringify({ seconds }));

describeQueue('a worker', renderSystem(), (suite) => {
  it('loses no task when it is killed in mid-task, 20 times among 1,000 messages', async () => {
    let workers = await Promise.all([1, 2, 3].map(() => suite.start('task-worker')));
    const all = [...workers];
    await publish(suite.broker, 'tasks', tasks(1000, 0.03));
    const done = () => all.reduce((sum, worker) => sum + worker.count('done'), 0);
    for (let kills = 1; kills <= 20; kills++) {
      await until(`${kills * 45} are done`, () => done() >= kills * 45, 120);
      const [victim, ...others] = workers;
      victim.signal('SIGKILL');
      expect(await victim.exit()).toBeNull();
      const next = await suite.start('task-worker');
      all.push(next);
      workers = [...others, next];
    }
    const ids = () =>
      new Set(all.flatMap(({ events }) => events.filter(({ event }) => event === 'done').map(({ id }) => id)));
    await until('all are done', () => ids().size === 1000, 120);
    await untilReady(suite.broker, 'tasks', 0);
    expect(await ready(suite.broker, 'tasks.dead')).toBe(0);
    workers.forEach((worker) => worker.signal('SIGTERM'));
    expect(await Promise.all(workers.map((worker) => worker.exit()))).toEqual([0, 0, 0]);
  });

  it('ends within two seconds of SIGTERM when it is idle', async () => {
    const worker = await suite.start('task-worker');
    await worker.ready();
    worker.signal('SIGTERM');
    expect(await worker.exit(2)).toBe(0);
  });

  it('finishes its task after SIGTERM, which is no failure', async () => {
    const worker = await suite.start('task-worker');
    await worker.ready();
    await publish(suite.broker, 'tasks', tasks(3, 3));
    await untilReady(suite.broker, 'tasks', 2); // it has one in hand
    worker.signal('SIGTERM');
    expect(await worker.exit(10)).toBe(0);
    expect([worker.count('done'), worker.count('failed')]).toEqual([1, 0]);
    expect(await ready(suite.broker, 'tasks')).toBe(2);

    const next = await suite.start('task-worker');
    await until('the rest is done', () => next.count('done') === 2);
    expect(next.events.filter(({ event }) => event === 'done').map(({ attempt }) => attempt)).toEqual([1, 1]);
    next.signal('SIGTERM');
    expect(await next.exit()).toBe(0);
  });

  it('consumes again by itself after the broker was restarted, idle or busy', async () => {
    const [idle, busy] = await Promise.all([suite.start('task-worker'), suite.start('task-worker')]);
    await Promise.all([idle.ready(), busy.ready()]);
    await publish(suite.broker, 'tasks', tasks(1, 20));
    await untilReady(suite.broker, 'tasks', 0);
    await suite.broker.stop();
    await until(
      'none is ready',
      async () => (await idle.probe('/ready')) === 503 && (await busy.probe('/ready')) === 503,
    );
    expect([await idle.probe('/live'), await busy.probe('/live')]).toEqual([200, 200]);
    await suite.broker.start();
    await Promise.all([idle.ready(), busy.ready()]);
    await publish(suite.broker, 'tasks', tasks(20, 0.01));
    const done = (worker: Program) => worker.count('done');
    await until('all are done', () => done(idle) + done(busy) >= 21, 60); // the interrupted one came again
    await untilReady(suite.broker, 'tasks', 0);
    expect(await ready(suite.broker, 'tasks.dead')).toBe(0);
  });
});

const LONG = Queue.quorum('tasks', { attempts: 3, longestTask: Duration.seconds(1), retryDelay: Duration.seconds(1) });

describeQueue('a long task', renderSystem({ queue: LONG }), (suite) => {
  it('is done once, on one connection, though it takes longer than three heartbeats', async () => {
    const worker = await suite.start('task-worker');
    await worker.ready();
    await publish(suite.broker, 'tasks', tasks(1, 95)); // three times 30 s, and more
    await until('its worker is said to be stuck: it is past the longest task and its margin', async () => {
      return (await worker.probe('/live')) === 503;
    });
    expect(await worker.probe('/ready')).toBe(200);
    await until('it is done', () => worker.count('done') === 1, 120);
    expect([worker.count('connected'), worker.count('failed')]).toEqual([1, 0]);
    expect([await worker.probe('/live'), await worker.probe('/ready')]).toEqual([200, 200]);
  });
});
