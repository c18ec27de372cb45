import { publish } from './queues';
import { describeQueue } from './suite';
import { renderSystem } from './system';
import { until } from './until';

const NASTY = { username: 'bätch "user"', password: `p%41ss'w"o\\rd@/ #:ümläut€ $(X) \`y\`` };

describeQueue(
  'a login of any characters',
  renderSystem(),
  (suite) => {
    it('is taken by the broker, the worker and the producer', async () => {
      const worker = await suite.start('task-worker');
      await worker.ready();
      const producer = await suite.start('job-producer', { env: { TASK_COUNT: '2', PAUSE_SECONDS: '0' } });
      expect(await producer.exit()).toBe(0);
      await until('the tasks are done', () => worker.count('done') === 2);
    });

    it('may declare, write to and read from the queues of the contract alone', async () => {
      const connection = await suite.broker.connect();
      const refused = async (queue: string) => {
        const channel = await connection.createChannel();
        channel.on('error', () => undefined);
        return channel.assertQueue(queue, { durable: true }).then(
          () => 'allowed',
          (error: Error) => error.message,
        );
      };
      expect(await refused('others')).toMatch(/ACCESS.REFUSED/);
      expect(await refused('tasks.other')).toMatch(/ACCESS.REFUSED/);
      await connection.close();
      await expect(publish(suite.broker, 'tasks', ['{}'])).resolves.toBeUndefined();
    });

    it('that is wrong ends the worker with a message', async () => {
      const worker = await suite.start('task-worker', { env: { RABBITMQ_VHOST: '/other' } });
      expect(await worker.exit()).toBe(1);
      expect(worker.events[worker.events.length - 1].error).toMatch(
        /refuses the user, the password or the virtual host/,
      );
    });
  },
  NASTY,
);

describeQueue('a queue that exists with other arguments', renderSystem(), (suite) => {
  it('ends worker and producer with a message that names it and the difference', async () => {
    const connection = await suite.broker.connect();
    const channel = await connection.createChannel();
    await channel.deleteQueue('tasks.dead');
    await channel.assertQueue('tasks.dead', { durable: true, arguments: { 'x-queue-type': 'classic' } });
    await connection.close();
    for (const name of ['task-worker', 'job-producer']) {
      const program = await suite.start(name);
      expect(await program.exit()).toBe(1);
      const { event, error } = program.events[program.events.length - 1];
      expect(event).toBe('cannot work');
      expect(error).toMatch(
        /^queue tasks\.dead exists, but not as declared: .*x-queue-type|^queue tasks\.dead exists, but not as declared: .*x-delivery-limit/,
      );
    }
  });
});
