import { Manifest, readManifests } from '../support/manifests';
import { describeNeeding } from '../support/needs';
import { kubectl } from './kubectl';

/** Whether the cluster is of that release or a newer one, such as 31 for 1.31. */
export function isAtLeast(minor: number): boolean {
  return Number(process.env.SERVER_MINOR) >= minor;
}

/** The suites of a cluster; start.ts has started it, unless there is none. */
export function describeCluster(title: string, body: () => void): void {
  const binaries = 'control plane of Kubernetes (test/cluster/install-control-plane)';
  describeNeeding(binaries, process.env.API_SERVER !== undefined, title, body);
}

/**
 * A namespace of its own for the tests of a `describe`, gone at their end. Namespaces of earlier runs of an unfinished
 * suite are in nobody's way: each name is new.
 */
export function ownNamespace(subject: string): string {
  const namespace = `${subject}-${Date.now().toString(36)}`;
  beforeAll(() => kubectl(['create', 'namespace', namespace]));
  afterAll(() => kubectl(['delete', 'namespace', namespace, '--wait=false']));
  return namespace;
}

/** The PriorityClass that the pods of dist name; it is the whole cluster's, so it goes with the tests of a `describe`. */
export function batchPriority(): void {
  const name = 'batch-priority';
  beforeAll(() => kubectl(['create', 'priorityclass', name, '--value=-10', '--preemption-policy=Never']));
  afterAll(() => kubectl(['delete', 'priorityclass', name]));
}

/** The objects that main.ts renders. */
export function dist(): Manifest[] {
  return readManifests('dist');
}

/** Objects in another namespace than they were rendered for; those of the whole cluster are left out. */
export function movedTo(namespace: string, objects: Manifest[]): Manifest[] {
  return objects
    .filter(({ metadata }) => metadata.namespace !== undefined)
    .map((object) => ({ ...object, metadata: { ...object.metadata, namespace } }));
}
