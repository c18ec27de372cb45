import { Duration } from 'cdk8s';
import { Overflow, Queue } from '../../lib';
import { BadInput } from './case';
import { broker, withBroker } from './constructs';

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
    what: 'a wait of two days',
    make: () => Queue.quorum('tasks', { maxRetryDelay: Duration.days(2) }),
    says: [
      'Queue.quorum maxRetryDelay: got 172800s, allowed whole seconds from 1s to 86400s; a task of yesterday is dead',
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
    what: 'a queue that its broker does not have',
    make: (chart) => broker(chart).queue(Queue.quorum('task')),
    says: [
      '[shop/mq] queue: got a Queue "task", allowed a Queue of `queues`, which has "tasks"; put it into `queues`, or hand over one of these',
    ],
    ours: 'queues',
  },
  {
    what: 'another queue of the name of one that its broker has',
    make: (chart) => broker(chart).queue(Queue.quorum('tasks')),
    says: [
      '[shop/mq] queue: got another Queue "tasks", allowed a Queue of `queues`, which has "tasks"; make it once, and hand over the same value',
    ],
    ours: 'queues',
  },
  {
    what: 'a broker whose queues fit into no ConfigMap',
    make: withBroker({ queues: Array.from({ length: 400 }, (_, index) => Queue.quorum(`${'q'.repeat(190)}${index}`)) }),
    says: [
      '[shop/mq] queues: got queues of 1682331 bytes, allowed at most 1048576 bytes in all, the limit of a ConfigMap; give some of them to a second broker',
    ],
    ours: 'queues',
  },
];
