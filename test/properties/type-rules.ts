import { readFileSync } from 'fs';
import { Manifest } from '../../lib/kubernetes/manifest';

/** The fields of each type of Kubernetes 1.36 with their types, as its API declares them. */
const FIELDS = new Map(
  [...readFileSync('imports/k8s.ts', 'utf8').matchAll(/^export interface (\w+) \{\n([^]*?)^\}/gm)].map(
    ([, name, body]) => [
      name,
      new Map(
        [...body.matchAll(/^ {2}readonly (\w+)\??: (.+);$/gm)].map(([, field, type]) => [field.toLowerCase(), type]),
      ),
    ],
  ),
);

const PLAIN: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  Quantity: (value) => typeof value === 'string' || Number.isFinite(value),
  IntOrString: (value) => typeof value === 'string' || Number.isInteger(value),
};

/** The API server reads no field that is of another type than it declares. */
export function typeRules({ apiVersion, kind, ...rest }: Manifest): string[] {
  const named = typeof apiVersion === 'string' && typeof kind === 'string';
  return [...(named ? [] : ['no kind']), ...wrong(rest, `Kube${kind}Props`, '')];
}

function wrong(value: Manifest, type: string, path: string): string[] {
  const told = [`${path} is no ${type}`];
  if (PLAIN[type]) {
    return PLAIN[type](value) ? [] : told;
  }
  if (type.endsWith('[]')) {
    const inner = type.slice(0, -2);
    return Array.isArray(value) ? value.flatMap((one, index) => wrong(one, inner, `${path}[${index}]`)) : told;
  }
  if (Object.prototype.toString.call(value) !== '[object Object]') {
    return told;
  }
  const [, ofMap] = /^\{ \[key: string\]: (.+) \}$/.exec(type) ?? [];
  return Object.entries(value).flatMap(([name, one]) => {
    const typeOfOne = ofMap ?? FIELDS.get(type)?.get(name.toLowerCase());
    return typeOfOne ? wrong(one, typeOfOne, `${path}.${name}`) : [`${path}.${name} is no field of ${type}`];
  });
}
