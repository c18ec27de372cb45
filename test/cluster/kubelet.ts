import { Manifest } from '../../lib/kubernetes/manifest';
import { ask } from './api';

/** A scheduler that does not exist, so that on a cluster with nodes, too, nobody but the test runs these pods. */
export const NO_SCHEDULER = 'cdk8s-batch-tests';

/** The kubelet's part, played by the test: it writes what became of a pod into the pod's status. */

/** Binds a pod to a node made for it; only pods of a node become endpoints. Such a pod is deleted by force alone. */
export async function onNode({ metadata: { name, namespace } }: Manifest, node: string): Promise<void> {
  const spec = { unschedulable: true };
  await ask('POST', '/api/v1/nodes', { apiVersion: 'v1', kind: 'Node', metadata: { name: node }, spec });
  const target = { apiVersion: 'v1', kind: 'Node', name: node };
  const binding = { apiVersion: 'v1', kind: 'Binding', metadata: { name, namespace }, target };
  await ask('POST', `/api/v1/namespaces/${namespace}/pods/${name}/binding`, binding);
}

export function run(pod: Manifest): Promise<unknown> {
  return report(pod, 'Running', { running: { startedAt: now() } }, [{ type: 'Ready', status: 'True' }]);
}

export function succeed(pod: Manifest): Promise<unknown> {
  return report(pod, 'Succeeded', terminated(0));
}

export function fail(pod: Manifest, exitCode: number): Promise<unknown> {
  return report(pod, 'Failed', terminated(exitCode));
}

/** What a drain, a preemption or an eviction by the node leaves behind. */
export function disrupt(pod: Manifest, exitCode = 143): Promise<unknown> {
  const condition = { type: 'DisruptionTarget', status: 'True', reason: 'EvictionByEvictionAPI' };
  return report(pod, 'Failed', terminated(exitCode), [condition]);
}

/** The pods of a Job that have not ended. */
export async function activePods(namespace: string, job: string): Promise<Manifest[]> {
  const pods = await podsOf(namespace, job);
  return pods.filter(({ status }) => status.phase === 'Pending' || status.phase === 'Running');
}

export async function podsOf(namespace: string, job: string): Promise<Manifest[]> {
  const selector = encodeURIComponent(`batch.kubernetes.io/job-name=${job}`);
  const { items } = await ask('GET', `/api/v1/namespaces/${namespace}/pods?labelSelector=${selector}`);
  return items.filter(({ metadata }: Manifest) => metadata.deletionTimestamp === undefined);
}

export function indexOf(pod: Manifest): number {
  return Number(pod.metadata.annotations['batch.kubernetes.io/job-completion-index']);
}

function now(): string {
  return new Date().toISOString();
}

function terminated(exitCode: number): Manifest {
  return { terminated: { exitCode, startedAt: now(), finishedAt: now() } };
}

function report({ metadata, spec }: Manifest, phase: string, state: Manifest, conditions: Manifest[] = []) {
  const containerStatuses = spec.containers.map(({ name, image }: Manifest) => {
    return { name, image, imageID: image, restartCount: 0, ready: phase === 'Running', state };
  });
  const status = { phase, conditions, containerStatuses };
  return ask('PATCH', `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}/status`, { status });
}
