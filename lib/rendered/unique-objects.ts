/** Two objects of one kind, namespace and name in an app: the cluster would keep what is applied last. */

import { ApiObject } from 'cdk8s';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { AppRule } from './rendered-object';

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

/** Names count as they were before patches. */
export const uniqueObjects: AppRule = ({ objects }) => {
  const firsts = new Map<string, ApiObject>();
  return objects.flatMap(({ object }) => {
    const identity = identityOf(object);
    const first = firsts.get(identity) ?? object;
    firsts.set(identity, first);
    return first === object ? [] : [{ construct: object, problem: clash(object, first) }];
  });
};

/** The version does not tell objects apart: the API server keeps one object for all versions of a group. */
function identityOf(object: ApiObject): string {
  const name = typeof object.name === 'string' ? object.name : object.node.addr; // a lazy name is known to nobody yet
  return [object.apiGroup, object.kind, namespaceOf(object) ?? '', name].join(' ');
}

function clash(object: ApiObject, first: ApiObject): Problem {
  const namespace = namespaceOf(object);
  const where = namespace === undefined ? '' : ` in namespace ${show(namespace)}`;
  return {
    prop: 'name',
    got: `two objects ${object.kind} ${show(object.name)}${where}, the other one at [${first.node.path}]`,
    allowed: 'one',
    fix: 'give one of them another name',
  };
}

function namespaceOf(object: ApiObject): string | undefined {
  return CLUSTER_SCOPED.has(object.kind) ? undefined : object.metadata.namespace;
}
