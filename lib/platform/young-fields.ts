import { Problem, show } from '../validation/problem';
import { featureProblems } from './features';
import { KubernetesVersion } from './platform';

/** A rendered object, patched by whoever. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Rendered = any;

const JOB_FIELDS = [
  'backoffLimitPerIndex',
  'maxFailedIndexes',
  'podReplacementPolicy',
  'successPolicy',
  'managedBy',
] as const;

/** Fields of a rendered Job, CronJob, Deployment or StatefulSet that the release would drop: they came by a patch. */
export function youngFields(object: Rendered, kubernetes: KubernetesVersion): Problem[] {
  const spec = jobSpecOf(object);
  const inJob = JOB_FIELDS.flatMap((field) => {
    const got = spec?.[field] === undefined ? undefined : show(spec[field]);
    return featureProblems(kubernetes, field, { prop: `spec.${field}`, got });
  });
  return [...inJob, ...podFields(podSpecOf(object) ?? {}, kubernetes)];
}

/** The pod spec of whatever has one. */
export function podSpecOf(object: Rendered): Rendered {
  return (jobSpecOf(object) ?? object.spec)?.template?.spec;
}

/** The spec of a Job, or of the Jobs of a CronJob. */
export function jobSpecOf(object: Rendered): Rendered {
  const { kind, spec } = object;
  return kind === 'CronJob' ? spec?.jobTemplate?.spec : kind === 'Job' ? spec : undefined;
}

function podFields({ containers = [], initContainers = [], resources }: Rendered, kubernetes: KubernetesVersion) {
  const withRules = containers.find((container: Rendered) => container.restartPolicyRules !== undefined);
  const sidecar = initContainers.find((container: Rendered) => container.restartPolicy !== undefined);
  const uses = [
    ['initContainers[].restartPolicy', 'restartPolicy of an init container', sidecar?.name],
    ['containers[].restartPolicyRules', 'restartPolicyRules of a container', withRules?.name],
    ['resources', 'resources of the pod', resources],
  ] as const;
  return uses.flatMap(([field, prop, value]) =>
    featureProblems(kubernetes, field, { prop, got: value === undefined ? undefined : show(value) }),
  );
}
