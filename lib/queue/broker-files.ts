import { bytesOf } from '../kubernetes/quantities';
import { Queue } from './queue';
import { SUFFIXES } from './topology';

/** The ports of a broker. */
export const PORTS = { amqp: 5672, management: 15672, metrics: 15692 };

/** Where the init step writes the definitions: in memory, as they hold the password. */
export const DEFINITIONS_FOLDER = '/etc/rabbitmq-definitions';

/** What a broker's configuration depends on. */
export interface BrokerFacts {
  readonly queues: Queue[];
  readonly virtualHost: string;
  readonly memoryLimit: string;
  readonly storage: string;
}

/**
 * `rabbitmq.conf`. Limits are absolute: the broker would take the node's memory and disk for its own.
 * https://www.rabbitmq.com/docs/configure
 */
export function rabbitmqConf({ queues, memoryLimit, storage }: BrokerFacts): string {
  const percent = (share: bigint, size: string) => (((bytesOf(size) / 1024n) * share) / 100n) * 1024n; // whole KiB
  const settings = {
    'listeners.tcp.default': PORTS.amqp,
    'management.tcp.port': PORTS.management,
    'prometheus.tcp.port': PORTS.metrics,
    load_definitions: `${DEFINITIONS_FOLDER}/definitions.json`,
    total_memory_available_override_value: bytesOf(memoryLimit),
    'vm_memory_high_watermark.absolute': percent(60n, memoryLimit),
    'disk_free_limit.absolute': percent(10n, storage),
    consumer_timeout: consumerTimeoutSeconds(queues) * 1000,
    'log.console': 'true',
    'log.console.level': 'info',
    'log.file': 'false',
  };
  return Object.entries(settings)
    .map(([key, value]) => `${key} = ${value}\n`)
    .join('');
}

/** `enabled_plugins`. */
export const ENABLED_PLUGINS = '[rabbitmq_management,rabbitmq_prometheus].\n';

/** The definitions without users and permissions, which the init step adds from the mounted Secret. */
export function topologyJson({ queues, virtualHost }: BrokerFacts): string {
  const declarations = queues.flatMap(({ _topology }) => _topology.declarations);
  const definitions = {
    vhosts: [{ name: virtualHost }],
    queues: declarations.map((declaration) => ({
      name: declaration.name,
      vhost: virtualHost,
      durable: true,
      auto_delete: false,
      arguments: declaration.arguments,
    })),
  };
  return `${JSON.stringify(definitions, null, 2)}\n`;
}

/**
 * Patterns of the queues that the user of the Secret may declare, write to and read from. Who publishes writes to the
 * default exchange, which routes by name.
 */
export function permissions(queues: Queue[]): { configure: string; write: string; read: string } {
  const names = queues.map(({ name }) => name.replace(/[.]/g, '\\.')).sort();
  const own = `(${names.join('|')})${SUFFIXES}`;
  return { configure: `^${own}$`, write: `^(amq\\.default|${own})$`, read: `^${own}$` };
}

/** The broker takes a delivery back after this: longer than each task and its shutdown, and not below the broker's own default. */
function consumerTimeoutSeconds(queues: Queue[]): number {
  return Math.max(1800, ...queues.map(({ longestTask }) => 2 * longestTask.toSeconds()));
}
