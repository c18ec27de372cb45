import { Manifest } from '../kubernetes/manifest';

/** What a pod needs before it starts, in its own namespace but for the priority class. */
export interface Reference {
  readonly kind: 'Secret' | 'ConfigMap' | 'ServiceAccount' | 'PersistentVolumeClaim' | 'PriorityClass';
  readonly name: string;
}

/** The ConfigMaps that pods of a cluster name, also those without which they would start. */
export function configMapsOf(podSpec: Manifest): string[] {
  const all = referencesOf(podSpec, (source) => source);
  return all.filter(({ kind }) => kind === 'ConfigMap').map(({ name }) => name);
}

/** All that a pod names; `counted` says which sources it needs. */
export function referencesOf(podSpec: Manifest, counted = needed): Reference[] {
  const containers = [...itemsOf(podSpec.initContainers), ...itemsOf(podSpec.containers)];
  const env = containers.flatMap((container) => itemsOf(container.env)).map(({ valueFrom }) => valueFrom);
  const envFrom = containers.flatMap((container) => itemsOf(container.envFrom));
  const volumes = itemsOf(podSpec.volumes);
  const sources = [...volumes, ...volumes.flatMap(({ projected }) => itemsOf(projected?.sources))];
  const secrets = [
    ...env.map((source) => counted(source?.secretKeyRef)?.name),
    ...envFrom.map(({ secretRef }) => counted(secretRef)?.name),
    ...sources.map(({ secret }) => counted(secret)?.secretName ?? counted(secret)?.name),
    ...volumes.flatMap(({ azureFile, csi }) => [azureFile?.secretName, csi?.nodePublishSecretRef?.name]),
    ...itemsOf(podSpec.imagePullSecrets).map(({ name }) => name),
  ];
  const configMaps = [
    ...env.map((source) => counted(source?.configMapKeyRef)?.name),
    ...envFrom.map(({ configMapRef }) => counted(configMapRef)?.name),
    ...sources.map(({ configMap }) => counted(configMap)?.name),
  ];
  return [
    ...references('Secret', secrets),
    ...references('ConfigMap', configMaps),
    ...references(
      'PersistentVolumeClaim',
      volumes.map((volume) => volume.persistentVolumeClaim?.claimName),
    ),
    ...references(
      'ServiceAccount',
      [podSpec.serviceAccountName].filter((name) => name !== 'default'),
    ),
    ...references('PriorityClass', [podSpec.priorityClassName]),
  ];
}

/** The objects of a list. Nobody has checked the list, and what is not an object names nothing. */
function itemsOf(list: unknown): Manifest[] {
  return Array.isArray(list) ? list.filter((item) => typeof item === 'object' && item !== null) : [];
}

function needed(source: Manifest): Manifest {
  return source?.optional === true ? undefined : source;
}

function references(kind: Reference['kind'], names: unknown[]): Reference[] {
  return [...new Set(names)].filter((name) => typeof name === 'string').map((name) => ({ kind, name }));
}
