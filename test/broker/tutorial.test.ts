import { readManifests } from '../support/manifests';
import { publish, ready } from './queues';
import { describeQueue } from './suite';
import { until } from './until';

describeQueue('the queue of dist', readManifests('dist'), (suite) => {
  it('does the 20 tasks of the tutorial with three workers that share them, though one in ten fails', async () => {
    const env = { RANDOM_SEED: '3', TASK_SECONDS_SCALE: '0.2' }; // which tasks fail is the same each time
    const workers = await Promise.all([1, 2, 3].map(() => suite.start('task-worker', { env })));
    await Promise.all(workers.map((worker) => worker.ready()));
    const producer = await suite.start('job-producer');
    expect(await producer.exit()).toBe(0);

    const done = () => workers.flatMap((worker) => worker.events.filter(({ event }) => event === 'done'));
    await until('20 tasks are done', () => done().length >= 20, 200);
    expect(new Set(done().map(({ id }) => id)).size).toBe(20);
    expect(workers.map((worker) => worker.count('done') > 0)).toEqual([true, true, true]);
    expect(workers.reduce((sum, worker) => sum + worker.count('failed'), 0)).toBeGreaterThan(0);
    expect(await ready(suite.broker, 'data_processing_tasks')).toBe(0);
    expect(await ready(suite.broker, 'data_processing_tasks.dead')).toBe(0);

    workers.forEach((worker) => worker.signal('SIGTERM'));
    expect(await Promise.all(workers.map((worker) => worker.exit()))).toEqual([0, 0, 0]);
  });

  it('shows dead letters and puts them back, by its ad-hoc job', async () => {
    const worker = await suite.start('task-worker', { env: { FAILURE_RATE: '0', TASK_SECONDS_SCALE: '0.01' } });
    const bad = JSON.stringify({ task_id: 'one' });
    await publish(suite.broker, 'data_processing_tasks', [bad, 'no JSON']);
    await until('two dead letters', async () => (await ready(suite.broker, 'data_processing_tasks.dead')) === 2);
    worker.signal('SIGTERM');
    expect(await worker.exit()).toBe(0);

    const look = await suite.start('dead-letters', { env: { ACTION: 'look' } });
    expect(await look.exit()).toBe(0);
    const told = look.events.filter(({ event }) => event === 'dead letter');
    expect(told.map(({ body, dead_reason }) => [body, dead_reason])).toEqual([
      [bad, 'malformed'],
      ['no JSON', 'malformed'],
    ]);
    await until('both are still there', async () => (await ready(suite.broker, 'data_processing_tasks.dead')) === 2);

    const back = await suite.start('dead-letters', { env: { ACTION: 'return', COUNT: '1' } });
    expect(await back.exit()).toBe(0);
    await until('one is back', async () => (await ready(suite.broker, 'data_processing_tasks')) === 1);
    expect(await ready(suite.broker, 'data_processing_tasks.dead')).toBe(1);
  });
});
