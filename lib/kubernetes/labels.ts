import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { isDnsSubdomain } from './names';

/** The name in a key, and a value that is not empty. */
const WORD = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** Labels as the API server accepts them. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ */
export function labelProblems(prop: string, map: Record<string, string>): Problem[] {
  return areLabels(map) ? [] : problemsOf(prop, map);
}

/** Nearly always they are: no place is written down then. */
function areLabels(map: Record<string, string>): boolean {
  return Object.keys(map).every(
    (key) => labelKeyProblems('', key).length === 0 && labelValueProblems('', map[key]).length === 0,
  );
}

function problemsOf(prop: string, map: Record<string, string>): Problem[] {
  return Object.entries(map).flatMap(([key, value]) => [
    ...labelKeyProblems(`${prop}[${show(key)}]`, key),
    ...labelValueProblems(`${prop}[${show(key)}]`, value),
  ]);
}

/** One label's value. */
export function labelValueProblems(prop: string, value: string): Problem[] {
  if (typeof value === 'string' && value.length <= 63 && (value === '' || WORD.test(value))) {
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

/** The key of a label or an annotation: a name, after an optional domain. */
export function labelKeyProblems(prop: string, key: string): Problem[] {
  const [name, prefix, ...rest] = key.split('/').reverse();
  const nameFits = name.length <= 63 && WORD.test(name);
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
