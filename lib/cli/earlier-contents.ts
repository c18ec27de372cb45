import { podSpecOf } from '../platform/young-fields';
import { CONTENT_LABEL } from '../pod/content-hash';
import { Manifest } from './manifests';

/** What earlier contents have left in a cluster. */
export interface EarlierContents {
  /** What can go, as far as `kubectl delete` must know it. */
  readonly gone: Manifest[];
  /** What stays all the same, with the reason, one line each. */
  readonly kept: string[];
}

/** Compares what is rendered with what the cluster has. */
export function earlierContents(rendered: Manifest[], live: Manifest[]): EarlierContents {
  const charts = new Set(rendered.map(chartOf));
  const current = new Set(rendered.map(identityOf));
  const earlier = live.filter((object) => {
    const isOurs = ['Job', 'ConfigMap'].includes(object.kind) && labelsOf(object)[CONTENT_LABEL] !== undefined;
    return isOurs && charts.has(chartOf(object)) && !current.has(identityOf(object));
  });
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
  const user = live.find((other) => isHere(other, object) && !hasEnded(other) && mounts(other, object.metadata.name));
  return user && `${user.kind} ${user.metadata.name} mounts it`;
}

function hasEnded({ kind, status }: Manifest): boolean {
  if (kind === 'Pod') {
    return ['Succeeded', 'Failed'].includes(status?.phase);
  }
  const isTrue = (type: string) =>
    status?.conditions?.some((one: Manifest) => one.type === type && one.status === 'True');
  return kind === 'Job' && Boolean(isTrue('Complete') || isTrue('Failed'));
}

function mounts(object: Manifest, configMap: string): boolean {
  const { volumes = [] } = (object.kind === 'Pod' ? object.spec : podSpecOf(object)) ?? {};
  return volumes.some((volume: Manifest) => volume.configMap?.name === configMap);
}

/** The namespace and the chart: two teams may share a namespace, and two namespaces a chart's name. */
function chartOf(object: Manifest): string {
  return JSON.stringify([object.metadata?.namespace, labelsOf(object)['app.kubernetes.io/part-of']]);
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
