import { MAX_INT32 } from '../fields/numbers';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { labelKeyProblems } from './labels';

/** What all annotations of an object, or of a template, may have together, in bytes of their keys and values. */
export const MAX_ANNOTATIONS = 256 * 1024;

/** Annotations as the API server accepts them: keys like labels', values of any text, 256 KiB in all. */
export function annotationProblems(prop: string, map: Record<string, string>): Problem[] {
  const keys = Object.keys(map).flatMap((key) => labelKeyProblems(`${prop}[${show(key)}]`, key));
  const size = annotationBytes(map);
  const total = {
    prop,
    got: `${size} bytes`,
    allowed: `at most ${MAX_ANNOTATIONS} bytes in all`,
    fix: 'use a ConfigMap',
  };
  return [...keys, ...unless(size <= MAX_ANNOTATIONS, total)];
}

/** The bytes that count against MAX_ANNOTATIONS. A patch may bring values that are no texts. */
export function annotationBytes(map: Record<string, unknown>): number {
  return Object.entries(map).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(typeof value === 'string' ? value : ''),
    0,
  );
}

/** Annotations that Kubernetes and kubectl write for each other, or that older releases read as a security context. */
const RESERVED =
  /^(container\.(apparmor|seccomp)\.security\.(alpha|beta)|seccomp\.security\.alpha|scheduler\.alpha|batch|deployment)\.kubernetes\.io\/|^kubernetes\.io\/config\.|^kubectl\.kubernetes\.io\/last-applied-configuration$/;

/** Which pods of a Deployment go first when it shrinks. https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#pod-deletion-cost */
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';

/** Annotations that Kubernetes reads: those that it sets by itself, and one whose value must be a number. */
export function reservedAnnotationProblems(map: Record<string, string>): Problem[] {
  return Object.entries(map).flatMap(([key, value]) => {
    const report = (allowed: string, fix: string) => [
      { prop: `annotations[${show(key)}]`, got: show(value), allowed, fix },
    ];
    if (RESERVED.test(key)) {
      return report('nothing: the library or the cluster sets this annotation', 'leave it out');
    }
    const isWhole = /^(0|-?[1-9]\d{0,9})$/.test(value) && Number(value) <= MAX_INT32 && Number(value) > -MAX_INT32 - 2;
    return key !== DELETION_COST || isWhole
      ? []
      : report(`a whole number from ${-MAX_INT32 - 1} to ${MAX_INT32}`, 'write it in plain digits');
  });
}
