import { drain, ready } from './queues';
import { describeQueue } from './suite';
import { renderSystem } from './system';
import { until } from './until';

describeQueue('a producer', renderSystem(), (suite) => {
  it('loses no confirmed message when the broker is killed while it publishes, 10 times among 10,000', async () => {
    const producer = await suite.start('job-producer', { env: { TASK_COUNT: '10000', PAUSE_SECONDS: '0.003' } });
    const confirmed = () => producer.events.filter(({ event }) => event === 'published');
    for (let kills = 1; kills <= 10; kills++) {
      await until(`${kills * 900} are confirmed`, () => confirmed().length >= kills * 900, 120);
      await suite.broker.kill();
      await suite.broker.start();
    }
    expect(await producer.exit(120)).toBe(0);
    const ids = new Set(confirmed().map(({ id }) => id));
    expect(ids.size).toBe(10000);
    const kept = new Set((await drain(suite.broker, 'tasks')).map(({ properties }) => properties.messageId));
    expect([...ids].filter((id) => !kept.has(id))).toEqual([]);
  });

  it('repeats its ids when it is killed half way and run again, and loses no task', async () => {
    const options = { env: { TASK_COUNT: '20', PAUSE_SECONDS: '0.05' }, runId: 'job-producer-1a2b3c4d5e' };
    const first = await suite.start('job-producer', options);
    await until('half of them are published', () => first.count('published') >= 10);
    first.signal('SIGKILL');
    expect(await first.exit()).toBeNull();
    const second = await suite.start('job-producer', options);
    expect(await second.exit()).toBe(0);

    const messages = await drain(suite.broker, 'tasks');
    expect(messages.length).toBeGreaterThanOrEqual(30);
    const bodies = new Map(messages.map(({ properties, content }) => [properties.messageId, content.toString()]));
    expect(bodies.size).toBe(20);
    expect(messages.every(({ properties, content }) => bodies.get(properties.messageId) === content.toString())).toBe(
      true,
    );
    expect(await ready(suite.broker, 'tasks')).toBe(0);
  });
});
