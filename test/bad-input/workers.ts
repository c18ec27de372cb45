import { Chart, Duration } from 'cdk8s';
import { QueueProducer, QueueWorkerPool, Release, Schedule } from '../../lib';
import { BASE, TASKS } from '../workloads/sample';
import { BadInput, deployment } from './case';
import { broker } from './constructs';

type WorkerProps = Partial<ConstructorParameters<typeof QueueWorkerPool>[2]>;

const workers =
  (props: WorkerProps): BadInput['make'] =>
  (chart) =>
    new QueueWorkerPool(chart, 'workers', { ...BASE, queue: broker(chart).queue(TASKS), ...props });

export const WORKERS: BadInput[] = [
  {
    what: 'a negative number of workers',
    make: workers({ replicas: -1 }),
    says: ['[shop/workers] replicas: got -1, allowed a whole number from 0 to 1000; use a second pool beyond that'],
    manifest: deployment({ replicas: -1 }),
  },
  {
    what: 'a thousand and one workers',
    make: workers({ replicas: 1001 }),
    says: ['[shop/workers] replicas: got 1001, allowed a whole number from 0 to 1000; use a second pool beyond that'],
    manifest: deployment({ replicas: 1001 }),
    stricter: 'it is rather a slip than a wish',
  },
  {
    what: 'workers that hold no task',
    make: workers({ prefetch: 0 }),
    says: [
      '[shop/workers] prefetch: got 0, allowed a whole number from 1 to 1000; a worker works on all that it holds at once',
    ],
    ours: 'queues',
  },
  {
    what: 'workers that are killed within a task',
    make: workers({ terminationGracePeriod: Duration.seconds(30) }),
    says: [
      '[shop/workers] terminationGracePeriod: got 30s, allowed at least 330s: the longestTask of the queue, 300s, and 30s to end; leave it out, or lower longestTask',
    ],
    ours: 'queues',
  },
  {
    what: 'workers of a queue in another namespace',
    make: (chart) => {
      const other = new Chart(chart, 'other', { namespace: 'books' });
      return workers({ queue: broker(other).queue(TASKS) })(chart);
    },
    says: [
      '[shop/workers] queue: got "tasks" in namespace "books", allowed a queue in the namespace of this construct, "shop"; put both into one namespace, or use an ExternalBroker',
    ],
    ours: 'queues',
  },
  {
    what: 'a variable that the queue sets',
    make: workers({ env: { QUEUE_NAME: 'other' } }),
    says: [
      '[shop/workers] env["QUEUE_NAME"]: got "QUEUE_NAME", allowed any name but RABBITMQ_HOST, RABBITMQ_PORT, RABBITMQ_VHOST, RABBITMQ_HEARTBEAT_SECONDS, RABBITMQ_CREDENTIALS_DIR, QUEUE_NAME, QUEUE_DECLARATIONS, QUEUE_RETRIES, QUEUE_DEAD_LETTERS, QUEUE_ATTEMPTS, QUEUE_LONGEST_TASK_SECONDS, QUEUE_PREFETCH, HEALTH_PORT; choose another name; the docs of this construct say what it sets',
    ],
    ours: 'queues',
  },
  {
    what: 'a scheduled producer with a name by its content',
    make: (chart) =>
      new QueueProducer(chart, 'fill', {
        ...BASE,
        queue: broker(chart).queue(TASKS),
        schedule: Schedule.hourly(0),
        release: Release.onChange(),
      }),
    says: [
      '[shop/fill] release: got Release.onChange() with schedule, allowed one of them; leave release out: a CronJob is changed in place',
    ],
    ours: 'queues',
  },
];
