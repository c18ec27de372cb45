import { Problem, show } from '../validation/problem';
import { FIELDS, Feature, Fields } from './features';
import { Platform } from './platform';

/** A rendered object, patched by whoever. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Rendered = any;

type Target = Pick<Platform, 'kubernetes' | 'switchedOn'>;

/** Fields of a rendered Job, CronJob, Deployment or StatefulSet that the release would drop: they came by a patch. */
export function youngFields(object: Rendered, platform: Target): Problem[] {
  return youngIn(object.spec, FIELDS[object.kind] ?? {}, 'spec', platform);
}

function youngIn(value: Rendered, known: Feature | Fields, path: string, platform: Target): Problem[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (known instanceof Feature) {
    return known.isIn(platform.kubernetes) || platform.switchedOn.includes(lastName(path))
      ? youngIn(value, known.below, path, platform)
      : [known.problem(platform.kubernetes, path, show(value))];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => youngIn(item, known, `${path}[${index}]`, platform));
  }
  return Object.keys(known).flatMap((name) =>
    typeof value === 'object'
      ? youngIn(value[name], known[name], `${path}.${name}`, platform)
      : youngIn(String(value) === name ? value : undefined, known[name], path, platform),
  );
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).replace(/\[\d+\]$/, '');
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
