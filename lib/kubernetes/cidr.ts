import { isIPv4, isIPv6 } from 'net';
import { text } from '../fields/kinds';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';

/** An address of IPv4 within IPv6, as `canonicalIPv6` writes it. */
const MAPPED_IPV4 = /^::ffff:[0-9a-f]+:[0-9a-f]+$/;

/** A block of addresses, as a prop. */
export const cidr = text.checkedBy(cidrProblems);

/** A block of addresses such as `10.0.0.0/8` or `fd00::/8`, as Kubernetes takes it: its first address, in its one spelling. */
export function cidrProblems(prop: string, cidr: string): Problem[] {
  const report = (allowed: string, fix: string) => [{ prop, got: show(cidr), allowed, fix }];
  const [address, bits, ...rest] = cidr.split('/');
  const max = isIPv4(address) ? 32 : isIPv6(address) && !address.includes('%') ? 128 : -1; // a zone means something on one node alone
  if (rest.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(bits ?? '') || Number(bits) > max) {
    return report('ADDRESS/BITS of IPv4 or IPv6', fixOf(cidr, max));
  }
  if (max === 128 && MAPPED_IPV4.test(canonicalIPv6(address))) {
    return report('ADDRESS/BITS of IPv4, or of IPv6 alone', 'write IPv4 as "10.0.0.0/8"');
  }
  const block = `${max === 32 ? firstIPv4(address, Number(bits)) : firstIPv6(address, Number(bits))}/${bits}`;
  const single = `${max === 32 ? address : canonicalIPv6(address)}/${max}`;
  const fix = `write ${show(block)}${single === block ? '' : `, or ${show(single)} for the one address`}`;
  return block === cidr ? [] : report('the first address of the block, in its shortest form', fix);
}

/** `max` is below zero where there is no address. */
function fixOf(cidr: string, max: number): string {
  if (/[g-z]/i.test(cidr) && !cidr.includes('/')) {
    return 'name the addresses, such as "10.1.2.3/32": a NetworkPolicy knows no host names';
  }
  return `for one address write ${max > 0 && !cidr.includes('/') ? show(`${cidr}/${max}`) : '"10.1.2.3/32"'}`;
}

function firstIPv4(address: string, bits: number): string {
  return clearHostBits(address.split('.').map(Number), 8, bits).join('.');
}

function firstIPv6(address: string, bits: number): string {
  const [head, tail] = canonicalIPv6(address)
    .split('::')
    .map((half) => half.split(':').flatMap((group) => (group === '' ? [] : parseInt(group, 16))));
  const groups = tail ? [...head, ...Array(8 - head.length - tail.length).fill(0), ...tail] : head;
  return canonicalIPv6(
    clearHostBits(groups, 16, bits)
      .map((group) => group.toString(16))
      .join(':'),
  );
}

/** Clears all bits of an address but the first ones. The parts of an address are `width` bits wide. */
function clearHostBits(parts: number[], width: number, bits: number): number[] {
  return parts.map((part, index) => {
    const cleared = Math.min(width, Math.max(0, (index + 1) * width - bits));
    return part - (part % 2 ** cleared);
  });
}

/** The spelling of RFC 5952, in which URLs have it, too. */
function canonicalIPv6(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}
