import { Manifest } from '../../lib/kubernetes/manifest';
import { jobRules } from './job-rules';
import { podRules } from './pod-rules';
import { EXISTING } from './random/site';
import { typeRules } from './type-rules';

const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const KEY = /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

/** How long the name of an object may be, as the controller needs it that makes others from it. */
const NAME_LENGTHS: Record<string, number> = { CronJob: 52, Job: 63, StatefulSet: 52, Service: 63, Namespace: 63 };

/**
 * The rules of Kubernetes that a render has to keep, written down a second time and without the library: each broken one
 * as a sentence. https://github.com/kubernetes/kubernetes/tree/master/pkg/apis
 */
export function brokenRules(manifests: Manifest[]): string[] {
  return [
    ...manifests.flatMap((one) => objectRules(one).map((rule) => `${one.kind} ${one.metadata.name}: ${rule}`)),
    ...appRules(manifests),
  ];
}

function objectRules(object: Manifest): string[] {
  const types = typeRules(object);
  return types.length > 0
    ? types
    : [...metadataRules(object), ...kindRules(object), ...jobRules(object), ...podRules(object)];
}

function metadataRules({ kind, metadata }: Manifest): string[] {
  const { name, labels = {}, annotations = {} } = metadata;
  const size = Object.entries(annotations)
    .flat()
    .reduce((sum: number, text) => sum + Buffer.byteLength(String(text)), 0);
  return [
    ...check(SUBDOMAIN.test(name) && name.length <= (NAME_LENGTHS[kind] ?? 253), `a name of ${name.length} characters`),
    ...check(
      Object.keys(labels).every((key) => KEY.test(key)),
      'a label key',
    ),
    ...check(
      Object.values(labels).every((value) => VALUE.test(String(value))),
      'a label value',
    ),
    ...check(
      Object.keys(annotations).every((key) => KEY.test(key)),
      'an annotation key',
    ),
    ...check(
      Object.values(annotations).every((value) => typeof value === 'string'),
      'an annotation that is no text',
    ),
    ...check(size <= 256 * 1024, 'annotations above 256 KiB'),
  ];
}

function kindRules({ kind, metadata, data, value, preemptionPolicy, spec }: Manifest): string[] {
  switch (kind) {
    case 'ConfigMap':
      return check(Buffer.byteLength(JSON.stringify(data)) <= 1024 * 1024 + 4096, 'a ConfigMap above 1 MiB');
    case 'PriorityClass':
      return [
        ...check(Number.isInteger(value) && value <= 1e9 && !metadata.name.startsWith('system-'), 'a priority'),
        ...check(['Never', 'PreemptLowerPriority'].includes(preemptionPolicy), 'a preemption policy'),
      ];
    case 'Service':
      return check(/^[a-z]/.test(metadata.name), 'a Service that does not begin with a letter');
    case 'Deployment':
    case 'StatefulSet':
      return check(
        contains(spec.template.metadata.labels, spec.selector.matchLabels),
        'a selector that misses its pods',
      );
    default:
      return [];
  }
}

function appRules(manifests: Manifest[]): string[] {
  const identities = manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace} ${metadata.name}`);
  const exists = (kind: string, name: string) =>
    name.startsWith(EXISTING) || manifests.some((one) => one.kind === kind && one.metadata.name === name);
  const specs = manifests
    .map((one) => (one.kind === 'CronJob' ? one.spec.jobTemplate : one)?.spec?.template?.spec)
    .filter(Boolean);
  return [
    ...check(new Set(identities).size === identities.length, 'two objects of one name'),
    ...specs.flatMap((spec) => [
      ...check(exists('ServiceAccount', spec.serviceAccountName), `no ServiceAccount ${spec.serviceAccountName}`),
      ...spec.volumes.flatMap(({ configMap }: Manifest) =>
        check(!configMap || exists('ConfigMap', configMap.name), `no ConfigMap ${configMap?.name}`),
      ),
    ]),
  ];
}

/** A rule that is broken is told in a few words. */
export function check(isKept: boolean, words: string): string[] {
  return isKept ? [] : [words];
}

export function isDnsLabel(text: string): boolean {
  return LABEL.test(text);
}

function contains(labels: Record<string, string>, selector: Record<string, string>): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}
