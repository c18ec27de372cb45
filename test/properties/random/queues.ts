import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import {
  BrokerQueue,
  BrokerTls,
  ExternalBroker,
  ExternalBrokerProps,
  Overflow,
  Queue,
  QueueOptions,
  RabbitMqBroker,
  RabbitMqBrokerProps,
} from '../../../lib';
import { egress } from './network';
import { kibibytes, maybe, seconds, within } from './numbers';
import { podOptions } from './pods';
import { image } from './programs';
import { resources } from './resources';
import { Site, Sited, anywhere, arranged, existing, sitedRecord } from './site';
import { annotations, label, labels, subdomain, text, word } from './texts';
import { named, priority } from './workload-props';

const options: fc.Arbitrary<QueueOptions> = fc
  .record(
    {
      attempts: within(1, 50),
      retryDelay: seconds(1, 3600),
      maxRetryDelay: seconds(3600, 86400),
      longestTask: seconds(1, 43200),
      maxLength: within(1, 1_000_000_000),
      overflow: fc.constantFrom(...Object.values(Overflow)),
    },
    { requiredKeys: [] },
  )
  .map(({ overflow, ...some }) => ({
    ...some,
    ...(some.retryDelay ? { maxRetryDelay: some.maxRetryDelay ?? Duration.hours(1) } : {}),
    ...(some.maxLength ? { overflow } : {}),
  }));

const queue = fc
  .tuple(fc.constantFrom(Queue.quorum, Queue.classic), word, options)
  .map(([make, name, some]) => make(`q.${name}`, some));

/** Queues of different names, their dead letters and waiting tasks included. */
const queues = fc
  .array(queue, { minLength: 1, maxLength: 3 })
  .map((all) => all.filter(({ name }, index) => !all.slice(0, index).some((other) => clash(name, other.name))));

function clash(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function internal(place: number): fc.Arbitrary<Sited<BrokerQueue>> {
  const props = sitedRecord<Required<RabbitMqBrokerProps>, 'credentials' | 'queues'>(
    {
      name: anywhere(label(52).map((name) => named(name, place))),
      credentials: existing('Secret'),
      queues: anywhere(queues),
      image: anywhere(image('rabbitmq')),
      resources: anywhere(resources),
      storage: anywhere(kibibytes(256 * 1024, 64 * 1024 ** 3)),
      storageClassName: anywhere(subdomain(253)),
      labels: arranged(labels),
      annotations: arranged(annotations),
      priority,
      pod: podOptions,
    },
    ['credentials', 'queues'],
  );
  return props.map((make) => (site) => {
    const given = make(site);
    return new RabbitMqBroker(site.chart, `mq-${place}`, given).queue(given.queues[0].name);
  });
}

const tls: fc.Arbitrary<Sited<BrokerTls>> = fc.oneof(
  fc.constant(() => BrokerTls.publicAuthority()),
  fc.tuple(existing('Secret'), maybe(word)).map(
    ([secret, key]) =>
      (site: Site) =>
        BrokerTls.authority(secret(site), key),
  ),
);

const address = fc.array(within(1, 254), { minLength: 4, maxLength: 4 }).map((parts) => parts.join('.'));
const virtualHost = text.filter((any) => Buffer.byteLength(any) >= 1 && Buffer.byteLength(any) <= 255);

function external(place: number): fc.Arbitrary<Sited<BrokerQueue>> {
  const host = fc.oneof(
    subdomain(200).map((name) => `host-${place}.${name}`),
    address.map((parts) => `${100 + place}.${parts.replace(/^\d+\./, '')}`),
  );
  const props = sitedRecord<Required<ExternalBrokerProps>, 'host' | 'credentials' | 'queues' | 'egress'>(
    {
      host: anywhere(host),
      port: anywhere(within(1, 65535)),
      virtualHost: anywhere(virtualHost),
      tls,
      plaintext: anywhere(fc.boolean()),
      credentials: existing('Secret'),
      queues: anywhere(queues),
      egress: anywhere(egress),
    },
    ['host', 'credentials', 'queues', 'egress'],
  );
  return props.map((make) => (site) => {
    const { plaintext, ...given } = make(site);
    const clear = given.tls && plaintext ? {} : { plaintext };
    return new ExternalBroker(site.chart, `mq-${place}`, { ...given, ...clear }).queue(given.queues[0].name);
  });
}

/** A queue of a broker of this app, or of one elsewhere. */
export function brokerQueue(place: number): fc.Arbitrary<Sited<BrokerQueue>> {
  return fc.oneof(internal(place), external(place));
}
