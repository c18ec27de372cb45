/** A pod as the checks of Pod Security look at it. Nobody has checked its types: the schema tells of those. */

import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { Manifest } from '../kubernetes/manifest';

/** What the API server holds pods against. Releases are told by their minor number. */
export interface PodSecurityPolicy {
  readonly level: 'baseline' | 'restricted';
  /** The release of the API server, which does not see younger fields. */
  readonly server: number;
  /** The release whose rules hold: the server's own, or an older one that the namespace names. */
  readonly rules: number;
}

/** What pods are made from: the path to it in its object, and what it holds. */
export interface PodTemplate {
  readonly path: string;
  readonly metadata?: Manifest;
  readonly spec: Manifest;
}

/** A field; without a value where the object has none. Only who has a problem with it asks for its path. */
export interface PodField {
  readonly value: Manifest;
  /** The last of the steps to it: the name of a field, or `[0]`. */
  readonly step: string;
  readonly parent?: PodField;
}

export interface PodUnderCheck {
  readonly policy: PodSecurityPolicy;
  readonly annotations: PodField;
  readonly spec: PodField;
  /** What runs before the program, the program, and what somebody adds to look at it. */
  readonly containers: readonly PodField[];
  readonly podContext: PodField;
  /** The security contexts of the containers, one each. */
  readonly contexts: readonly PodField[];
}

/** What one rule of Pod Security has against a pod. */
export type Check = (pod: PodUnderCheck) => Problem[];

export function podUnderCheck({ path, metadata, spec }: PodTemplate, policy: PodSecurityPolicy): PodUnderCheck {
  const pod = { step: `${path}spec`, value: spec };
  const containers = ['initContainers', 'containers', 'ephemeralContainers'].flatMap((name) => itemsIn(pod, name));
  return {
    policy,
    annotations: { step: `${path}metadata.annotations`, value: metadata?.annotations },
    spec: pod,
    containers,
    podContext: fieldIn(pod, 'securityContext'),
    contexts: containers.map((container) => fieldIn(container, 'securityContext')),
  };
}

export function fieldIn(parent: PodField, name: string): PodField {
  return { value: parent.value?.[name] ?? undefined, step: name, parent };
}

export function itemsIn(parent: PodField, name: string): PodField[] {
  const list = fieldIn(parent, name);
  const { value } = list;
  return Array.isArray(value) ? value.map((item, index) => ({ value: item, step: `[${index}]`, parent: list })) : [];
}

export function isSet({ value }: PodField): boolean {
  return value !== undefined;
}

export function problem(field: PodField, allowed: string, fix: string): Problem {
  return { prop: pathOf(field), got: show(field.value), allowed, fix };
}

function pathOf({ step, parent }: PodField): string {
  return parent === undefined ? step : `${pathOf(parent)}${step.startsWith('[') ? '' : '.'}${step}`;
}

export function problemUnless(holds: boolean, field: PodField, allowed: string, fix: string): Problem[] {
  return holds ? [] : [problem(field, allowed, fix)];
}

export function trueProblems(field: PodField, fix: string): Problem[] {
  return problemUnless(field.value !== true, field, 'false or nothing', fix);
}

/** Of what may be nothing: an empty text and 0 are nothing to Go. */
export function givenProblems(field: PodField, fix: string, allowed = 'nothing'): Problem[] {
  return problemUnless(!field.value, field, allowed, fix);
}

export function unlistedProblems(field: PodField, names: readonly string[], fix: string): Problem[] {
  return names.includes(field.value) ? [] : [problem(field, names.map(show).join(', '), fix)];
}
