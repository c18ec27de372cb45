import { CONTENT_LABEL } from '../kubernetes/content-hash';
import { Manifest, podSpecOf } from '../kubernetes/manifest';
import { configMapsOf } from '../rendered/references';

/** What the library names by its content. */
const NAMED_BY_CONTENT = ['Job', 'ConfigMap'];

/** Two workloads with the same of these in a namespace cannot be: their ServiceAccounts would clash. */
const WORKLOAD_LABELS = ['app.kubernetes.io/name', 'app.kubernetes.io/component'];

/** What earlier contents have left in a cluster. */
export interface EarlierContents {
  /** What can go, as far as `kubectl delete` must know it. */
  readonly gone: Manifest[];
  /** What stays all the same, with the reason, one line each. */
  readonly kept: string[];
}

/** Whether an object makes pods, or is one that an earlier content may have left. */
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
  const reasons = earlier.map((object) => ({ object, reason: whyItStays(object, live) }));
  return {
    gone: reasons.filter(({ reason }) => reason === undefined).map(({ object }) => minimal(object)),
    kept: reasons.flatMap(({ object, reason }) =>
      reason === undefined ? [] : [`kept ${object.kind} ${object.metadata.name}: ${reason}`],
    ),
  };
}

function whyItStays(object: Manifest, live: Manifest[]): string | undefined {
  if (object.kind === 'Job') {
    return hasEnded(object) ? undefined : 'it has not finished';
  }
  const user = live.find((other) => isHere(other, object) && !hasEnded(other) && uses(other, object.metadata.name));
  return user && `${user.kind} ${user.metadata.name} uses it`;
}

function hasEnded({ kind, status }: Manifest): boolean {
  if (kind === 'Pod') {
    return ['Succeeded', 'Failed'].includes(status?.phase);
  }
  const conditions: Manifest[] = Array.isArray(status?.conditions) ? status.conditions : [];
  const isEnd = (one: Manifest) => ['Complete', 'Failed'].includes(one?.type) && one.status === 'True';
  return kind === 'Job' && conditions.some(isEnd);
}

function uses(object: Manifest, configMap: string): boolean {
  const podSpec = object.kind === 'Pod' ? object.spec : podSpecOf(object);
  return configMapsOf(podSpec ?? {}).includes(configMap);
}

function isOurs(object: Manifest): boolean {
  const labels = labelsOf(object);
  const isLabelled = [CONTENT_LABEL, ...WORKLOAD_LABELS].every((label) => typeof labels[label] === 'string');
  return NAMED_BY_CONTENT.includes(object.kind) && isLabelled;
}

/** Not the chart: that of another repository may have the same id. */
function workloadOf(object: Manifest): string {
  const labels = labelsOf(object);
  return JSON.stringify([object.metadata?.namespace, ...WORKLOAD_LABELS.map((label) => labels[label])]);
}

function identityOf({ kind, metadata }: Manifest): string {
  return JSON.stringify([kind, metadata?.namespace, metadata?.name]);
}

function isHere(object: Manifest, other: Manifest): boolean {
  return object.metadata?.namespace === other.metadata?.namespace;
}

function labelsOf({ metadata }: Manifest): Record<string, string> {
  return metadata?.labels ?? {};
}

function minimal({ apiVersion, kind, metadata: { name, namespace } }: Manifest): Manifest {
  return { apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) } };
}
