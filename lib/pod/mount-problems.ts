import { VolumeMount } from '../../imports/k8s';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { Mount } from './mount';

/**
 * Mounts have different paths. None lies in a read-only mount, where its folder cannot be made, nor in what the library
 * mounts, whose content is not the user's.
 */
export function mountProblems(mounts: Mount[], ofLibrary: VolumeMount[]): Problem[] {
  const own = ofLibrary.map(({ mountPath }) => mountPath);
  const readOnly = mounts.filter((mount) => mount.readOnly).map(({ path }) => path);
  return mounts.flatMap(({ path, readOnly: isReadOnly }, index) => {
    const problem = (allowed: string) => {
      return [{ prop: `mounts[${index}]`, got: show(path), allowed, fix: 'give each mount a folder of its own' }];
    };
    if ([...own, ...mounts.slice(0, index).map((other) => other.path)].includes(path)) {
      return problem('a path that is mounted once');
    }
    const outer = [...own, ...readOnly].find((other) => path.startsWith(`${other}/`));
    if (outer !== undefined) {
      return problem(
        `a path outside ${show(outer)}, which is mounted ${own.includes(outer) ? 'already' : 'read-only'}`,
      );
    }
    const inner = isReadOnly ? own.find((other) => other.startsWith(`${path}/`)) : undefined;
    return inner === undefined
      ? []
      : problem(`a path that ${show(inner)} is not in: a read-only one has no room for it`);
  });
}
