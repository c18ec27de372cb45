import { Manifest } from '../../lib/kubernetes/manifest';
import { podTemplateOf, readManifests } from '../support/manifests';
import { describeNeeding } from '../support/needs';
import { kubectl } from './kubectl';

/** Whether the cluster is of that release or a newer one, such as 31 for 1.31. */
export function isAtLeast(minor: number): boolean {
  return Number(process.env.SERVER_MINOR) >= minor;
}

/** Whether nobody but the tests acts on nodes and pods there. */
export function isOwnControlPlane(): boolean {
  return process.env.CLUSTER_TESTS_KUBECONFIG === undefined;
}

/** The suites of a cluster; start.ts has started it, unless there is none. */
export function describeCluster(title: string, body: () => void): void {
  const binaries = 'control plane of Kubernetes (test/cluster/install-control-plane)';
  describeNeeding(binaries, process.env.API_SERVER !== undefined, title, body);
}

/** The label of what the tests make in no namespace, so that what an interrupted run has left is found. */
export const OF_TESTS = { 'cdk8s-batch-tests': 'true' };

/**
 * Jobs go before their namespace: of one that ends Kubernetes deletes the pods first, and an indexed Job whose indexes have
 * tries of their own holds on to a failed pod until another takes its place, which the ending namespace forbids.
 */
export async function deleteNamespace(name: string): Promise<void> {
  await kubectl(['delete', 'cronjobs,jobs', '--all', '-n', name]);
  await kubectl(['delete', 'namespace', name, '--ignore-not-found', '--wait=false']);
}

/**
 * A namespace of its own for the tests of a `describe`, gone at their end. Namespaces of earlier runs of an unfinished
 * suite are in nobody's way: each name is new.
 */
export function ownNamespace(subject: string, labels: Record<string, string> = {}): string {
  const name = `${subject}-${Date.now().toString(36)}`;
  const metadata = { name, labels: { ...OF_TESTS, ...labels } };
  beforeAll(() => kubectl(['create', '-f', '-'], JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata })));
  afterAll(() => deleteNamespace(name));
  return name;
}

/** The PriorityClass of dist under the name of a namespace, as `movedTo` has it; it goes with the tests of a `describe`. */
export function ownPriority(name: string): void {
  beforeAll(() => kubectl(['create', 'priorityclass', name, '--value=-10', '--preemption-policy=Never']));
  afterAll(() => kubectl(['delete', 'priorityclass', name]));
}

/** The objects that main.ts renders. */
export function dist(): Manifest[] {
  return readManifests('dist');
}

/** Objects in another namespace than they were rendered for, of its priority; those of the whole cluster are left out. */
export function movedTo(namespace: string, objects: Manifest[]): Manifest[] {
  const moved = objects
    .filter(({ metadata }) => metadata.namespace !== undefined)
    .map((object) => ({ ...object, metadata: { ...object.metadata, namespace } }));
  const pods = moved.map((object) => podTemplateOf(object)?.spec).filter((spec) => spec?.priorityClassName);
  pods.forEach((spec) => (spec.priorityClassName = namespace));
  return moved;
}
