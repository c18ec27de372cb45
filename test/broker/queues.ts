import { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { RabbitMq } from './rabbitmq';
import { until } from './until';

/** How many messages are ready in a queue. */
export async function ready(broker: RabbitMq, queue: string): Promise<number> {
  return withChannel(broker, async (channel) => (await channel.checkQueue(queue)).messageCount);
}

/** Publishes bodies to a queue, each confirmed, with its place as id. */
export async function publish(broker: RabbitMq, queue: string, bodies: string[]): Promise<void> {
  await withChannel(broker, async (channel) => {
    bodies.forEach((body, index) =>
      channel.sendToQueue(queue, Buffer.from(body), { persistent: true, messageId: `message-${index}` }),
    );
    await channel.waitForConfirms();
  });
}

/** Takes everything that is ready in a queue. */
export async function drain(broker: RabbitMq, queue: string): Promise<ConsumeMessage[]> {
  const expected = await ready(broker, queue);
  return withChannel(broker, async (channel) => {
    const messages: ConsumeMessage[] = [];
    await channel.consume(queue, (message) => message && messages.push(message), { noAck: true });
    await until(`${expected} messages come out of ${queue}`, () => messages.length >= expected);
    return messages;
  });
}

/** Waits until a queue holds that many. */
export async function untilReady(broker: RabbitMq, queue: string, count: number, seconds = 60): Promise<void> {
  await until(`${count} messages in ${queue}`, async () => (await ready(broker, queue)) === count, seconds);
}

async function withChannel<T>(broker: RabbitMq, use: (channel: ConfirmChannel) => Promise<T>): Promise<T> {
  const connection = await broker.connect();
  try {
    return await use(await connection.createConfirmChannel());
  } finally {
    await connection.close();
  }
}
