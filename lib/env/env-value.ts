import { EnvValue } from 'cdk8s-plus-27';
import { Field } from '../fields/field';
import { Problem, unless } from '../fields/problem';
import { isObjectLike } from '../fields/settle';
import { show } from '../fields/show';
import { foreignLabelKey } from '../kubernetes/foreign-label';
import { configKeyProblems, dnsSubdomainProblems } from '../kubernetes/names';

const KEY = foreignLabelKey('write it as the pods have it');

const UNITS = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** What an amount may be divided by; 0 is as unset. https://kubernetes.io/docs/concepts/workloads/pods/downward-api/ */
const DIVISORS = { cpu: ['0', '1m', '1'], other: ['0', ...UNITS.map((unit) => `1${unit}`)] };

/** Where the value of a variable is read from, of whatever release of cdk8s-plus. */
export const envValue = Field.of<EnvValue>({ kind: 'EnvValue' }, (prop, value) => {
  const source = isObjectLike(value) ? value : {};
  const isText = 'value' in source && source.value !== undefined;
  if (isObjectLike(source.valueFrom) && !isText) {
    return [];
  }
  const got = isText || typeof value === 'string' ? 'a plain text' : show(value); // it may be a secret
  const fix = isText || typeof value === 'string' ? 'write it in env' : 'write for example EnvValue.fromFieldRef(…)';
  return [{ prop, got, allowed: 'an EnvValue of cdk8s-plus that is read from somewhere', fix }];
}).checkedBy(sourceProblems);

/** A Secret or ConfigMap and the key in it, or what Kubernetes knows of the pod. */
function sourceProblems(prop: string, { valueFrom }: EnvValue): Problem[] {
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
