import * as k8s from '../../imports/k8s';
import { Pod } from './pod';
import { unlessEmpty } from './unless-empty';

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

/** Opens DNS and what the pod needs, in both directions, and nothing else. */
export function networkPolicySpec(pod: Pod, selector: Record<string, string>): k8s.NetworkPolicySpec {
  return {
    podSelector: { matchLabels: selector },
    policyTypes: ['Ingress', 'Egress'],
    ingress: unlessEmpty(pod.construct.ingress), // none is none: an empty list would not be kept, and be written again
    egress: [
      DNS,
      ...pod.construct.egress,
      ...packageEgress(pod),
      ...pod.egress.map((egress) => egress._rule() as k8s.NetworkPolicyEgressRule),
    ],
  };
}

/** An init container shares the network of its pod, so the package index is open for the program, too. */
function packageEgress({ program }: Pod): k8s.NetworkPolicyEgressRule[] {
  if (!program._packages) {
    return [];
  }
  const { index } = program._packages;
  const ports = [{ protocol: 'TCP', port: k8s.IntOrString.fromNumber(index?.port ?? 443) }];
  return [index ? { to: [{ ipBlock: { cidr: index.cidr } }], ports } : { ports }];
}
