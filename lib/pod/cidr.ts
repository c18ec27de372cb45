import { isIPv4, isIPv6 } from 'net';
import { Problem, show } from '../validation/problem';

/** A block of addresses such as `10.0.0.0/8` or `fd00::/8`. */
export function cidrProblems(prop: string, cidr: string): Problem[] {
  const [address, bits, ...rest] = String(cidr).split('/');
  const max = isIPv4(address) ? 32 : isIPv6(address) && !address.includes('%') ? 128 : -1; // a zone is of one node
  if (rest.length === 0 && /^(0|[1-9]\d{0,2})$/.test(bits ?? '') && Number(bits) <= max) {
    return [];
  }
  const fix = 'for one address write "10.1.2.3/32"';
  return [{ prop, got: show(cidr), allowed: 'ADDRESS/BITS of IPv4 or IPv6', fix }];
}
