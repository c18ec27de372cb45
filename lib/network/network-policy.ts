import * as k8s from '../../imports/k8s';
import { withoutEmpty } from '../kubernetes/without-empty';

/**
 * DNS of the cluster, and of a cache on the node (its fixed link-local address), where there is one.
 * https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/
 */
const DNS: k8s.NetworkPolicyEgressRule = {
  to: [
    { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } },
    { ipBlock: { cidr: '169.254.20.10/32' } },
  ],
  ports: ['UDP', 'TCP'].map((protocol) => ({ protocol, port: k8s.IntOrString.fromNumber(53) })),
};

/** What a pod may be reached by, and what it may reach besides DNS. */
export interface Openings {
  readonly ingress: k8s.NetworkPolicyIngressRule[];
  readonly egress: k8s.NetworkPolicyEgressRule[];
}

/** Opens DNS and what the pod needs, in both directions, and nothing else. */
export function networkPolicySpec(selector: Record<string, string>, openings: Openings): k8s.NetworkPolicySpec {
  return withoutEmpty<k8s.NetworkPolicySpec>({
    podSelector: { matchLabels: selector },
    policyTypes: ['Ingress', 'Egress'],
    ingress: openings.ingress, // the API server does not keep an empty list: each apply would write it again
    egress: [DNS, ...openings.egress],
  });
}
