/** Two objects of one kind, namespace and name in an app: the cluster would keep what is applied last. */

import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { describe } from '../fields/problem';
import { show } from '../fields/show';

/** Kinds that live in no namespace, whatever namespace their chart has. */
const CLUSTER_SCOPED = new Set([
  'APIService',
  'CertificateSigningRequest',
  'ClusterRole',
  'ClusterRoleBinding',
  'CSIDriver',
  'CustomResourceDefinition',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'PersistentVolume',
  'PriorityClass',
  'RuntimeClass',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
]);

/** What the last walk found, by the object that clashes with an earlier one. */
const clashes = new WeakMap<IConstruct, string>();

const watchedRoots = new WeakSet<IConstruct>();
const watchedObjects = new WeakSet<IConstruct>();

/** Checks the whole app at synth. Names count as they were before patches. */
export function requireUniqueObjects(construct: Construct): void {
  const { root } = construct.node;
  if (watchedRoots.has(root)) {
    return;
  }
  watchedRoots.add(root);
  root.node.addValidation({ validate: () => findClashes(root) });
}

/**
 * Walks over the app each time that it is validated. cdk8s puts the path of whoever reports before a message and asks
 * parents first, so the root finds the clashes and leaves it to the objects to report them.
 */
function findClashes(root: IConstruct): string[] {
  const firsts = new Map<string, ApiObject>();
  for (const object of root.node.findAll().filter(ApiObject.isApiObject)) {
    const identity = identityOf(object);
    const first = firsts.get(identity) ?? object;
    firsts.set(identity, first);
    clashes.delete(object);
    if (first !== object) {
      clashes.set(object, describeClash(object, first));
      watch(object);
    }
  }
  return [];
}

function watch(object: ApiObject): void {
  if (watchedObjects.has(object)) {
    return;
  }
  watchedObjects.add(object);
  object.node.addValidation({ validate: () => [clashes.get(object) ?? []].flat() });
}

/** The version does not tell objects apart: the API server keeps one object for all versions of a group. */
function identityOf(object: ApiObject): string {
  const name = typeof object.name === 'string' ? object.name : object.node.addr; // a lazy name is known to nobody yet
  return [object.apiGroup, object.kind, namespaceOf(object) ?? '', name].join(' ');
}

function describeClash(object: ApiObject, first: ApiObject): string {
  const namespace = namespaceOf(object);
  const where = namespace === undefined ? '' : ` in namespace ${show(namespace)}`;
  return describe({
    prop: 'name',
    got: `two objects ${object.kind} ${show(object.name)}${where}, the other one at [${first.node.path}]`,
    allowed: 'one',
    fix: 'give one of them another name',
  });
}

function namespaceOf(object: ApiObject): string | undefined {
  return CLUSTER_SCOPED.has(object.kind) ? undefined : object.metadata.namespace;
}
