import { Chart, Duration, Testing } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import { Interpreter, Program, Queue, QueueProducer, QueueWorkerPool, RabbitMqBroker, Resources } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { render } from '../support/manifests';

/** What a test changes about the tutorial's queue part. */
export interface SystemOptions {
  readonly queue?: Queue;
  readonly prefetch?: number;
  /** The worker's program. */
  readonly worker?: string;
}

/** A contract whose waits are short enough for a test: three tries, a second between them. */
export const QUICK = Queue.quorum('tasks', {
  attempts: 3,
  retryDelay: Duration.seconds(1),
  maxRetryDelay: Duration.seconds(1),
  longestTask: Duration.minutes(1),
});

/** A broker, a worker that does what it is told, and the tutorial's producer, rendered by the library. */
export function renderSystem({
  queue = QUICK,
  prefetch,
  worker = 'test/broker/picky.py',
}: SystemOptions = {}): Manifest[] {
  const chart = new Chart(Testing.app(), 'queue', { namespace: 'test' });
  const program = (path: string) => Program.script(path, Interpreter.python('python:3.13-alpine'));
  const resources = Resources.of('200m', '192Mi');
  const broker = new RabbitMqBroker(chart, 'rabbitmq', {
    credentials: Secret.fromSecretName(chart, 'login', 'rabbitmq-credentials'),
    queues: [queue],
  });
  const tasks = broker.queue(queue);
  new QueueWorkerPool(chart, 'task-worker', {
    queue: tasks,
    program: program(worker),
    resources,
    prefetch,
  });
  new QueueProducer(chart, 'job-producer', {
    queue: tasks,
    program: program('programs/producer.py'),
    resources,
  });
  return render(chart);
}
