import { BAD_INPUT } from '../bad-input/corpus';
import { BadApp } from './bad-apps';

const REPORT = (props: string) => `new b.BatchJob(chart, 'report', { program, resources, ${props} });`;
const BROKER = `
const tasks = b.Queue.quorum('tasks');
const broker = new b.RabbitMqBroker(chart, 'mq', {
  credentials: Secret.fromSecretName(chart, 'login', 'mq-login'),
  queues: [tasks],
});`;

const CORPUS = Object.values(BAD_INPUT).flat();

/** What the corpus has somebody read who makes these mistakes, one after the other. */
function saysOf(...mistakes: string[]): string[] {
  return mistakes.flatMap((mistake) => {
    const [{ says }] = CORPUS.filter(({ what }) => what === mistake);
    return says;
  });
}

/** At least one app for each kind of bad input. */
export const BAD_APPS: BadApp[] = [
  {
    kind: 'an illegal name',
    app: "new b.BatchJob(chart, 'Nightly_Report', { program, resources });",
    says: saysOf('a name with capitals'),
  },
  {
    kind: 'a name with no room for the suffix of its runs',
    app: "new b.AdHocJob(chart, 'report', { program, resources, name: 'a'.repeat(53) });",
    says: saysOf('an ad-hoc job without room for the suffix of its runs'),
  },
  {
    kind: "a namespace of Kubernetes' own",
    app: "new b.BatchNamespace(chart, 'kube-books', {});",
    says: saysOf("a namespace of Kubernetes' own"),
  },
  {
    kind: 'an illegal label',
    app: REPORT("labels: { 'a b': 'books', team: 'a/b' }"),
    says: saysOf('a label key with a blank', 'a label value with a slash'),
  },
  {
    kind: 'an illegal annotation',
    app: REPORT("annotations: { '-owner': 'books' }"),
    says: saysOf('an annotation key that is none'),
  },
  {
    kind: 'an image without a tag',
    app: "b.Program.image('busybox');",
    says: saysOf('an image without a tag'),
  },
  {
    kind: 'an image whose tag moves',
    app: "b.Program.image('busybox:latest');",
    says: saysOf('an image whose tag moves'),
  },
  {
    kind: 'limits below what is reserved',
    app: "b.Resources.of('201m', '129Mi').upTo('200m', '128Mi');",
    says: saysOf('a limit of CPU below what is reserved', 'a limit of memory below what is reserved'),
  },
  {
    kind: 'a negative count of retries',
    app: REPORT('backoffLimit: -1'),
    says: saysOf('a negative number of retries'),
  },
  {
    kind: 'a negative count of shards',
    app: 'b.Shards.completions(-3);',
    says: saysOf('negative completions'),
  },
  {
    kind: 'a negative count of pods at once',
    app: 'b.Shards.completions(5).parallelism(-1);',
    says: saysOf('negative parallelism'),
  },
  {
    kind: 'a negative count of workers',
    app: `${BROKER}
new b.QueueWorkerPool(chart, 'workers', { program, resources, queue: broker.queue(tasks), replicas: -1, prefetch: 0 });`,
    says: saysOf('a negative number of workers', 'workers that hold no task'),
  },
  {
    kind: 'parallelism above completions',
    app: "new b.ParallelBatchJob(chart, 'report', { program, resources, shards: b.Shards.completions(5).parallelism(6) });",
    says: saysOf('more pods at once than shards'),
  },
  {
    kind: 'a cron expression with a minute that no hour has',
    app: "b.Schedule.cron('99 5 * * *');",
    says: saysOf('a minute that no hour has'),
  },
  {
    kind: 'a cron expression with seconds',
    app: "b.Schedule.cron('0 0 5 * * *');",
    says: saysOf('seconds'),
  },
  {
    kind: 'an unknown time zone',
    app: "b.Schedule.cron('0 5 * * *', { timeZone: 'Foo/Bar' });",
    says: saysOf('a zone that is not on Earth'),
  },
  {
    kind: 'a missing program file',
    app: "b.Program.script('programs/missing.sh', busybox);",
    says: saysOf('a program file that is missing'),
  },
  {
    kind: 'an empty program file',
    app: "require('fs').writeFileSync(FILE, ''); b.Program.script(FILE, busybox);",
    says: saysOf('a program that is empty'),
  },
  {
    kind: 'a ConfigMap over 1 MiB',
    app: `
require('fs').writeFileSync(FILE, '#'.repeat(1024 * 1024) + '\\n');
new b.BatchJob(chart, 'report', { resources, program: b.Program.script(FILE, busybox) });`,
    says: saysOf('a program of more than 1 MiB'),
  },
  {
    kind: 'two objects of one name',
    isOfWholeApp: true,
    app: ['first', 'second']
      .map((id) => REPORT("name: 'report', release: b.Release.underOneName()").replace('report', id))
      .join('\n'),
    says: saysOf('two objects of one name'),
  },
  {
    kind: 'a queue that its broker does not have',
    app: `${BROKER}\nbroker.queue(b.Queue.quorum('task'));`,
    says: saysOf('a queue that its broker does not have'),
  },
  {
    kind: 'secrets in the clear',
    app: REPORT("env: { DB_PASSWORD: 'hunter2', BROKER: 'amqp://me:hunter2@mq' }"),
    says: saysOf('a password in the clear', 'a password in a URL'),
  },
  {
    kind: 'many problems of one construct',
    app: `new b.ScheduledCollector(chart, 'report', {
      name: '',
      program,
      resources,
      schedule: b.Schedule.cron('0 5 * * *'),
      backoffLimit: -1,
      labels: { team: 'a/b' },
      startingDeadline: Duration.seconds(9),
      env: { DB_PASSWORD: 'hunter2' },
    });`,
    says: saysOf(
      'an empty name',
      'a password in the clear',
      'a label value with a slash',
      'a negative number of retries',
      'a start that may be 9 s late',
    ),
  },
];
