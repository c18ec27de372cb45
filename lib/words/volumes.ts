import { OPEN, at, itemsOf, literal, textLiteral } from './literal';
import { existing } from './variables';
import { Word, Written } from './word';

/** `mounts` for the volumes of a pod and where they are seen; patches for kinds of volumes that no mount is. */
export function mountsOf(given: Written['given']): string {
  const [volumes, mounts] = [itemsOf(given.volumes), itemsOf(given.volumeMounts)];
  const named = (name: unknown) => volumes.find((one) => at(one, 'name') === name);
  const all = mounts.length > 0 ? mounts : volumes.map((volume) => ({ name: at(volume, 'name') }));
  const made = all.map((mount) => mountOf(textLiteral(at(mount, 'mountPath')), named(at(mount, 'name'))));
  if (volumes.length === 0) {
    return `mounts: [Mount.${OPEN}], of configMap, secret, persistentVolumeClaim or scratch`;
  }
  return made.includes(undefined)
    ? `patches: [Patch.pod({ volumes: ${literal(volumes)} }), Patch.container({ volumeMounts: ${literal(mounts)} })]`
    : `mounts: [${made.join(', ')}]`;
}

/** The advice for `volumes` and for `volumeMounts`. */
export const mountWord: Word = ({ given }) => {
  const text = mountsOf(given);
  return { needs: text.replace(/:.*/s, ''), text: `write ${text}` };
};

function mountOf(path: string, volume: unknown): string | undefined {
  const disk = at(volume, 'emptyDir');
  if (disk !== undefined && at(disk, 'medium') === undefined) {
    return `Mount.scratch(${path}, ${textLiteral(at(disk, 'sizeLimit') ?? '1Gi')})`;
  }
  const configMap = at(volume, 'configMap', 'name');
  const secret = at(volume, 'secret', 'secretName');
  const claim = at(volume, 'persistentVolumeClaim', 'claimName');
  return configMap !== undefined
    ? `Mount.configMap(${path}, ${existing('ConfigMap', configMap)})`
    : secret !== undefined
      ? `Mount.secret(${path}, ${existing('Secret', secret)})`
      : claim !== undefined
        ? `Mount.persistentVolumeClaim(${path}, ${existing('PersistentVolumeClaim', claim)})`
        : undefined;
}
