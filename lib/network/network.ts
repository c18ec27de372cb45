import * as k8s from '../../imports/k8s';
import { exactArguments } from '../fields/exact-arguments';
import { listOf, text, valueOf } from '../fields/kinds';
import { rejectValue, unless } from '../fields/problem';
import { settleArguments } from '../fields/settle';
import { cidr } from '../kubernetes/cidr';
import { foreignLabels } from '../kubernetes/foreign-label';
import { dnsLabelProblems } from '../kubernetes/names';
import { port, portRule } from './port';

/** No labels would be all pods there are. */
const podLabels = foreignLabels('write it as the pods have it').checkedBy((prop, labels) => {
  const problem = { prop, got: '{}', allowed: 'at least one label', fix: 'name a label of the pods meant' };
  return unless(Object.keys(labels).length > 0, problem);
});

const ports = listOf(port).checkedBy((prop, given) => {
  const problem = { prop, got: '[]', allowed: 'at least one port', fix: "name each, for example '443'" };
  return unless(given.length > 0, problem);
});

const ADDRESSES = { cidr, ports };
const PODS = { podLabels, ports };
const NAMESPACE = { namespace: text.checkedBy((prop, name) => dnsLabelProblems(prop, name)), ports };
const LABELS = { podLabels };

/**
 * One thing that a pod may open connections to. Everything that is not named stays closed. A port is a text: `443`,
 * `53/UDP` (TCP where nothing is said), `30000-32767`, or the name that a port of the pods has, `http`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class Network {
  /**
   * To a block of addresses.
   *
   * @param cidr e.g. `10.20.0.0/16`, or `10.1.2.3/32` for one address
   * @throws when it is not a CIDR, has bits set behind its prefix, or there is no port or one that is none
   */
  public static toCidr(cidr: string, ...ports: string[]): Network {
    const settled = settleArguments('Network.toCidr', { cidr, ports }, ADDRESSES);
    return new Network({ ipBlock: { cidr: settled.cidr } }, settled.ports);
  }

  /**
   * To pods of the same namespace, by their labels.
   *
   * @throws when there is no label, a label is not one, or there is no port or one that is none
   */
  public static toPods(podLabels: { [key: string]: string }, ...ports: string[]): Network {
    const settled = settleArguments('Network.toPods', { podLabels, ports }, PODS);
    return new Network({ podSelector: { matchLabels: settled.podLabels } }, settled.ports);
  }

  /**
   * To the pods of another namespace; `pods` says which.
   *
   * @throws when the namespace is none, or there is no port or one that is none
   */
  public static toNamespace(namespace: string, ...ports: string[]): Network {
    const settled = settleArguments('Network.toNamespace', { namespace, ports }, NAMESPACE);
    const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': settled.namespace } };
    return new Network({ namespaceSelector }, settled.ports);
  }

  /** HTTPS, TCP 443, to anywhere. */
  public static https(): Network {
    return new Network(undefined, ['443']);
  }

  private constructor(
    private readonly peer: k8s.NetworkPolicyPeer | undefined,
    private readonly ports: string[],
  ) {}

  /**
   * Of the namespace that it goes to, these pods alone.
   *
   * @throws when there is no label, a label is not one, or it does not go to a namespace
   */
  public pods(podLabels: { [key: string]: string }): Network {
    const settled = settleArguments('Network.pods', { podLabels }, LABELS);
    if (!this.peer?.namespaceSelector) {
      const allowed = 'after Network.toNamespace';
      const fix = "write Network.toNamespace('data', '5432').pods({ app: 'db' })";
      return rejectValue('Network.pods', [{ prop: 'podLabels', got: 'pods of no namespace', allowed, fix }]);
    }
    return new Network({ ...this.peer, podSelector: { matchLabels: settled.podLabels } }, this.ports);
  }

  /** @internal */
  public _rule(): k8s.NetworkPolicyEgressRule {
    return { to: this.peer && [this.peer], ports: this.ports.map(portRule) };
  }

  static {
    exactArguments(this, {
      variadic: ['toCidr', 'toPods', 'toNamespace'],
      meant: { https: 'name the addresses with Network.toCidr: a NetworkPolicy knows no host names' },
    });
  }
}

/** A prop that takes such values. */
export const network = listOf(valueOf(Network, ['toCidr', 'toPods', 'toNamespace', 'https']));
