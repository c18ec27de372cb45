import * as k8s from '../../imports/k8s';
import { valueOf } from '../fields/kinds';
import { wholeNumberProblems } from '../fields/numbers';
import { Problem, rejectValueIfAny } from '../fields/problem';
import { isTexts, isNumber, isText, requireArguments } from '../fields/types';
import { cidrProblems } from '../kubernetes/cidr';
import { foreignLabels } from '../kubernetes/foreign-label';
import { dnsLabelProblems } from '../kubernetes/names';

/** One thing that a pod may open connections to. Everything that is not named stays closed. */
export class Egress {
  /**
   * TCP to a block of addresses.
   *
   * @param cidr e.g. `10.20.0.0/16`, or `10.1.2.3/32` for one address
   * @throws when it is not a CIDR, has bits set behind its prefix, or the port is not one
   */
  public static toCidr(cidr: string, port: number): Egress {
    requireArguments('Egress.toCidr', { cidr, port }, { cidr: isText, port: isNumber });
    rejectValueIfAny('Egress.toCidr', [...cidrProblems('cidr', cidr), ...portProblems(port)]);
    return new Egress([{ ipBlock: { cidr } }], port);
  }

  /**
   * TCP to pods of the same namespace, by their labels.
   *
   * @throws when there is no label, a label is not one, or the port is not one
   */
  public static toPods(podLabels: { [key: string]: string }, port: number): Egress {
    requireArguments('Egress.toPods', { podLabels, port }, { podLabels: isTexts, port: isNumber });
    rejectValueIfAny('Egress.toPods', [...someLabels(podLabels), ...portProblems(port)]);
    return new Egress([{ podSelector: { matchLabels: podLabels } }], port);
  }

  /**
   * TCP to pods of another namespace, by their labels.
   *
   * @throws when there is no label, a label is not one, or the namespace or the port is not one
   */
  public static toNamespace(namespace: string, podLabels: { [key: string]: string }, port: number): Egress {
    const types = { namespace: isText, podLabels: isTexts, port: isNumber };
    requireArguments('Egress.toNamespace', { namespace, podLabels, port }, types);
    const problems = [...dnsLabelProblems('namespace', namespace), ...someLabels(podLabels), ...portProblems(port)];
    rejectValueIfAny('Egress.toNamespace', problems);
    const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
    return new Egress([{ namespaceSelector, podSelector: { matchLabels: podLabels } }], port);
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

function portProblems(port: number): Problem[] {
  return wholeNumberProblems('port', port, { min: 1, max: 65535, fix: 'name the port that the server listens on' });
}

function someLabels(podLabels: { [key: string]: string }): Problem[] {
  const none = { prop: 'podLabels', got: '{}', allowed: 'at least one label', fix: 'name a label of the pods meant' };
  const fix = 'write it as the pods have it';
  return Object.keys(podLabels).length === 0 ? [none] : foreignLabels('podLabels', podLabels, fix);
}

/** A prop that takes such a value. */
export const egress = valueOf(Egress, ['toCidr', 'toPods', 'toNamespace', 'https']);
