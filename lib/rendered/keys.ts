import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { Manifest, podSpecOf } from '../kubernetes/manifest';
import { containersOf, placeIn, templatePath } from './place';
import { RenderedApp, RenderedObject } from './rendered-object';

/** A key that a pod reads from a ConfigMap or Secret. */
interface KeyReference {
  readonly kind: string;
  readonly name: unknown;
  readonly key: unknown;
  readonly path: string;
}

/** A key that is not in a ConfigMap or Secret of the app itself: its pods would wait for it for ever. */
export function missingKeyProblems({ manifest, object }: RenderedObject, app: RenderedApp): Problem[] {
  return keysOf(manifest).flatMap(({ kind, name, key, path }) => {
    const holder = app.byName.get([kind, object.metadata.namespace ?? '', name].join(' '));
    const keys = holder && Object.keys({ ...holder.data, ...holder.stringData, ...holder.binaryData });
    if (!keys || keys.length === 0 || keys.includes(String(key))) {
      return []; // without keys somebody else fills it
    }
    const allowed = `a key of ${kind} ${show(name)} of this app: ${keys.join(', ')}`;
    return [{ prop: placeIn(manifest, path), got: show(key), allowed, fix: 'correct the key, or add it there' }];
  });
}

function keysOf(manifest: Manifest): KeyReference[] {
  const podSpec = podSpecOf(manifest);
  const at = `${templatePath(manifest.kind)}.spec`;
  const ofEnv = containersOf(podSpec, at).flatMap(({ container, path }) =>
    (Array.isArray(container.env) ? container.env : []).flatMap((one: Manifest, index: number) => {
      const place = `${path}.env[${index}].valueFrom`;
      return [
        ...reference('ConfigMap', one?.valueFrom?.configMapKeyRef, `${place}.configMapKeyRef.key`),
        ...reference('Secret', one?.valueFrom?.secretKeyRef, `${place}.secretKeyRef.key`),
      ];
    }),
  );
  const ofVolumes = (Array.isArray(podSpec?.volumes) ? podSpec.volumes : []).flatMap((one: Manifest, index: number) => [
    ...items('ConfigMap', one?.configMap?.name, one?.configMap, `${at}.volumes[${index}].configMap`),
    ...items('Secret', one?.secret?.secretName, one?.secret, `${at}.volumes[${index}].secret`),
  ]);
  return [...ofEnv, ...ofVolumes];
}

function reference(kind: string, source: Manifest, path: string): KeyReference[] {
  return source && source.optional !== true ? [{ kind, name: source.name, key: source.key, path }] : [];
}

function items(kind: string, name: unknown, source: Manifest, path: string): KeyReference[] {
  return source?.optional === true || !Array.isArray(source?.items)
    ? []
    : source.items.map((item: Manifest, index: number) => {
        return { kind, name, key: item?.key, path: `${path}.items[${index}].key` };
      });
}
