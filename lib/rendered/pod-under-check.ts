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

/** A field, with the path to it in its object; without a value where the object has none. */
export interface Place {
  readonly path: string;
  readonly value: Manifest;
}

export interface PodUnderCheck {
  readonly policy: PodSecurityPolicy;
  readonly annotations: Place;
  readonly spec: Place;
  /** What runs before the program, the program, and what somebody adds to look at it. */
  readonly containers: readonly Place[];
  readonly podContext: Place;
  /** The security contexts of the containers, one each. */
  readonly contexts: readonly Place[];
}

/** What one rule of Pod Security has against a pod. */
export type Check = (pod: PodUnderCheck) => Problem[];

export function podUnderCheck({ path, metadata, spec }: PodTemplate, policy: PodSecurityPolicy): PodUnderCheck {
  const pod = { path: `${path}spec`, value: spec };
  const containers = ['initContainers', 'containers', 'ephemeralContainers'].flatMap((name) => itemsIn(pod, name));
  return {
    policy,
    annotations: { path: `${path}metadata.annotations`, value: metadata?.annotations },
    spec: pod,
    containers,
    podContext: fieldIn(pod, 'securityContext'),
    contexts: containers.map((container) => fieldIn(container, 'securityContext')),
  };
}

export function fieldIn({ path, value }: Place, name: string): Place {
  return { path: `${path}.${name}`, value: value?.[name] ?? undefined };
}

export function itemsIn(place: Place, name: string): Place[] {
  const { path, value } = fieldIn(place, name);
  return Array.isArray(value) ? value.map((item, index) => ({ path: `${path}[${index}]`, value: item })) : [];
}

export function isSet({ value }: Place): boolean {
  return value !== undefined;
}

export function problem({ path, value }: Place, allowed: string, fix: string): Problem {
  return { prop: path, got: show(value), allowed, fix };
}

export function problemUnless(holds: boolean, place: Place, allowed: string, fix: string): Problem[] {
  return holds ? [] : [problem(place, allowed, fix)];
}

export function trueProblems(place: Place, fix: string): Problem[] {
  return problemUnless(place.value !== true, place, 'false or nothing', fix);
}

/** Of what may be nothing: an empty text and 0 are nothing to Go. */
export function givenProblems(place: Place, fix: string): Problem[] {
  return problemUnless(!place.value, place, 'nothing', fix);
}

export function unlistedProblems(place: Place, names: readonly string[], fix: string): Problem[] {
  return problemUnless(names.includes(place.value), place, names.map(show).join(', '), fix);
}
