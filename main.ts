import { App, Chart, Duration } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import {
  AdHocJob,
  BatchJob,
  BatchNamespace,
  BatchPriorityClass,
  Defaults,
  FailurePolicy,
  Interpreter,
  Overlap,
  ParallelBatchJob,
  Parameter,
  Program,
  Queue,
  QueueProducer,
  QueueWorkerPool,
  RabbitMqBroker,
  Resources,
  Schedule,
  ScheduledCollector,
  Shards,
} from './lib';

const PYTHON_IMAGE = 'python:3.13-alpine';

const BUSYBOX = Interpreter.shell('busybox:1.37');
const PYTHON = Interpreter.python(PYTHON_IMAGE);
const QUEUE_PYTHON = Interpreter.python(PYTHON_IMAGE, { requirements: 'programs/queue.requirements.txt' });

const app = new App();

// What the cluster's administrator applies first: a room with limits, and a priority below ordinary pods.
const cluster = new Chart(app, 'cluster');

const analytics = new BatchNamespace(cluster, 'analytics');

const priority = new BatchPriorityClass(cluster, 'batch-priority', {
  description: 'Batch work that can wait: it goes last, and never pushes another pod out',
});

const chart = new Chart(app, 'batch', { namespace: analytics.name });
chart.addDependency(cluster); // 0000-cluster is applied before 0001-batch
Defaults.set(chart, { priority, appLabel: true }); // of workloads: a broker has neither

// Step 3: metrics, every minute.
new ScheduledCollector(chart, 'metrics-collector', {
  schedule: Schedule.cron('*/1 * * * *'),
  program: Program.script('programs/collect-metrics.sh', BUSYBOX),
  resources: Resources.of('100m', '64Mi').upTo('200m', '128Mi'),
  overlap: Overlap.SKIP,
  activeDeadline: Duration.minutes(5),
  backoffLimit: 2,
});

// Step 4: data processing on demand: npx cdk8s-batch run data-processor size=large type=analysis
new AdHocJob(chart, 'data-processor', {
  program: Program.script(
    'programs/process-data.py',
    Interpreter.python(PYTHON_IMAGE, { requirements: 'programs/process-data.requirements.txt' }),
  ),
  parameters: [
    Parameter.choice('size', ['small', 'medium', 'large'], { description: 'large is 100,000 records' }),
    Parameter.choice('type', ['analysis', 'summary'], { description: 'figures by category, or overall' }),
  ],
  resources: Resources.of('250m', '256Mi').upTo('500m', '512Mi'),
  backoffLimit: 3,
  failurePolicy: FailurePolicy.ignoreDisruptions().failJobOn(2), // wrong parameters stay wrong
  labels: { type: 'ad-hoc' },
});

// Step 5: five shards, three at a time.
new ParallelBatchJob(chart, 'parallel-processor', {
  program: Program.script('programs/process-shard.py', PYTHON),
  shards: Shards.completions(5).parallelism(3),
  resources: Resources.of('100m', '128Mi').upTo('200m', '256Mi'),
  backoffLimit: 2,
});

// Step 6: a broker, three workers, and a producer of 20 tasks.
const tasks = Queue.quorum('data_processing_tasks', { longestTask: Duration.minutes(2) });
const broker = new RabbitMqBroker(chart, 'rabbitmq', {
  credentials: Secret.fromSecretName(chart, 'broker-login', 'rabbitmq-credentials'),
  queues: [tasks],
  labels: { app: 'rabbitmq' },
});

new QueueWorkerPool(chart, 'task-worker', {
  queue: broker.queue(tasks),
  program: Program.script('programs/worker.py', QUEUE_PYTHON),
  replicas: 3,
  resources: Resources.of('200m', '192Mi').upTo('400m', '384Mi'),
});

new QueueProducer(chart, 'job-producer', {
  queue: broker.queue(tasks),
  program: Program.script('programs/producer.py', QUEUE_PYTHON),
  env: { TASK_COUNT: '20' },
  resources: Resources.of('100m', '128Mi').upTo('200m', '256Mi'),
  backoffLimit: 4,
});

// What no worker could do: npx cdk8s-batch run dead-letters action=look, and then action=return
new AdHocJob(chart, 'dead-letters', {
  queue: broker.queue(tasks),
  program: Program.script('programs/dead-letters.py', QUEUE_PYTHON),
  parameters: [
    Parameter.choice('action', ['look', 'return'], { defaultValue: 'look' }),
    Parameter.integer('count', { min: 1, max: 1000000, defaultValue: 10 }),
  ],
  resources: Resources.of('100m', '128Mi').upTo('200m', '256Mi'),
});

// Step 7: little CPU reserved, much allowed; memory close to what is needed.
new BatchJob(chart, 'optimized-batch-job', {
  program: Program.script(
    'programs/optimized-batch.py',
    Interpreter.python(PYTHON_IMAGE, { requirements: 'programs/optimized-batch.requirements.txt' }),
  ),
  resources: Resources.of('200m', '512Mi').upTo('2', '1Gi'),
  backoffLimit: 2,
});

// Step 8: the index picks the scenario; the last one fails for good, and with it, once the others are done, the Job.
new ParallelBatchJob(chart, 'job-test-scenarios', {
  program: Program.script('programs/test-scenarios.sh', BUSYBOX),
  shards: Shards.completions(4).backoffLimitPerIndex(2),
  backoffLimit: 6,
  failurePolicy: FailurePolicy.ignoreDisruptions().failIndexOn(2), // "no retry will help"
  resources: Resources.of('100m', '64Mi').upTo('200m', '128Mi'),
});

app.synth();
