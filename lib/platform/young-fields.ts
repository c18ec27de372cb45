import { Problem, show } from '../validation/problem';
import { FIELDS, Feature, Fields } from './features';
import { KubernetesVersion } from './platform';

/** A rendered object, patched by whoever. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Rendered = any;

/** Fields of a rendered Job, CronJob, Deployment or StatefulSet that the release would drop: they came by a patch. */
export function youngFields(object: Rendered, kubernetes: KubernetesVersion): Problem[] {
  return youngIn(object.spec, FIELDS[object.kind] ?? {}, 'spec', kubernetes);
}

function youngIn(value: Rendered, known: Feature | Fields, path: string, kubernetes: KubernetesVersion): Problem[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (known instanceof Feature) {
    return known.isIn(kubernetes)
      ? youngIn(value, known.below, path, kubernetes)
      : [known.problem(kubernetes, path, show(value))];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => youngIn(item, known, `${path}[${index}]`, kubernetes));
  }
  return Object.keys(known).flatMap((name) =>
    typeof value === 'object'
      ? youngIn(value[name], known[name], `${path}.${name}`, kubernetes)
      : youngIn(String(value) === name ? value : undefined, known[name], path, kubernetes),
  );
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
