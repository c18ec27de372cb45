import { BatchJob, Network, Mount, Placement, Program, Queue, Schedule, Shards } from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput } from './case';
import { batch } from './constructs';

/** A function that JavaScript gives as many arguments as somebody writes. */
type Loose = (...given: unknown[]) => unknown;

export const ARGUMENTS: BadInput[] = [
  {
    what: 'a host name for what is open to all',
    make: () => (Network.https as Loose)('api.example.com'),
    says: [
      'Network.https argument 1: got "api.example.com", allowed no argument; name the addresses with Network.toCidr: a NetworkPolicy knows no host names',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a scratch folder in memory',
    make: () => (Mount.scratch as Loose)('/dev/shm', '64Mi', { medium: 'Memory' }),
    says: [
      'Mount.scratch argument 3: got {"medium":"Memory"}, allowed 2 arguments; leave it out: it is on disk; for memory patch the emptyDir of the rendered object',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'the effect of a taint beside its value',
    make: () => (Placement.toleration as Loose)('spot', 'true', 'NoSchedule'),
    says: [
      "Placement.toleration argument 3: got \"NoSchedule\", allowed 2 arguments; write the effect behind it: Placement.toleration('spot', 'true').effect('NoSchedule')",
    ],
    ours: 'JavaScript',
  },
  {
    what: 'completions and what runs at once, one by one',
    make: () => (Shards.completions as Loose)(5, 3),
    says: [
      'Shards.completions argument 2: got 3, allowed 1 argument; write what runs at once behind it: Shards.completions(5).parallelism(3)',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a command word by word',
    make: () => (Program.image as Loose)('busybox:1.37', 'sh', 'run.sh'),
    says: [
      "Program.image argument 3: got \"run.sh\", allowed 2 arguments; write it among the options: { command: ['sh', '-c', '…'] }",
    ],
    ours: 'JavaScript',
  },
  {
    what: 'pods and a protocol among the ports',
    make: () => (Network.toNamespace as Loose)('data', { app: 'db' }, '53', 'udp'),
    says: [
      'Network.toNamespace ports[0]: got {"app":"db"}, allowed a text such as "443", "53/UDP", "30000-32767" or the name of a port, each from 1 to 65535; name pods behind it: Network.toNamespace(\'data\', \'5432\').pods({ app: \'db\' })',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a protocol beside its port',
    make: () => Network.toPods({ app: 'dns' }, '53', 'UDP'),
    says: [
      'Network.toPods ports[1]: got "UDP", allowed a text such as "443", "53/UDP", "30000-32767" or the name of a port, each from 1 to 65535; write it behind the port: "53/UDP"',
    ],
    ours: 'the library',
  },
  {
    what: 'options of a queue one by one',
    make: () => (Queue.quorum as Loose)('tasks', undefined, 3, null, { maxLength: 5 }),
    says: [
      'Queue.quorum argument 3: got 3, allowed 2 arguments; leave it out: nothing reads it',
      'Queue.quorum argument 5: got {"maxLength":5}, allowed 2 arguments; leave it out: nothing reads it',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'another seed of a spread schedule, which may be a secret',
    make: () => (Schedule.hourly(0).spread as Loose)('a', 'https://me:hunter2@example.com'),
    says: [
      'Schedule.spread argument 2: got "https://***@example.com", allowed 1 argument; leave it out: nothing reads it',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a second failure to explain',
    make: (chart) => {
      const job = batch({})(chart) as BatchJob;
      (job.explain as Loose).call(job, { exitCode: 1 }, { exitCode: 2 });
    },
    says: ['[shop/report] explain argument 2: got {"exitCode":2}, allowed 1 argument; leave it out: nothing reads it'],
    ours: 'JavaScript',
  },
  {
    what: 'props in two arguments',
    make: (chart) => Reflect.construct(BatchJob, [chart, 'report', BASE, { activeDeadline: 60 }]),
    says: [
      '[shop/report] argument 4: got {"activeDeadline":60}, allowed 3 arguments; write what it says among the props',
    ],
    ours: 'JavaScript',
  },
];
