import { Chart, Duration, Size } from 'cdk8s';
import { EnvValue, Secret } from 'cdk8s-plus-27';
import {
  AdHocJob,
  BrokerTls,
  Egress,
  ExternalBroker,
  Mount,
  Overflow,
  Parameter,
  Queue,
  QueueProducer,
  QueueWorkerPool,
  RabbitMqBroker,
  Schedule,
} from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput, jobWithContainer, jobWithPods } from './case';

type BrokerProps = Partial<ConstructorParameters<typeof RabbitMqBroker>[2]>;
type ExternalProps = Partial<ConstructorParameters<typeof ExternalBroker>[2]>;
type WorkerProps = Partial<ConstructorParameters<typeof QueueWorkerPool>[2]>;

function broker(chart: Chart, props: BrokerProps = {}, id = 'mq'): RabbitMqBroker {
  const credentials = Secret.fromSecretName(chart, `${id}-login`, 'mq-login');
  return new RabbitMqBroker(chart, id, { credentials, queues: [Queue.quorum('tasks')], ...props });
}

const withBroker =
  (props: BrokerProps): BadInput['make'] =>
  (chart) =>
    broker(chart, props);

const external =
  (props: ExternalProps): BadInput['make'] =>
  (chart) =>
    new ExternalBroker(chart, 'mq', {
      host: 'mq.example',
      credentials: Secret.fromSecretName(chart, 'login', 'mq-login'),
      queues: [Queue.quorum('tasks')],
      egress: Egress.toCidr('10.0.0.0/8', 5671),
      ...props,
    });

const workers =
  (props: WorkerProps): BadInput['make'] =>
  (chart) =>
    new QueueWorkerPool(chart, 'workers', { ...BASE, queue: broker(chart).queue('tasks'), ...props });

const deployment = (spec: object) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'workers' },
  spec: {
    selector: { matchLabels: { app: 'workers' } },
    template: { metadata: { labels: { app: 'workers' } }, spec: { containers: [{ name: 'worker', image: 'a:1' }] } },
    ...spec,
  },
});

const service = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { ports: [{ port: 5672 }] },
});

const statefulSet = ({ name = 'mq', storage = '8Gi', storageClassName = 'fast' }) => {
  const spec = { accessModes: ['ReadWriteOnce'], storageClassName, resources: { requests: { storage } } };
  const { metadata, ...rest } = deployment({
    serviceName: 'mq',
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec }],
  });
  return { ...rest, kind: 'StatefulSet', metadata: { ...metadata, name } };
};

const adHoc =
  (...parameters: Parameter[]): BadInput['make'] =>
  (chart) =>
    new AdHocJob(chart, 'report', { ...BASE, parameters });

export const QUEUES: BadInput[] = [
  {
    what: 'a queue without a name',
    make: () => Queue.quorum(''),
    says: [
      'Queue.quorum name: got "", allowed 1 to 200 letters, digits, "-", "_" and ".", not starting with "amq."; for example "data_processing_tasks"',
    ],
    ours: 'queues',
  },
  {
    what: 'a queue with a blank in its name',
    make: () => Queue.quorum('my tasks'),
    says: [
      'Queue.quorum name: got "my tasks", allowed 1 to 200 letters, digits, "-", "_" and ".", not starting with "amq."; for example "data_processing_tasks"',
    ],
    ours: 'queues',
  },
  {
    what: "a name that is the broker's own",
    make: () => Queue.quorum('amq.tasks'),
    says: [
      'Queue.quorum name: got "amq.tasks", allowed 1 to 200 letters, digits, "-", "_" and ".", not starting with "amq."; for example "data_processing_tasks"',
    ],
    ours: 'queues',
  },
  {
    what: 'a name that leaves no room for its dead letters',
    make: () => Queue.quorum('q'.repeat(250)),
    says: [
      'Queue.quorum name: got "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq… (252 characters), allowed 1 to 200 letters, digits, "-", "_" and ".", not starting with "amq."; for example "data_processing_tasks"',
    ],
    ours: 'queues',
  },
  {
    what: 'no attempt',
    make: () => Queue.quorum('tasks', { attempts: 0 }),
    says: ['Queue.quorum attempts: got 0, allowed a whole number from 1 to 50; 1 is no second try'],
    ours: 'queues',
  },
  {
    what: 'half an attempt',
    make: () => Queue.quorum('tasks', { attempts: 2.5 }),
    says: ['Queue.quorum attempts: got 2.5, allowed a whole number from 1 to 50; 1 is no second try'],
    ours: 'queues',
  },
  {
    what: 'a retry at once',
    make: () => Queue.quorum('tasks', { retryDelay: Duration.seconds(0) }),
    says: ['Queue.quorum retryDelay: got 0s, allowed whole seconds from 1s to 3600s; it doubles with each try'],
    ours: 'queues',
  },
  {
    what: 'delays that shrink',
    make: () => Queue.quorum('tasks', { retryDelay: Duration.minutes(5), maxRetryDelay: Duration.minutes(1) }),
    says: [
      'Queue.quorum maxRetryDelay: got 60s, allowed at least retryDelay 300s; raise maxRetryDelay or lower retryDelay',
    ],
    ours: 'queues',
  },
  {
    what: 'a task of two days',
    make: () => Queue.quorum('tasks', { longestTask: Duration.days(2) }),
    says: [
      'Queue.quorum longestTask: got 172800s, allowed whole seconds from 1s to 43200s; split the task, or use a Job',
    ],
    ours: 'queues',
  },
  {
    what: 'a task of no time',
    make: () => Queue.quorum('tasks', { longestTask: Duration.seconds(0) }),
    says: ['Queue.quorum longestTask: got 0s, allowed whole seconds from 1s to 43200s; split the task, or use a Job'],
    ours: 'queues',
  },
  {
    what: 'a queue that holds nothing',
    make: () => Queue.quorum('tasks', { maxLength: 0 }),
    says: ['Queue.quorum maxLength: got 0, allowed a whole number from 1 to 1000000000; leave it out for no limit'],
    ours: 'queues',
  },
  {
    what: 'an overflow of a queue that is never full',
    make: () => Queue.quorum('tasks', { overflow: Overflow.DROP_HEAD }),
    says: ['Queue.quorum overflow: got "drop-head" without maxLength, allowed with maxLength; set maxLength, too'],
    ours: 'queues',
  },
  {
    what: 'a broker without queues',
    make: withBroker({ queues: [] }),
    says: ["[shop/mq] queues: got none, allowed at least one queue; for example Queue.quorum('tasks')"],
    ours: 'queues',
  },
  {
    what: 'a queue twice',
    make: withBroker({ queues: [Queue.quorum('tasks'), Queue.classic('tasks')] }),
    says: ['[shop/mq] queues[1]: got "tasks", allowed a name that no other queue has; declare each queue once'],
    ours: 'queues',
  },
  {
    what: "a queue in the place of another one's dead letters",
    make: withBroker({ queues: [Queue.quorum('tasks'), Queue.quorum('tasks.dead')] }),
    says: [
      '[shop/mq] queues[1]: got "tasks.dead", allowed a name apart from "tasks", its dead letters and its waiting tasks; rename one of them',
    ],
    ours: 'queues',
  },
  {
    what: 'a broker whose name begins with a digit',
    make: withBroker({ name: '1mq' }),
    says: [
      '[shop/mq] name: got "1mq", allowed a name that starts with a letter, which a Service must have; put a letter in front',
    ],
    manifest: service('1mq'),
    stricter: 'releases before 1.36 take no such Service',
    acceptedSince: 36,
  },
  {
    what: 'a broker with the name of the step that writes its definitions',
    make: withBroker({ name: 'write-definitions' }),
    says: [
      '[shop/mq] name: got "write-definitions", allowed a name that no init container of its pods has; name it after its work',
    ],
    manifest: jobWithPods({ initContainers: [{ name: 'report', image: 'a:1' }] }),
  },
  {
    what: 'a broker whose pods have too long a name',
    make: withBroker({ name: 'm'.repeat(53) }),
    says: [
      '[shop/mq] name: got "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; shorten it by 1',
    ],
    manifest: statefulSet({ name: 'm'.repeat(53) }),
    stricter: 'no pod of it can be made: its label with the revision is too long',
  },
  {
    what: 'a broker without room',
    make: withBroker({ storage: Size.mebibytes(1) }),
    says: ['[shop/mq] storage: got 1Mi, allowed whole KiB from 256Mi to 64Ti; size it for the longest backlog'],
    manifest: statefulSet({ storage: '1Mi' }),
    stricter: 'no backlog fits into it',
  },
  {
    what: "a mount in the broker's own data",
    make: withBroker({ pod: { mounts: [Mount.scratch('/var/lib/rabbitmq/mnesia', Size.gibibytes(1))] } }),
    says: [
      '[shop/mq] pod.mounts[0]: got "/var/lib/rabbitmq/mnesia", allowed a path outside "/var/lib/rabbitmq", which is mounted already; give each mount a folder of its own',
    ],
    ours: 'the library',
  },
  {
    what: 'a storage class with an impossible name',
    make: withBroker({ storageClassName: 'Fast SSD' }),
    says: [
      '[shop/mq] storageClassName: got "Fast SSD", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; use the name of the object as the cluster knows it',
    ],
    manifest: statefulSet({ storageClassName: 'Fast SSD' }),
  },
  {
    what: 'a broker whose image moves',
    make: withBroker({ image: 'rabbitmq' }),
    says: [
      '[shop/mq] image: got "rabbitmq", allowed a fixed tag or a digest; name the version, for example "rabbitmq:1.2.3"; "latest" is another program tomorrow',
    ],
    manifest: deployment({
      template: { metadata: { labels: { app: 'workers' } }, spec: { containers: [{ name: 'mq', image: 'rabbitmq' }] } },
    }),
    stricter: 'it is another program tomorrow',
  },
  {
    what: 'a broker without credentials',
    make: withBroker({ credentials: undefined }),
    says: [
      '[shop/mq] credentials: got nothing, allowed a value: there is no default; say it; the docs of this prop have the words',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'credentials in a Secret with an impossible name',
    make: (chart) => broker(chart, { credentials: Secret.fromSecretName(chart, 's', 'Mq_Login') }),
    says: [
      '[shop/mq] credentials: got "Mq_Login", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; use the name of the object as the cluster knows it',
    ],
    manifest: jobWithPods({ volumes: [{ name: 'v', secret: { secretName: 'Mq_Login' } }] }),
    stricter: 'no object can have that name',
  },
  {
    what: 'credentials of an external broker in a Secret with an impossible name',
    make: (chart) => external({ credentials: Secret.fromSecretName(chart, 's', 'Mq_Login') })(chart),
    says: [
      '[shop/mq] credentials: got "Mq_Login", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; use the name of the object as the cluster knows it',
    ],
    manifest: jobWithPods({ volumes: [{ name: 'v', secret: { secretName: 'Mq_Login' } }] }),
    stricter: 'no object can have that name',
  },
  {
    what: 'a certificate in a Secret with an impossible name',
    make: (chart) => BrokerTls.authority(Secret.fromSecretName(chart, 's', 'My_CA')),
    says: [
      'BrokerTls.authority authority: got "My_CA", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; use the name of the object as the cluster knows it',
    ],
    manifest: jobWithPods({ volumes: [{ name: 'v', secret: { secretName: 'My_CA' } }] }),
    stricter: 'no object can have that name',
  },
  {
    what: 'a queue that its broker does not have',
    make: (chart) => broker(chart).queue('task'),
    says: ['[shop/mq] queue: got "task", allowed "tasks"; declare it in `queues`, or correct the name'],
    ours: 'queues',
  },
  {
    what: 'an external broker as a URL',
    make: external({ host: 'amqp://mq.example' }),
    says: [
      '[shop/mq] host: got "amqp://mq.example", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; write the host alone, as in "mq.example"',
    ],
    ours: 'queues',
  },
  {
    what: 'an external broker as a URL with a password',
    make: external({ host: 'amqp://me:hunter2@mq.example' }),
    says: [
      '[shop/mq] host: got "amqp://***@mq.example", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; write the host alone, as in "mq.example"',
    ],
    ours: 'queues',
  },
  {
    what: 'an external broker with its port in its name',
    make: external({ host: 'mq.example:5671' }),
    says: [
      '[shop/mq] host: got "mq.example:5671", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; write the host alone, as in "mq.example"',
    ],
    ours: 'queues',
  },
  {
    what: 'an external broker at port 0',
    make: external({ port: 0 }),
    says: ['[shop/mq] port: got 0, allowed a whole number from 1 to 65535; name the port that the broker listens on'],
    ours: 'queues',
  },
  {
    what: 'an external broker without a virtual host',
    make: external({ virtualHost: '' }),
    says: ['[shop/mq] virtualHost: got "", allowed 1 to 255 bytes; leave it out for "/"'],
    ours: 'queues',
  },
  {
    what: 'an external broker with NUL in its virtual host',
    make: external({ virtualHost: 'a\0b' }),
    says: [
      '[shop/mq] virtualHost: got a text with NUL or half a character, allowed text; leave out NUL and halves of characters',
    ],
    manifest: jobWithContainer({ env: [{ name: 'RABBITMQ_VHOST', value: 'a\0b' }] }),
    stricter: 'no process can be started with it',
  },
  {
    what: 'a broker whose queues fit into no ConfigMap',
    make: withBroker({ queues: Array.from({ length: 400 }, (_, index) => Queue.quorum(`${'q'.repeat(190)}${index}`)) }),
    says: [
      '[shop/mq] queues: got queues of 1682331 bytes, allowed at most 1048576 bytes in all, the limit of a ConfigMap; give some of them to a second broker',
    ],
    ours: 'queues',
  },
  {
    what: 'an external broker in the clear with TLS',
    make: external({ plaintext: true, tls: BrokerTls.publicAuthority() }),
    says: ['[shop/mq] plaintext: got true with tls, allowed one of them; leave plaintext out'],
    ours: 'queues',
  },
  {
    what: 'a certificate in a key that no Secret has',
    make: (chart) => BrokerTls.authority(Secret.fromSecretName(chart, 'ca', 'ca'), 'my ca'),
    says: [
      'BrokerTls.authority key: got "my ca", allowed 1 to 253 letters, digits, "-", "_" and ".", not "." and not starting with ".."; rename the file or key',
    ],
    ours: 'queues',
  },
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
    make: workers({ pod: { terminationGracePeriod: Duration.seconds(30) } }),
    says: [
      '[shop/workers] pod.terminationGracePeriod: got 30s, allowed at least 330s: the longestTask of the queue, 300s, and 30s to end; leave it out, or lower longestTask',
    ],
    ours: 'queues',
  },
  {
    what: 'workers of a queue in another namespace',
    make: (chart) => {
      const other = new Chart(chart, 'other', { namespace: 'books' });
      return workers({ queue: broker(other).queue('tasks') })(chart);
    },
    says: [
      '[shop/workers] queue: got "tasks" in namespace "books", allowed a queue in the namespace of this construct, "shop"; put both into one namespace, or use an ExternalBroker',
    ],
    ours: 'queues',
  },
  {
    what: 'a variable that the queue sets',
    make: workers({ env: { QUEUE_NAME: EnvValue.fromValue('other') } }),
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
        queue: broker(chart).queue('tasks'),
        schedule: Schedule.hourly(0),
        nameByContent: true,
      }),
    says: [
      '[shop/fill] nameByContent: got true with schedule, allowed one of them; leave nameByContent out: a CronJob is changed in place',
    ],
    ours: 'queues',
  },
  {
    what: 'a parameter without a name',
    make: () => Parameter.text(''),
    says: [
      'Parameter.text name: got "", allowed 1 to 63 lower-case letters, digits and "-", starting with a letter; for example "size"',
    ],
    ours: 'parameters',
  },
  {
    what: 'a parameter with a blank in its name',
    make: () => Parameter.text('my size'),
    says: [
      'Parameter.text name: got "my size", allowed 1 to 63 lower-case letters, digits and "-", starting with a letter; for example "size"',
    ],
    ours: 'parameters',
  },
  {
    what: 'a choice of nothing',
    make: () => Parameter.choice('size', []),
    says: [
      'Parameter.choice choices: got none, allowed one or more different texts, none of them empty; name what may be said, in a list',
    ],
    ours: 'parameters',
  },
  {
    what: 'a choice twice',
    make: () => Parameter.choice('size', ['small', 'small']),
    says: [
      'Parameter.choice choices[1]: got "small" again, allowed one or more different texts, none of them empty; name it once',
    ],
    ours: 'parameters',
  },
  {
    what: 'a default that is no choice',
    make: () => Parameter.choice('size', ['small'], { defaultValue: 'large' }),
    says: ['Parameter.choice defaultValue: got "large", allowed "small"; choose one of them'],
    ours: 'parameters',
  },
  {
    what: 'an integer with crossed bounds',
    make: () => Parameter.integer('count', { min: 5, max: 1 }),
    says: ['Parameter.integer min: got 5, allowed at most max, which is 1; swap them'],
    ours: 'parameters',
  },
  {
    what: 'an integer whose default is out of bounds',
    make: () => Parameter.integer('count', { min: 1, max: 5, defaultValue: 6 }),
    says: [
      'Parameter.integer defaultValue: got 6, allowed a whole number from 1 to 5; write it in plain digits, within the bounds',
    ],
    ours: 'parameters',
  },
  {
    what: 'a pattern that is none',
    make: () => Parameter.text('name', { pattern: '[' }),
    says: [
      'Parameter.text pattern: got "[", allowed a regular expression of JavaScript, with the flag u; Invalid regular expression: /[/u: Unterminated character class',
    ],
    ours: 'parameters',
  },
  {
    what: 'a default that does not match its pattern',
    make: () => Parameter.text('name', { pattern: '[a-z]+', defaultValue: 'A1' }),
    says: [
      'Parameter.text defaultValue: got "A1", allowed text of at most 256 characters, all of it matching /[a-z]+/; write it as the pattern says',
    ],
    ours: 'parameters',
  },
  {
    what: 'two parameters of one name',
    make: adHoc(Parameter.text('size'), Parameter.integer('size')),
    says: ['[shop/report] parameters[1]: got "size", allowed a name that no other parameter has; rename it'],
    ours: 'parameters',
  },
  {
    what: 'a parameter with an underscore',
    make: () => Parameter.text('max_size'),
    says: [
      'Parameter.text name: got "max_size", allowed 1 to 63 lower-case letters, digits and "-", starting with a letter; for example "size"',
    ],
    ours: 'parameters',
  },
  {
    what: 'a parameter that would be a secret',
    make: adHoc(Parameter.text('password')),
    says: [
      '[shop/report] parameters[0]: got "password", allowed a name that does not look like a secret; mount a Secret with Mount.secret, or use EnvValue.fromSecretValue',
    ],
    ours: 'parameters',
  },
  {
    what: 'a parameter whose default has a password',
    make: adHoc(Parameter.text('db-url', { defaultValue: 'postgres://u:hunter2@db/x' })),
    says: [
      '[shop/report] parameters[0].defaultValue: got a URL with a password, allowed no secret: the manifest shows it; read it from a mounted Secret, or from a variable as $(NAME); if it is none, HardeningException.literalText says so',
    ],
    ours: 'parameters',
  },
];
