import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { ownMounts } from './containers';
import { Pod } from './pod';

/**
 * Mounts have different paths, and none lies in one that is read-only, where its folder cannot be made, nor in one of the
 * construct's, whose content is not its user's.
 */
export function mountProblems(pod: Pod): Problem[] {
  const own = ownMounts(pod).map(({ mountPath }) => mountPath);
  const readOnly = pod.mounts.filter((mount) => mount.readOnly).map(({ path }) => path);
  return pod.mounts.flatMap((mount, index) => {
    const { path } = mount;
    const report = (allowed: string) => {
      return [{ prop: `pod.mounts[${index}]`, got: show(path), allowed, fix: 'give each mount a folder of its own' }];
    };
    if ([...own, ...pod.mounts.slice(0, index).map((other) => other.path)].includes(path)) {
      return report('a path that is mounted once');
    }
    const outer = [...own, ...readOnly].find((other) => path.startsWith(`${other}/`));
    if (outer !== undefined) {
      return report(`a path outside ${show(outer)}, which is mounted ${own.includes(outer) ? 'already' : 'read-only'}`);
    }
    const inner = mount.readOnly ? own.find((other) => other.startsWith(`${path}/`)) : undefined;
    return inner === undefined
      ? []
      : report(`a path that ${show(inner)} is not in: a read-only one has no room for it`);
  });
}
