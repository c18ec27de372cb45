import { EnvValue } from 'cdk8s-plus-27';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { foreignLabelKey } from '../kubernetes/foreign-label';
import { configKeyProblems, dnsSubdomainProblems } from '../kubernetes/names';

const KEY = foreignLabelKey('write it as the pods have it');

const UNITS = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** What an amount may be divided by; 0 is as unset. https://kubernetes.io/docs/concepts/workloads/pods/downward-api/ */
const DIVISORS = { cpu: ['0', '1m', '1'], other: ['0', ...UNITS.map((unit) => `1${unit}`)] };

/** Where a value is read from: a Secret or ConfigMap and the key in it, or what Kubernetes knows of the pod. */
export function sourceProblems(prop: string, { valueFrom }: EnvValue): Problem[] {
  const { secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef } = valueFrom ?? {};
  const source = secretKeyRef ?? configMapKeyRef;
  return [
    ...(source ? [...dnsSubdomainProblems(prop, source.name), ...configKeyProblems(prop, source.key)] : []),
    ...(fieldRef ? fieldProblems(prop, fieldRef.fieldPath) : []),
    ...(resourceFieldRef ? divisorProblems(prop, resourceFieldRef) : []),
  ];
}

/** `metadata.labels['team']`; the names of annotations are compared in lower case. */
function fieldProblems(prop: string, path: string): Problem[] {
  const [, kind, key] = /^metadata\.(labels|annotations)\['([^]*)'\]$/.exec(path) ?? [];
  const plain = kind === 'annotations' ? key.toLowerCase() : key;
  return key === undefined ? [] : KEY.problems(prop, plain);
}

function divisorProblems(
  prop: string,
  { resource, divisor }: { resource: string; divisor?: { value: unknown } },
): Problem[] {
  const allowed = resource.endsWith('.cpu') ? DIVISORS.cpu : DIVISORS.other;
  const given = divisor === undefined ? '0' : String(divisor.value);
  return unless(allowed.includes(given), {
    prop,
    got: `divisor ${show(given)}`,
    allowed: allowed.slice(1).join(', '),
    fix: 'divide further in the program',
  });
}
