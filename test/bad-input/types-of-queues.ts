import { Duration } from 'cdk8s';
import { BrokerTls, ExternalBroker, Queue, QueueWorkerPool, RabbitMqBroker } from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput } from './case';
import { broker, external } from './constructs';
import { A_SECRET, BOOLEAN, untyped } from './types';

export const TYPES_OF_QUEUES: BadInput[] = [
  {
    what: 'a queue by its name',
    make: (chart) => new QueueWorkerPool(chart, 'work', { ...BASE, queue: untyped('tasks') }),
    says: [
      `[shop/work] queue: got "tasks", allowed a BrokerQueue; ask its broker for it, for example broker.queue(tasks)`,
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a queue that its broker is asked for by its name',
    make: (chart) => broker(chart, { queues: [Queue.quorum('tasks'), Queue.quorum('mails')] }).queue(untyped('tasks')),
    says: [
      '[shop/mq] queue: got "tasks", allowed a Queue of `queues`, which has "tasks", "mails"; hand over the value itself, as in broker.queue(tasks)',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'workers without a queue',
    make: (chart) => new QueueWorkerPool(chart, 'work', untyped(BASE)),
    says: [
      `[shop/work] queue: got nothing, allowed a BrokerQueue; there is no default: ask its broker for it, for example broker.queue(tasks)`,
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a broker elsewhere of nothing',
    make: (chart) => new ExternalBroker(chart, 'mq', untyped({})),
    says: [
      '[shop/mq] host: got nothing, allowed text; there is no default: write it in quotes',
      `[shop/mq] credentials: got nothing, allowed a Secret of cdk8s-plus; there is no default: write for example Secret.fromSecretName(chart, 'id', 'name')`,
      '[shop/mq] queues: got nothing, allowed a list, each a Queue; there is no default: make one with Queue.quorum or Queue.classic',
      '[shop/mq] network: got nothing, allowed a list, each a Network; there is no default: make one with Network.toCidr, Network.toPods, Network.toNamespace or Network.https',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a broker of texts',
    make: (chart) =>
      new RabbitMqBroker(chart, 'mq', {
        credentials: untyped('mq-login'),
        queues: untyped(['tasks']),
        resources: untyped({ cpu: 1 }),
        storage: untyped(8),
      }),
    says: [
      `[shop/mq] credentials: got "mq-login", ${A_SECRET('"mq-login"')}`,
      '[shop/mq] queues[0]: got "tasks", allowed a Queue; make one with Queue.quorum or Queue.classic',
      `[shop/mq] resources: got {"cpu":1}, allowed a Resources; write resources: Resources.of('1', '…')`,
      '[shop/mq] storage: got 8, allowed a text: whole bytes from 256Mi to 64Ti; write "8Gi"',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a broker elsewhere that is secured in words',
    make: external(untyped({ plaintext: 'false', virtualHost: 5, network: '10.0.0.0/8' })),
    says: [
      '[shop/mq] virtualHost: got 5, allowed text; write "5"',
      `[shop/mq] plaintext: got "false", ${BOOLEAN}`,
      '[shop/mq] network: got "10.0.0.0/8", allowed a list, each a Network; make one with Network.toCidr, Network.toPods, Network.toNamespace or Network.https',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'an authority in place of how to trust it',
    make: external(untyped({ tls: 'mq-ca' })),
    says: [
      '[shop/mq] tls: got "mq-ca", allowed a BrokerTls; make one with BrokerTls.publicAuthority or BrokerTls.authority',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'an authority by its name',
    make: () => BrokerTls.authority(untyped('mq-ca')),
    says: [`BrokerTls.authority authority: got "mq-ca", ${A_SECRET('"mq-ca"')}`],
    ours: 'JavaScript',
  },
  {
    what: 'a queue of nothing',
    make: () => Queue.quorum(untyped(undefined)),
    says: ['Queue.quorum name: got nothing, allowed text; write it in quotes'],
    ours: 'JavaScript',
  },
  {
    what: 'a queue with times in seconds, and what it does when it is full in the words of something else',
    make: () =>
      Queue.quorum('tasks', {
        retryDelay: untyped(10),
        longestTask: untyped('5m'),
        maxLength: 9,
        overflow: untyped('drop-tail'),
      }),
    says: [
      'Queue.quorum retryDelay: got 10, allowed a Duration; write for example Duration.seconds(10)',
      'Queue.quorum longestTask: got "5m", allowed a Duration; write for example Duration.minutes(5)',
      'Queue.quorum overflow: got "drop-tail", allowed reject-publish, drop-head; write for example Overflow.DROP_HEAD',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a wait that is less than a millisecond',
    make: () => Queue.quorum('tasks', { retryDelay: Duration.seconds(0.0004) }),
    says: ['Queue.quorum retryDelay: got 0.0004s, allowed whole seconds from 1s to 3600s; it doubles with each try'],
    ours: 'JavaScript',
  },
];
