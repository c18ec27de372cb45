import { Chart } from 'cdk8s';
import { Secret } from 'cdk8s-plus-27';
import { BrokerTls, Mount, Queue } from '../../lib';
import { BadInput, deployment, jobWithContainer, jobWithPods } from './case';
import { broker, external, withBroker } from './constructs';

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

export const BROKERS: BadInput[] = [
  {
    what: 'a broker without queues',
    make: withBroker({ queues: [] }),
    says: ["[shop/mq] queues: got none, allowed at least one queue; for example Queue.quorum('tasks')"],
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
    make: withBroker({ storage: '1Mi' }),
    says: ['[shop/mq] storage: got "1Mi", allowed whole bytes from 256Mi to 64Ti; size it for the longest backlog'],
    manifest: statefulSet({ storage: '1Mi' }),
    stricter: 'no backlog fits into it',
  },
  {
    what: "a mount in the broker's own data",
    make: withBroker({ mounts: [Mount.scratch('/var/lib/rabbitmq/mnesia', '1Gi')] }),
    says: [
      '[shop/mq] mounts[0]: got "/var/lib/rabbitmq/mnesia", allowed a path outside "/var/lib/rabbitmq", which is mounted already; give each mount a folder of its own',
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
    stricter: 'from 1.34 on Kubernetes refuses it, too: the volume would never be made',
    refusedSince: 34,
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
      `[shop/mq] credentials: got nothing, allowed a Secret of cdk8s-plus; there is no default: write for example Secret.fromSecretName(chart, 'id', 'name')`,
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
    what: 'a queue that two external brokers of one address declare differently',
    make: (chart) => {
      external({})(chart);
      external({ queues: [Queue.classic('tasks')] })(new Chart(chart, 'other', { namespace: 'shop' }));
    },
    says: [
      '[shop/other/mq] queues: got another declaration of "tasks" than [shop/mq], allowed the same one; declare it once, and share the value',
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
];
