/** Fields of a rendered object that the target's release of Kubernetes would drop. */

import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { Manifest } from '../kubernetes/manifest';
import { Feature, YOUNG_FIELDS, YoungFields } from '../platform/features';
import { Platform } from '../platform/platform';

type Target = Pick<Platform, 'kubernetes' | 'switchedOn'>;

/** Props for young fields are refused when a construct is made, so what is found here has come by a patch. */
export function youngFieldProblems(object: Manifest, platform: Target): Problem[] {
  return youngFieldsIn(object.spec, YOUNG_FIELDS[object.kind] ?? {}, 'spec', platform);
}

function youngFieldsIn(value: Manifest, known: Feature | YoungFields, path: string, platform: Target): Problem[] {
  if (value === undefined || value === null) {
    return [];
  }
  if (known instanceof Feature) {
    return known.isIn(platform.kubernetes) || platform.switchedOn.includes(lastName(path))
      ? youngFieldsIn(value, known.below, path, platform)
      : [known.problem(platform.kubernetes, path, show(value))];
  }
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => youngFieldsIn(item, known, `${path}[${index}]`, platform));
  }
  return Object.keys(known).flatMap((name) =>
    typeof value === 'object'
      ? youngFieldsIn(value[name], known[name], `${path}.${name}`, platform)
      : youngFieldsIn(String(value) === name ? value : undefined, known[name], path, platform),
  );
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).replace(/\[\d+\]$/, '');
}
