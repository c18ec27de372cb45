import { BadApp } from './bad-apps';

const REPORT = (props: string) => `new b.BatchJob(chart, 'report', { program, resources, ${props} });`;
const BROKER = `
const broker = new b.RabbitMqBroker(chart, 'mq', {
  credentials: Secret.fromSecretName(chart, 'login', 'mq-login'),
  queues: [b.Queue.quorum('tasks')],
});`;

const LABEL = '1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit';
const KEY = 'a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"';
const TEXT = 'at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit';
const TAG =
  'a fixed tag or a digest; name the version, for example "busybox:1.2.3"; "latest" is another program tomorrow';
const COUNT = 'a whole number from 1 to 100000; name at least one, and give each more work beyond that';
const RETRIES = 'a whole number from 0 to 2147483647; 0 is one try, 6 is what Kubernetes does by itself';
const NO_SECRET =
  'got a literal that looks like a secret, allowed a value from a Secret, or mounted as a file; ' +
  'use EnvValue.fromSecretValue or Mount.secret; if it is none, HardeningException.literalEnv says so';
const TWO = (path: string, kind: string) =>
  `[shop/second/${path}] name: got two objects ${kind} "report" in namespace "shop", ` +
  `the other one at [shop/first/${path}], allowed one; give one of them another name`;

/** At least one app for each kind of bad input. */
export const BAD_APPS: BadApp[] = [
  {
    kind: 'an illegal name',
    app: "new b.BatchJob(chart, 'Nightly_Report', { program, resources });",
    says: [`[shop/Nightly_Report] name: got "Nightly_Report", allowed ${LABEL}; for example "nightly-report"`],
  },
  {
    kind: 'a name with no room for the suffix of its runs',
    app: "new b.AdHocJob(chart, 'report', { program, resources, name: 'a'.repeat(53) });",
    says: [`[shop/report] name: got "${'a'.repeat(53)}", allowed ${LABEL}; shorten it by 1`],
  },
  {
    kind: "a namespace of Kubernetes' own",
    app: "new b.BatchNamespace(chart, 'kube-system', {});",
    says: [
      '[shop/kube-system] name: got "kube-system", allowed a namespace of its own, ' +
        'neither "default" nor one that starts with "kube-"; name it after the team or the work',
    ],
  },
  {
    kind: 'an illegal label',
    app: REPORT("labels: { 'team ': 'a/b' }"),
    says: [
      `[shop/report] labels["team "]: got "team ", allowed ${KEY}; rename the key`,
      `[shop/report] labels["team "]: got "a/b", allowed ${TEXT}; use an annotation for free text`,
    ],
  },
  {
    kind: 'an illegal annotation',
    app: REPORT("annotations: { '-owner': 'books' }"),
    says: [`[shop/report] annotations["-owner"]: got "-owner", allowed ${KEY}; rename the key`],
  },
  {
    kind: 'an image without a tag',
    app: "b.Program.image('busybox');",
    says: [`Program.image image: got "busybox", allowed ${TAG}`],
  },
  {
    kind: 'an image whose tag moves',
    app: "b.Program.shell(FILE, { image: 'busybox:latest' });",
    says: [`Program.shell image: got "busybox:latest", allowed ${TAG}`],
  },
  {
    kind: 'requests above their limits',
    app: `b.Resources.of({
      cpuRequest: Cpu.millis(201),
      cpuLimit: Cpu.millis(200),
      memoryRequest: Size.mebibytes(65),
      memoryLimit: Size.mebibytes(64),
    });`,
    says: [
      'Resources.of cpuRequest: got 201m, allowed at most cpuLimit 200m; lower cpuRequest or raise cpuLimit',
      'Resources.of memoryRequest: got 65Mi, allowed at most memoryLimit 64Mi; lower memoryRequest or raise memoryLimit',
    ],
  },
  {
    kind: 'negative counts of pods and retries',
    app: "new b.ParallelBatchJob(chart, 'report', { program, resources, completions: -3, parallelism: -4, backoffLimit: -1 });",
    says: [
      `[shop/report] backoffLimit: got -1, allowed ${RETRIES}`,
      `[shop/report] completions: got -3, allowed ${COUNT}`,
      `[shop/report] parallelism: got -4, allowed ${COUNT}`,
    ],
  },
  {
    kind: 'a negative count of workers',
    app: `${BROKER}
new b.QueueWorkerPool(chart, 'workers', { program, resources, queue: broker.queue('tasks'), replicas: -1, prefetch: 0 });`,
    says: [
      '[shop/workers] replicas: got -1, allowed a whole number from 0 to 1000; use a second pool beyond that',
      '[shop/workers] prefetch: got 0, allowed a whole number from 1 to 1000; a worker works on all that it holds at once',
    ],
  },
  {
    kind: 'parallelism above completions',
    app: "new b.ParallelBatchJob(chart, 'report', { program, resources, completions: 3, parallelism: 4 });",
    says: [
      '[shop/report] parallelism: got 4, allowed at most completions 3; lower it: no more pods than shards ever run',
    ],
  },
  {
    kind: 'a cron expression with a minute that no hour has',
    app: "b.Schedule.cron('75 5 * * *');",
    says: ['Schedule.cron minute: got "75", allowed 0 to 59; the last one is 59'],
  },
  {
    kind: 'a cron expression with seconds',
    app: "b.Schedule.cron('0 0 5 * * *');",
    says: [
      'Schedule.cron expression: got "0 0 5 * * *", allowed five fields "minute hour dayOfMonth month dayOfWeek"; ' +
        'Kubernetes has no field for the seconds; write "0 5 * * *"',
    ],
  },
  {
    kind: 'an unknown time zone',
    app: "b.Schedule.cron('0 5 * * *', { timeZone: 'Europe/Berlyn' });",
    says: [
      'Schedule.cron timeZone: got "Europe/Berlyn", ' +
        'allowed a name of the IANA time zone database, in its exact case; write "Europe/Berlin"',
    ],
  },
  {
    kind: 'a missing program file',
    app: "b.Program.shell(FILE + '.bak', { image: 'busybox:1.37' });",
    says: [
      'Program.shell file: got "FOLDER/program.sh.bak", allowed a file that exists; ' +
        'check the path: it is relative to the folder that synth runs in',
    ],
  },
  {
    kind: 'an empty program file',
    app: "require('fs').writeFileSync(FILE, ''); b.Program.shell(FILE, { image: 'busybox:1.37' });",
    says: [
      'Program.shell file: got "FOLDER/program.sh", which is empty, allowed a file with a program in it; write the program',
    ],
  },
  {
    kind: 'a ConfigMap over 1 MiB',
    app: `
require('fs').writeFileSync(FILE, '#'.repeat(1024 * 1024));
new b.BatchJob(chart, 'report', { resources, program: b.Program.shell(FILE, { image: 'busybox:1.37' }) });`,
    says: [
      'Program.shell files: got 1048586 bytes, allowed at most 1048576 bytes in all, the limit of a ConfigMap; ' +
        'build an image and use Program.image',
    ],
  },
  {
    kind: 'two objects of one name',
    isOfWholeApp: true,
    app: ['first', 'second']
      .map((id) => REPORT("name: 'report', nameByContent: false").replace('report', id))
      .join('\n'),
    says: [
      TWO('Pod/ServiceAccount', 'ServiceAccount'),
      TWO('Pod/NetworkPolicy', 'NetworkPolicy'),
      TWO('Default', 'Job'),
    ],
  },
  {
    kind: 'a queue that its broker does not have',
    app: `${BROKER}\nbroker.queue('task');`,
    says: ['[shop/mq] queue: got "task", allowed "tasks"; declare it in `queues`, or correct the name'],
  },
  {
    kind: 'secrets in the clear',
    app: REPORT(
      "env: { DB_PASSWORD: EnvValue.fromValue('hunter2'), BROKER: EnvValue.fromValue('amqp://me:hunter2@mq') }",
    ),
    says: ['DB_PASSWORD', 'BROKER'].map((name) => `[shop/report] env["${name}"]: ${NO_SECRET}`),
  },
  {
    kind: 'many problems of one construct',
    app: `new b.ScheduledCollector(chart, 'Report', {
      program,
      resources,
      schedule: b.Schedule.cron('0 5 * * *'),
      backoffLimit: -1,
      labels: { team: 'a b' },
      startingDeadline: Duration.seconds(9),
      env: { API_KEY: EnvValue.fromValue('hunter2') },
    });`,
    says: [
      `[shop/Report] name: got "Report", allowed ${LABEL}; for example "report"`,
      `[shop/Report] env["API_KEY"]: ${NO_SECRET}`,
      `[shop/Report] labels["team"]: got "a b", allowed ${TEXT}; use an annotation for free text`,
      `[shop/Report] backoffLimit: got -1, allowed ${RETRIES}`,
      '[shop/Report] startingDeadline: got 9s, allowed whole seconds from 10s to 86400s; below 10s it may never start, and a day late it is another run',
    ],
  },
];
