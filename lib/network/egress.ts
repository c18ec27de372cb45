import * as k8s from '../../imports/k8s';
import { text, valueOf, wholeNumber } from '../fields/kinds';
import { unless } from '../fields/problem';
import { settleArguments } from '../fields/settle';
import { cidr } from '../kubernetes/cidr';
import { foreignLabels } from '../kubernetes/foreign-label';
import { dnsLabelProblems } from '../kubernetes/names';

const port = wholeNumber({ min: 1, max: 65535, fix: 'name the port that the server listens on' });

/** No labels would be all pods there are. */
const podLabels = foreignLabels('write it as the pods have it').checkedBy((prop, labels) => {
  const problem = { prop, got: '{}', allowed: 'at least one label', fix: 'name a label of the pods meant' };
  return unless(Object.keys(labels).length > 0, problem);
});

const ADDRESSES = { cidr, port };
const PODS = { podLabels, port };
const PODS_OF_NAMESPACE = { namespace: text.checkedBy((prop, name) => dnsLabelProblems(prop, name)), ...PODS };

/** One thing that a pod may open connections to. Everything that is not named stays closed. */
export class Egress {
  /**
   * TCP to a block of addresses.
   *
   * @param cidr e.g. `10.20.0.0/16`, or `10.1.2.3/32` for one address
   * @throws when it is not a CIDR, has bits set behind its prefix, or the port is not one
   */
  public static toCidr(cidr: string, port: number): Egress {
    const settled = settleArguments('Egress.toCidr', { cidr, port }, ADDRESSES);
    return new Egress([{ ipBlock: { cidr: settled.cidr } }], settled.port);
  }

  /**
   * TCP to pods of the same namespace, by their labels.
   *
   * @throws when there is no label, a label is not one, or the port is not one
   */
  public static toPods(podLabels: { [key: string]: string }, port: number): Egress {
    const settled = settleArguments('Egress.toPods', { podLabels, port }, PODS);
    return new Egress([{ podSelector: { matchLabels: settled.podLabels } }], settled.port);
  }

  /**
   * TCP to pods of another namespace, by their labels.
   *
   * @throws when there is no label, a label is not one, or the namespace or the port is not one
   */
  public static toNamespace(namespace: string, podLabels: { [key: string]: string }, port: number): Egress {
    const settled = settleArguments('Egress.toNamespace', { namespace, podLabels, port }, PODS_OF_NAMESPACE);
    const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': settled.namespace } };
    return new Egress([{ namespaceSelector, podSelector: { matchLabels: settled.podLabels } }], settled.port);
  }

  /** HTTPS, TCP 443, to anywhere. */
  public static https(): Egress {
    return new Egress(undefined, 443);
  }

  private constructor(
    private readonly peers: k8s.NetworkPolicyPeer[] | undefined,
    private readonly port: number,
  ) {}

  /** @internal */
  public _rule(): k8s.NetworkPolicyEgressRule {
    return { to: this.peers, ports: [{ protocol: 'TCP', port: k8s.IntOrString.fromNumber(this.port) }] };
  }
}

/** A prop that takes such a value. */
export const egress = valueOf(Egress, ['toCidr', 'toPods', 'toNamespace', 'https']);
