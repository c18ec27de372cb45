import { show } from '../fields/show';
import { Manifest } from '../kubernetes/manifest';

/** How a message names a part of a rendered object: `Job "report" .spec.template`. */
export function placeIn({ kind, metadata }: Manifest, path: string): string {
  return `${kind} ${show(metadata?.name)} ${path}`;
}

/** The containers of pods with their paths, init containers first. Nobody has checked the lists. */
export function containersOf(podSpec: Manifest, path: string): { container: Manifest; path: string }[] {
  return ['initContainers', 'containers'].flatMap((list) =>
    (Array.isArray(podSpec?.[list]) ? podSpec[list] : [])
      .map((container: Manifest, index: number) => ({ container, path: `${path}.${list}[${index}]` }))
      .filter(({ container }: { container: Manifest }) => typeof container === 'object' && container !== null),
  );
}

/** The path of the pod template in an object that has one. */
export function templatePath(kind: string): string {
  return kind === 'CronJob' ? '.spec.jobTemplate.spec.template' : '.spec.template';
}
