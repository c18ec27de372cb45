import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { Queue } from '../../lib';
import { BrokerFacts, permissions, rabbitmqConf, topologyJson } from '../../lib/queue/broker-files';

const FACTS: BrokerFacts = {
  queues: [Queue.quorum('tasks')],
  virtualHost: '/',
  memoryLimit: '512Mi',
  storage: '8Gi',
};

function settingsOf(facts: Partial<BrokerFacts> = {}): Record<string, string> {
  const lines = rabbitmqConf({ ...FACTS, ...facts }).split('\n');
  expect(lines.pop()).toBe(''); // the last line ends, too
  return Object.fromEntries(lines.map((line) => line.split(' = ')));
}

const taking = (longestTask: Duration, name = 'tasks') => Queue.quorum(name, { longestTask });

describe('rabbitmq.conf', () => {
  it('listens on the ports of its Service', () => {
    expect(settingsOf()).toMatchObject({
      'listeners.tcp.default': '5672',
      'management.tcp.port': '15672',
      'prometheus.tcp.port': '15692',
    });
  });

  it('takes the memory limit for the machine, and blocks publishers at 60% of it', () => {
    expect(settingsOf()).toMatchObject({
      total_memory_available_override_value: '536870912',
      'vm_memory_high_watermark.absolute': '322121728', // 0.6 * 524288 KiB, in whole KiB
    });
    expect(settingsOf({ memoryLimit: '10Gi' })['vm_memory_high_watermark.absolute']).toBe('6442450944');
  });

  it('blocks publishers when less than 10% of the volume is free', () => {
    expect(settingsOf()['disk_free_limit.absolute']).toBe('858992640'); // 0.1 * 8388608 KiB, in whole KiB
    expect(settingsOf({ storage: '10Gi' })['disk_free_limit.absolute']).toBe('1073741824');
  });

  it.each<[string, Queue[], string]>([
    ['half an hour, as the broker itself does', [taking(Duration.seconds(1))], '1800000'],
    ['half an hour at a longest task of 15 min', [taking(Duration.minutes(15))], '1800000'],
    ['twice the longest task beyond that', [taking(Duration.seconds(901))], '1802000'],
    [
      'twice the longest task of all queues',
      [taking(Duration.hours(2), 'a'), taking(Duration.hours(12), 'b'), taking(Duration.hours(1), 'c')],
      '86400000',
    ],
  ])('waits for an answer %s', (_title, queues, milliseconds) => {
    expect(settingsOf({ queues }).consumer_timeout).toBe(milliseconds);
  });

  it('logs to the console alone', () => {
    expect(settingsOf()).toMatchObject({ 'log.console': 'true', 'log.file': 'false' });
  });

  it('loads its queues and its user from memory', () => {
    expect(settingsOf().load_definitions).toBe('/etc/rabbitmq-definitions/definitions.json');
  });

  it('names no user and no password', () => {
    const keys = Object.keys(settingsOf());
    expect(keys.filter((key) => /default_user|default_pass/.test(key))).toEqual([]);
    expect(keys).toContain('load_definitions');
  });
});

describe('the definitions of a broker', () => {
  it('are one durable queue for each that a worker declares, with the same arguments', () => {
    const queues = [Queue.quorum('tasks', { attempts: 3 }), Queue.classic('mails', { attempts: 1 })];
    const definitions = JSON.parse(topologyJson({ ...FACTS, queues }));
    expect(Object.keys(definitions)).toEqual(['vhosts', 'queues']);
    expect(definitions.vhosts).toEqual([{ name: '/' }]);
    expect(definitions.queues).toEqual(
      queues
        .flatMap(({ _topology }) => _topology.declarations)
        .map((declaration) => ({ ...declaration, vhost: '/', durable: true, auto_delete: false })),
    );
    const names = definitions.queues.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['tasks', 'tasks.retry.10s', 'tasks.retry.20s', 'tasks.dead', 'mails', 'mails.dead']);
  });
});

describe('what the user of a broker may do', () => {
  const { configure, write, read } = permissions([Queue.quorum('a.b.c'), Queue.quorum('tasks')]);

  it.each([configure, write, read])('covers every queue of its contracts (%s)', (pattern) => {
    for (const queue of ['a.b.c', 'tasks', 'tasks.dead', 'a.b.c.dead', 'tasks.retry.10s', 'a.b.c.retry.86400s']) {
      expect(queue).toMatch(new RegExp(pattern));
    }
  });

  it.each([configure, write, read])('covers no other one (%s)', (pattern) => {
    const others = [
      'aXb.c',
      'a.bXc',
      'a.b',
      'tasks2',
      'my-tasks',
      'tasks.retry',
      'tasks.retry.s',
      'tasks.dead.dead',
      'Tasks',
      '',
      'a.b.cd',
    ];
    expect(others.filter((queue) => new RegExp(pattern).test(queue))).toEqual([]);
  });

  it('covers the default exchange for publishing alone', () => {
    expect('amq.default').toMatch(new RegExp(write));
    expect('amqXdefault').not.toMatch(new RegExp(write));
    expect('amq.default').not.toMatch(new RegExp(read));
    expect('amq.default').not.toMatch(new RegExp(configure));
  });

  it('is the same whatever the order of the queues', () => {
    expect(permissions([Queue.quorum('tasks'), Queue.quorum('a.b.c')])).toEqual({ configure, write, read });
  });

  it('matches the queues of any broker, and no name that neither is nor extends one of theirs', () => {
    const anyName = fc.stringMatching(/^[A-Za-z0-9._-]{1,12}$/).filter((name) => !name.startsWith('amq.'));
    fc.assert(
      fc.property(fc.uniqueArray(anyName, { minLength: 1, maxLength: 4 }), anyName, (names, other) => {
        const queues = names.map((name) => Queue.quorum(name));
        const own = queues.flatMap(({ _topology }) => _topology.declarations).map(({ name }) => name);
        const pattern = new RegExp(permissions(queues).configure);
        expect(own.filter((name) => !pattern.test(name))).toEqual([]);
        fc.pre(!names.some((name) => other === name || other.startsWith(`${name}.`)));
        expect(other).not.toMatch(pattern);
      }),
    );
  });
});
