import { spawn } from 'child_process';
import { openSync, rmSync } from 'fs';
import { join } from 'path';
import { prepare } from '../../test/broker/program';
import { publish, ready } from '../../test/broker/queues';
import { RabbitMq, hasRabbitMq } from '../../test/broker/rabbitmq';
import { LOGIN } from '../../test/broker/suite';
import { renderSystem } from '../../test/broker/system';
import { until } from '../../test/broker/until';

const MESSAGES = 8000;
const ROUNDS = 5;

/** Messages a second through one consumer, from its first message to its last. */
async function rate(broker: RabbitMq, prefetch: number, consumer: 'worker' | 'shortest'): Promise<number> {
  await publish(broker, 'tasks', Array<string>(MESSAGES).fill('{}'));
  const what = await prepare(renderSystem({ prefetch, worker: 'bench/queue/empty.py' }), 'task-worker', broker, LOGIN);
  const args = consumer === 'worker' ? what.args : [join(__dirname, 'shortest.py'), String(MESSAGES)];
  const log = openSync(join(what.folder, 'log'), 'w');
  const login = { USERNAME: LOGIN.username, PASSWORD: LOGIN.password };
  const child = spawn(what.command, args, { env: { ...what.env, ...login }, stdio: ['ignore', log, 'inherit'] });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const connection = await broker.connect();
  const channel = await connection.createChannel();
  const left = async () => (await channel.checkQueue('tasks')).messageCount;
  const atStart = await until('the first message is taken', async () => {
    const count = await left();
    return count < MESSAGES - prefetch ? count : undefined;
  });
  const start = process.hrtime.bigint();
  await until('the last message is taken', async () => (await left()) === 0);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  child.kill('SIGTERM');
  await ended;
  await connection.close();
  rmSync(what.folder, { recursive: true });
  return atStart / seconds;
}

const median = (numbers: number[]) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function main(): Promise<void> {
  if (!hasRabbitMq()) {
    throw new Error('needs RabbitMQ 4: sudo test/broker/install-rabbitmq');
  }
  const broker = await RabbitMq.install(renderSystem(), LOGIN);
  try {
    for (const prefetch of [1, 10]) {
      const worker: number[] = [];
      const shortest: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        // In turn, so that a machine that slows down slows both.
        worker.push(await rate(broker, prefetch, 'worker'));
        shortest.push(await rate(broker, prefetch, 'shortest'));
      }
      const ratio = median(worker.map((value, round) => value / shortest[round]));
      console.log(
        `prefetch ${prefetch}: worker ${median(worker).toFixed(0)}/s, shortest consumer ${median(shortest).toFixed(0)}/s, ` +
          `ratio ${ratio.toFixed(2)} (median of ${ROUNDS} pairs; meant to be 0.80 or more)`,
      );
    }
    console.log(`left in the queue: ${await ready(broker, 'tasks')}`);
  } finally {
    await broker.kill();
  }
}

void main();
