import * as fc from 'fast-check';
import {
  BrokerQueue,
  BrokerTls,
  ExternalBroker,
  ExternalBrokerProps,
  Queue,
  QueueOptions,
  RabbitMqBroker,
  RabbitMqBrokerProps,
} from '../../../lib';
import { QUEUE_OPTIONS } from '../../../lib/queue/contract';
import { EXTERNAL_BROKER } from '../../../lib/queue/external-broker';
import { RABBIT_MQ_BROKER } from '../../../lib/queue/rabbitmq-broker-props';
import { network } from './network';
import { maybe, within } from './numbers';
import { podValues } from './pods';
import { image } from './programs';
import { Site, Sited, anywhere, existing, listed } from './site';
import { label, subdomain, text, word } from './texts';
import { randomProps } from './values';
import { named } from './workload-props';

/** The longest wait is not below the first, and only a queue with a length may overflow. */
const options = randomProps<QueueOptions>(QUEUE_OPTIONS, {}).map((make) => (site: Site): QueueOptions => {
  const { overflow, ...some } = make(site);
  const { retryDelay, maxRetryDelay } = QUEUE_OPTIONS;
  const first = retryDelay.settle(some.retryDelay);
  const isLonger = first.toSeconds() > maxRetryDelay.settle(some.maxRetryDelay).toSeconds();
  return { ...some, ...(isLonger ? { maxRetryDelay: first } : {}), ...(some.maxLength ? { overflow } : {}) };
});

const queue = fc.tuple(fc.constantFrom(Queue.quorum, Queue.classic), word, options).map(
  ([make, name, some]) =>
    (site: Site) =>
      make(`q.${name}`, some(site)),
);

/** Queues of different names, their dead letters and waiting tasks included. */
const queues = listed(fc.array(queue, { minLength: 1, maxLength: 3 })).map((make) => (site: Site) => {
  const all = make(site);
  return all.filter(({ name }, index) => !all.slice(0, index).some((other) => clash(name, other.name)));
});

function clash(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function internal(place: number): fc.Arbitrary<Sited<BrokerQueue>> {
  const props = randomProps<RabbitMqBrokerProps>(RABBIT_MQ_BROKER, {
    name: anywhere(label(52).map((name) => named(name, place))),
    queues,
    image: anywhere(image('rabbitmq')),
    storageClassName: anywhere(subdomain(253)),
    ...podValues,
  });
  return props.map((make) => (site) => {
    const given = make(site);
    return new RabbitMqBroker(site.chart, `mq-${place}`, given).queue(given.queues[0]);
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
  const props = randomProps<ExternalBrokerProps>(EXTERNAL_BROKER, {
    host: anywhere(host),
    virtualHost: anywhere(virtualHost),
    tls,
    queues,
    network: anywhere(fc.array(network, { minLength: 1, maxLength: 2 })),
  });
  return props.map((make) => (site) => {
    const { plaintext, ...given } = make(site);
    const clear = given.tls && plaintext ? {} : { plaintext };
    return new ExternalBroker(site.chart, `mq-${place}`, { ...given, ...clear }).queue(given.queues[0]);
  });
}

/** A queue of a broker of this app, or of one elsewhere. */
export function brokerQueue(place: number): fc.Arbitrary<Sited<BrokerQueue>> {
  return fc.oneof(internal(place), external(place));
}
