import { CONTENT_LABEL } from '../kubernetes/content-hash';
import { Manifest, podSpecOf } from '../kubernetes/manifest';
import { WORKLOAD_LABELS } from '../kubernetes/workload-labels';
import { configMapsOf } from '../rendered/pod-references';

/** The kinds that the library names by their content. */
const NAMED_BY_CONTENT = ['Job', 'ConfigMap'];

/** What earlier contents have left in a cluster. */
export interface EarlierContents {
  /** Objects that can go, with the fields that `kubectl delete` reads. */
  readonly deletable: Manifest[];
  /** Why the other objects stay, one line each. */
  readonly reasonsToKeep: string[];
}

/** Whether an object makes pods, or is of a kind that earlier contents leave. */
export function isOfWorkload(object: Manifest): boolean {
  return podSpecOf(object) !== undefined || NAMED_BY_CONTENT.includes(object.kind);
}

/** Compares what is rendered with what the cluster has. */
export function earlierContents(rendered: Manifest[], live: Manifest[]): EarlierContents {
  const workloads = new Set(rendered.filter(isOfWorkload).map(workloadOf));
  const current = new Set(rendered.map(identityOf));
  const earlier = live.filter(
    (object) => isOurs(object) && workloads.has(workloadOf(object)) && !current.has(identityOf(object)),
  );
  const users = usersOf(live);
  const judged = earlier.map((object) => ({ object, reason: reasonToKeep(object, users) }));
  return {
    deletable: judged.filter(({ reason }) => reason === undefined).map(({ object }) => identifyingFields(object)),
    reasonsToKeep: judged.flatMap(({ object, reason }) =>
      reason === undefined ? [] : [`kept ${object.kind} ${object.metadata.name}: ${reason}`],
    ),
  };
}

function reasonToKeep(object: Manifest, users: ReadonlyMap<string, Manifest>): string | undefined {
  if (object.kind === 'Job') {
    return hasEnded(object) ? undefined : 'it has not finished';
  }
  const user = users.get(placeOf(object, object.metadata.name));
  return user && `${user.kind} ${user.metadata.name} uses it`;
}

/** The first object that uses a ConfigMap, by the place of the ConfigMap. All are found in one walk. */
function usersOf(live: Manifest[]): ReadonlyMap<string, Manifest> {
  const users = new Map<string, Manifest>();
  for (const object of live.filter((one) => !hasEnded(one))) {
    const podSpec = object.kind === 'Pod' ? object.spec : podSpecOf(object);
    for (const name of configMapsOf(podSpec ?? {})) {
      const place = placeOf(object, name);
      users.set(place, users.get(place) ?? object);
    }
  }
  return users;
}

function hasEnded({ kind, status }: Manifest): boolean {
  if (kind === 'Pod') {
    return ['Succeeded', 'Failed'].includes(status?.phase);
  }
  const conditions: Manifest[] = Array.isArray(status?.conditions) ? status.conditions : [];
  const isEnd = (condition: Manifest) =>
    ['Complete', 'Failed'].includes(condition?.type) && condition.status === 'True';
  return kind === 'Job' && conditions.some(isEnd);
}

function isOurs(object: Manifest): boolean {
  const labels = labelsOf(object);
  const isLabelled = [CONTENT_LABEL, ...WORKLOAD_LABELS].every((label) => typeof labels[label] === 'string');
  return NAMED_BY_CONTENT.includes(object.kind) && isLabelled;
}

/** The namespace and the labels that no two workloads share. The charts of two repositories may have the same id. */
function workloadOf(object: Manifest): string {
  const labels = labelsOf(object);
  return JSON.stringify([object.metadata?.namespace, ...WORKLOAD_LABELS.map((label) => labels[label])]);
}

function identityOf({ kind, metadata }: Manifest): string {
  return JSON.stringify([kind, metadata?.namespace, metadata?.name]);
}

/** A name in the namespace of an object. */
function placeOf({ metadata }: Manifest, name: string): string {
  return JSON.stringify([metadata?.namespace, name]);
}

function labelsOf({ metadata }: Manifest): Record<string, string> {
  return metadata?.labels ?? {};
}

function identifyingFields({ apiVersion, kind, metadata: { name, namespace } }: Manifest): Manifest {
  return { apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) } };
}
