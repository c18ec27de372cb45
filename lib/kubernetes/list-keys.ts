import { Manifest } from './manifest';

/**
 * What tells the items of a list apart, where Kubernetes merges lists by it; all other lists are replaced as a whole.
 * https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
 */
const LIST_KEYS: Record<string, string[]> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  volumes: ['name'],
  imagePullSecrets: ['name'],
  resourceClaims: ['name'],
  claims: ['name'],
  env: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  ports: ['containerPort', 'protocol'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
};

/** What a key is where an item does not say it. */
const UNSAID: Record<string, string> = { protocol: 'TCP' };

/**
 * One part of a manifest merged into another, as Kubernetes does: maps by their keys, lists of named things by what tells
 * them apart, null takes a field out, and what is new replaces what was.
 */
export function merged(target: Manifest, patch: unknown, field = ''): Manifest {
  if (Array.isArray(patch)) {
    const keys = LIST_KEYS[field];
    return keys && Array.isArray(target) && patch.every(isMap) ? mergedLists(target, patch, keys) : patch;
  }
  if (!isMap(patch)) {
    return patch;
  }
  const before = isMap(target) ? target : {};
  const names = [...new Set([...Object.keys(before), ...Object.keys(patch)])];
  const after = names.map((name) => [name, name in patch ? merged(before[name], patch[name], name) : before[name]]);
  return Object.fromEntries(after.filter(([name]) => patch[name] !== null));
}

function mergedLists(target: unknown[], patch: Map[], keys: string[]): unknown[] {
  const result = [...target];
  for (const item of patch) {
    const index = result.findIndex(
      (other) => isMap(other) && keys.every((key) => said(other, key) === said(item, key)),
    );
    if (index === -1) {
      result.push(merged({}, item));
    } else {
      result[index] = merged(result[index], item);
    }
  }
  return result;
}

type Map = Record<string, unknown>;

function said(item: Map, key: string): unknown {
  return item[key] ?? UNSAID[key];
}

function isMap(value: unknown): value is Map {
  return Object.prototype.toString.call(value) === '[object Object]';
}
