import { Problem, show } from '../fields/problem';
import { isDnsSubdomain } from './names';

const KEY_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;

/** What all annotations of an object, or of a template, may have together, in bytes of their keys and values. */
export const MAX_ANNOTATIONS = 256 * 1024;

/** Labels as the API server accepts them. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ */
export function labels(prop: string, map: Record<string, string>): Problem[] {
  return Object.entries(map).flatMap(([key, value]) => [
    ...qualifiedKey(`${prop}[${show(key)}]`, key),
    ...labelValue(`${prop}[${show(key)}]`, value),
  ]);
}

/** One label's value. */
export function labelValue(prop: string, value: string): Problem[] {
  if (typeof value === 'string' && value.length <= 63 && VALUE.test(value)) {
    return [];
  }
  return [
    {
      prop,
      got: show(value),
      allowed: 'at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit',
      fix: 'use an annotation for free text',
    },
  ];
}

/** The nearest legal label value to any text, such as a chart's id; `batch` when nothing of it is legal. */
export function labelValueFrom(text: string): string {
  const value = text
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, 63);
  return value.replace(/[^A-Za-z0-9]+$/, '') || 'batch';
}

/** Annotations as the API server accepts them: keys like labels', values of any text, 256 KiB in all. */
export function annotations(prop: string, map: Record<string, string>): Problem[] {
  const keys = Object.keys(map).flatMap((key) => qualifiedKey(`${prop}[${show(key)}]`, key));
  const values = Object.entries(map)
    .filter(([, value]) => typeof value !== 'string')
    .map(([key, value]) => ({
      prop: `${prop}[${show(key)}]`,
      got: show(value),
      allowed: 'text',
      fix: 'quote numbers and booleans',
    }));
  const size = annotationBytes(map);
  const total =
    size <= MAX_ANNOTATIONS
      ? []
      : [{ prop, got: `${size} bytes`, allowed: `at most ${MAX_ANNOTATIONS} bytes in all`, fix: 'use a ConfigMap' }];
  return [...keys, ...values, ...total];
}

/** How much of MAX_ANNOTATIONS they take. */
export function annotationBytes(map: Record<string, string>): number {
  return Object.entries(map).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(typeof value === 'string' ? value : ''),
    0,
  );
}

function qualifiedKey(prop: string, key: string): Problem[] {
  const [name, prefix, ...rest] = key.split('/').reverse();
  const nameFits = name.length <= 63 && KEY_NAME.test(name);
  const prefixFits = prefix === undefined || isDnsSubdomain(prefix);
  if (key === 'constructor') {
    const allowed = 'any other key: cdk8s takes it for what every object of JavaScript has';
    return [{ prop, got: show(key), allowed, fix: 'rename the key' }];
  }
  if (rest.length === 0 && nameFits && prefixFits) {
    return [];
  }
  return [
    {
      prop,
      got: show(key),
      allowed: 'a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"',
      fix: 'rename the key',
    },
  ];
}
