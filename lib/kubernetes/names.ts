import { Problem } from '../fields/problem';
import { show } from '../fields/show';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const DNS_LABEL = new RegExp(`^${LABEL}$`);
const DNS_SUBDOMAIN = new RegExp(`^${LABEL}(\\.${LABEL})*$`);
const ENV_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const CONFIG_KEY = /^[-._a-zA-Z0-9]+$/;

/** A DNS-1123 label of at most `max` characters: lower case, digits and `-`. */
export function dnsLabelProblems(prop: string, value: string, max = 63): Problem[] {
  if (isDnsLabel(value, max)) {
    return [];
  }
  return [
    {
      prop,
      got: show(value),
      allowed: `1 to ${max} lower-case letters, digits and "-", starting and ending with a letter or digit`,
      fix: value.length > max ? `shorten it by ${value.length - max}` : suggestion(prop, value, max),
    },
  ];
}

export function isDnsLabel(value: unknown, max = 63): boolean {
  return typeof value === 'string' && value.length <= max && DNS_LABEL.test(value);
}

/** A DNS-1123 subdomain: labels joined with dots, at most 253 characters. */
export function dnsSubdomainProblems(prop: string, value: string): Problem[] {
  if (isDnsSubdomain(value)) {
    return [];
  }
  return [
    {
      prop,
      got: show(value),
      allowed: '1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit',
      fix: 'use the name of the object as the cluster knows it',
    },
  ];
}

export function isDnsSubdomain(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 253 && DNS_SUBDOMAIN.test(value);
}

/** The name of an environment variable that every shell can read. */
export function envNameProblems(prop: string, value: string): Problem[] {
  if (ENV_NAME.test(value)) {
    return [];
  }
  return [
    {
      prop,
      got: show(value),
      allowed: 'letters, digits and "_", not starting with a digit',
      fix: 'rename the variable',
    },
  ];
}

/** The key of a ConfigMap or Secret. */
export function configKeyProblems(prop: string, value: string): Problem[] {
  if (
    typeof value === 'string' &&
    CONFIG_KEY.test(value) &&
    value.length <= 253 &&
    value !== '.' &&
    !value.startsWith('..')
  ) {
    return [];
  }
  const allowed = '1 to 253 letters, digits, "-", "_" and ".", not "." and not starting with ".."';
  return [{ prop, got: show(value), allowed, fix: 'rename the file or key' }];
}

/** Another value near to one that is no label. A construct's `name` may come from its id, and is written then. */
export function suggestion(prop: string, value: string, max = 63): string {
  const label = nearestLabel(value, max);
  return prop === 'name' ? `write name: '${label}'` : `for example ${JSON.stringify(label)}`;
}

function nearestLabel(value: string, max: number): string {
  const label = String(value) // a chart takes any namespace from JavaScript
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '') // ü is u then
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, max);
  return isDnsLabel(label, max) ? label : 'nightly-report';
}
