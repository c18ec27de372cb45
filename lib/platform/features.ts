import { Problem } from '../validation/problem';
import { KubernetesVersion } from './platform';

/** A field of Kubernetes that is younger than the oldest release that we render for. */
export interface Feature {
  /** The release from which on it is there without a switch: its beta, as alpha fields are dropped by most clusters. */
  readonly since: string;
  /** What to do on an older one. */
  readonly instead: string;
}

/**
 * Read off kube_features.go and the KEPs: [feature gates](https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/).
 * What 1.27 has already, such as `timeZone`, `podFailurePolicy` and `suspend`, needs no entry.
 */
export const FEATURES = {
  backoffLimitPerIndex: { since: '1.29', instead: 'leave it out: all indexes then share backoffLimit' },
  maxFailedIndexes: { since: '1.29', instead: 'leave it out' },
  podReplacementPolicy: { since: '1.29', instead: 'leave it out: an ending pod is then replaced at once' },
  successPolicy: { since: '1.31', instead: 'leave it out: a Job then succeeds when all its indexes have' },
  managedBy: { since: '1.32', instead: "leave it out: Kubernetes' own controller then runs the Job" },
  'initContainers[].restartPolicy': { since: '1.29', instead: 'run it as an ordinary container that ends by itself' },
  resources: { since: '1.34', instead: 'give each container its own' },
  'containers[].restartPolicyRules': { since: '1.35', instead: 'use a failure policy' },
} satisfies Record<string, Feature>;

/** Whether a release has a field. */
export function knows(kubernetes: KubernetesVersion, field: keyof typeof FEATURES): boolean {
  return minor(kubernetes) >= minor(FEATURES[field].since);
}

/** Whether each rule of a podFailurePolicy must have a list of conditions, even an empty one. */
export function wantsConditionsInEachRule(kubernetes: KubernetesVersion): boolean {
  return minor(kubernetes) < 29;
}

/** The use of a field that the release does not have; unset is fine. */
export function featureProblems(
  kubernetes: KubernetesVersion,
  field: keyof typeof FEATURES,
  { prop, got }: { prop: string; got: string | undefined },
): Problem[] {
  const { since, instead } = FEATURES[field];
  if (got === undefined || knows(kubernetes, field)) {
    return [];
  }
  const fix = `${instead}, or set a newer release with Platform.set if each of your clusters has it`;
  return [{ prop, got: `${got} for Kubernetes ${kubernetes}`, allowed: `from Kubernetes ${since} on`, fix }];
}

function minor(version: string): number {
  return Number(version.split('.')[1]);
}
