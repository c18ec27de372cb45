import { drain, publish, ready, untilReady } from './queues';
import { describeQueue } from './suite';
import { renderSystem } from './system';
import { until } from './until';

const good = Array.from({ length: 100 }, () => JSON.stringify({ seconds: 0.02 }));
const malformed = Array.from({ length: 15 }, (_, index) => `no JSON ${index}`);
const failing = Array.from({ length: 15 }, (_, index) => JSON.stringify({ fail: true, index }));

describeQueue('poison', renderSystem(), (suite) => {
  it('holds up no good task, and ends among the dead letters after exactly the declared tries', async () => {
    const worker = await suite.start('task-worker');
    await worker.ready();
    const doneWithin = async (bodies: string[]) => {
      const before = worker.count('done');
      const start = Date.now();
      await publish(suite.broker, 'tasks', bodies);
      await until('100 are done', () => worker.count('done') - before === 100);
      return Date.now() - start;
    };
    const alone = await doneWithin(good);
    const mixed = await doneWithin([...malformed, ...failing, ...good]);
    expect(mixed).toBeLessThan(2 * alone);

    await untilReady(suite.broker, 'tasks.dead', 30);
    const letters = await drain(suite.broker, 'tasks.dead');
    const told = letters.map(({ properties: { headers } }) => [headers?.['x-dead-reason'], headers?.['x-tries']]);
    expect(told.filter(([reason, tries]) => reason === 'malformed' && tries === 1)).toHaveLength(15);
    expect(told.filter(([reason, tries]) => reason === 'failed' && tries === 3)).toHaveLength(15);
    expect(
      letters.every(({ properties: { headers } }) => /told to fail|not JSON/.test(headers?.['x-last-error'])),
    ).toBe(true);
    expect(worker.count('failed')).toBe(15 * 2); // the third failure is the dead letter
    expect(await ready(suite.broker, 'tasks')).toBe(0);
  });
});
