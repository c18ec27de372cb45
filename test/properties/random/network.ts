import * as fc from 'fast-check';
import { Network } from '../../../lib';
import { within } from './numbers';
import { label, labels } from './texts';

/** A block of addresses: `width` bits, of which those behind the first are 0. */
const block = (width: number, write: (first: bigint) => string) =>
  fc.tuple(fc.bigInt(0n, 2n ** BigInt(width) - 1n), within(0, width)).map(([address, bits]) => {
    const rest = BigInt(width - bits);
    return `${write((address >> rest) << rest)}/${bits}`;
  });
const parts = (address: bigint, count: number, width: number) =>
  Array.from({ length: count }, (_, index) => (address >> BigInt((count - 1 - index) * width)) % 2n ** BigInt(width));
const ipv6 = (address: bigint) => {
  const groups = parts(address, 8, 16).map((part) => part.toString(16));
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
};
export const cidr = fc.oneof(
  block(32, (address) => parts(address, 4, 8).join('.')),
  block(128, ipv6).filter((text) => !/^::ffff:[^:]+:/.test(text)),
);

const number = within(1, 65535);
const places = fc.oneof(
  number.map(String),
  fc.tuple(number, number).map(([one, other]) => `${Math.min(one, other)}-${Math.max(one, other)}`),
  fc.constantFrom('http', 'amqp-tls', '9p'),
);
const ports = fc.uniqueArray(
  fc.tuple(places, fc.constantFrom('', '/TCP', '/UDP', '/SCTP')).map(([place, protocol]) => `${place}${protocol}`),
  { minLength: 1, maxLength: 3 },
);

const someLabels = labels.filter((map) => Object.keys(map).length > 0);

export const network = fc.oneof(
  fc.tuple(cidr, ports).map(([addresses, all]) => Network.toCidr(addresses, ...all)),
  fc.tuple(someLabels, ports).map(([pods, all]) => Network.toPods(pods, ...all)),
  fc.tuple(label(63), ports).map(([namespace, all]) => Network.toNamespace(namespace, ...all)),
  fc
    .tuple(label(63), someLabels, ports)
    .map(([namespace, pods, all]) => Network.toNamespace(namespace, ...all).pods(pods)),
  fc.constant(Network.https()),
);
