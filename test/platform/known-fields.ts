import { readFileSync } from 'fs';
import * as newest from '../../imports/k8s';
import { Manifest } from '../../lib/kubernetes/manifest';

/* eslint-disable @typescript-eslint/no-require-imports */

/**
 * The types of Kubernetes releases as cdk8s-plus generated them from the API server's own schemas. They render what they
 * know and drop the rest: so what comes through unchanged is known to that release. There is none for 1.35; of 1.36, the
 * types are those that the library itself renders with.
 */
const RELEASES: Record<string, () => Record<string, unknown>> = {
  '1.27': () => require('cdk8s-plus-27/lib/imports/k8s'),
  '1.28': () => require('cdk8s-plus-28/lib/imports/k8s'),
  '1.29': () => require('cdk8s-plus-29/lib/imports/k8s'),
  '1.30': () => require('cdk8s-plus-30/lib/imports/k8s'),
  '1.31': () => require('cdk8s-plus-31/lib/imports/k8s'),
  '1.32': () => require('cdk8s-plus-32/lib/imports/k8s'),
  '1.33': () => require('cdk8s-plus-33/lib/imports/k8s'),
  '1.34': () => require('cdk8s-plus-34/lib/imports/k8s'),
  '1.36': () => newest as unknown as Record<string, unknown>,
};

/** The releases that have types. */
export const TYPED_RELEASES = Object.keys(RELEASES);

/** A field without fields of its own, as the types know it. */
interface KnownField {
  /** The way to it, without the brackets of lists. */
  readonly path: string;
  /** Its type and name, e.g. `PodSpec#hostUsers`, and those of the fields around it. */
  readonly schemas: string[];
}

/** Every such field that a release knows in a kind; no template may have ephemeral containers. */
export function knownFields(release: string, kind: string): KnownField[] {
  const types = RELEASES[release]();
  const below = (type: string, path: string[], schemas: string[]): KnownField[] =>
    [...String(types[`toJson_${type}`]).matchAll(/^ *'(.+)': (?:.*toJson_(\w+)\()?/gm)]
      .filter(([, name]) => name !== 'ephemeralContainers')
      .flatMap(([, name, typeOfField]) => {
        const [way, known] = [
          [...path, name],
          [...schemas, `${type}#${name}`],
        ];
        return typeOfField === undefined ? [{ path: way.join('.'), schemas: known }] : below(typeOfField, way, known);
      });
  return below(propsOf(kind), [], []);
}

/** Types of a kind with two versions say which. */
function propsOf(kind: string): string {
  return `Kube${kind}${kind === 'HorizontalPodAutoscaler' ? 'V2' : ''}Props`;
}

/** The fields whose docs in the types of a release call them alpha, by type and name. */
export function alphaByItsDocs(release: string): Set<string> {
  const types = require.resolve(`cdk8s-plus-${release.split('.')[1]}/lib/imports/k8s.d.ts`);
  const docs = readFileSync(types, 'utf8').split('/**');
  const alpha = docs.map((doc) => /\balpha\b[^]*@schema [\w.]*?(\w+#\w+)\s*\*\//i.exec(doc)?.[1]);
  return new Set(alpha.filter((schema) => schema !== undefined));
}

/** Stands for a text, number or boolean: the types read quantities and ports by `value`, and copy all others. */
class Leaf {
  constructor(public readonly value: unknown) {}
}

/** The fields of a manifest that a release does not know, as paths. */
export function unknownFields(release: string, manifest: Manifest): string[] {
  const { apiVersion, kind, ...rest } = manifest;
  const toJson = RELEASES[release]()[`toJson_${propsOf(kind)}`] as (props: unknown) => unknown;
  return missingFrom(plain(toJson(leaves(rest))), rest, `${apiVersion} ${kind}`);
}

function leaves(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(leaves);
  }
  return value !== null && typeof value === 'object' ? mapValues(withPropNames(value), leaves) : new Leaf(value);
}

/** The types spell the only such name that we render `clusterIp`. */
function withPropNames({ clusterIP, ...others }: { clusterIP?: unknown }): object {
  return clusterIP === undefined ? others : { ...others, clusterIp: clusterIP };
}

function plain(value: unknown): unknown {
  if (value instanceof Leaf) {
    return value.value;
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  return value !== null && typeof value === 'object' ? mapValues(value, plain) : value;
}

function mapValues(object: object, change: (value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

function missingFrom(known: unknown, whole: unknown, path: string): string[] {
  if (whole === null || typeof whole !== 'object') {
    return known === whole ? [] : [path];
  }
  if (known === null || typeof known !== 'object') {
    return [path];
  }
  return Object.entries(whole).flatMap(([key, value]) =>
    missingFrom((known as Record<string, unknown>)[key], value, `${path}.${key}`),
  );
}
