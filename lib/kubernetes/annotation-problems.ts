import { MAX_INT32 } from '../fields/numbers';
import { Problem, show } from '../fields/problem';

/** What Kubernetes and kubectl tell each other, and ways around the security context of older releases. */
const RESERVED =
  /^(container\.(apparmor|seccomp)\.security\.(alpha|beta)|seccomp\.security\.alpha|scheduler\.alpha|batch|deployment)\.kubernetes\.io\/|^kubernetes\.io\/config\.|^kubectl\.kubernetes\.io\/last-applied-configuration$/;

/** Which pods of a Deployment go first when it shrinks. https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#pod-deletion-cost */
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';

/** Annotations that mean something to Kubernetes: set by it alone, or with a value that it reads. */
export function annotationProblems(map: Record<string, string>): Problem[] {
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
