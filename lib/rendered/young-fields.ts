import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { Manifest } from '../kubernetes/manifest';
import { Feature, YOUNG_FIELDS, YoungFields } from '../platform/features';
import { Platform } from '../platform/platform';

type Target = Pick<Platform, 'kubernetes' | 'switchedOn'>;

/** Fields of a rendered Job, CronJob, Deployment or StatefulSet that the release would drop: they came by a patch. */
export function youngFields(object: Manifest, platform: Target): Problem[] {
  return youngIn(object.spec, YOUNG_FIELDS[object.kind] ?? {}, 'spec', platform);
}

function youngIn(value: Manifest, known: Feature | YoungFields, path: string, platform: Target): Problem[] {
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
