import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { KubeLimitRange, KubeNamespace, KubeResourceQuota } from '../../imports/k8s';
import { Fields, Settled } from '../fields/field';
import { propsOf, texts } from '../fields/kinds';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { dnsLabelProblems } from '../kubernetes/names';
import { objectName } from '../kubernetes/object-name';
import { standardLabels, userLabelProblems } from '../kubernetes/standard-labels';
import { passTheGate } from '../rendered/gate';
import { readableAnnotations } from '../security/readable-annotations';
import { settleProps } from '../words/construct-props';
import { clusterScopedObject } from './cluster-scoped-object';
import { containerDefaultsSpec } from './container-defaults';
import { NamespaceQuota, QUOTA, quotaProblems, quotaSpec } from './namespace-quota';

/** What a team decides about its namespace; that its pods are `restricted` is policy. */
export interface BatchNamespaceProps {
  /**
   * The name of the namespace.
   *
   * @default - the path of the construct below its chart, each id in kebab case, joined with `-`
   * @throws when it is not a DNS label, is `default`, or starts with `kube-`, which Kubernetes keeps for itself
   */
  readonly name?: string;

  /**
   * What everything in the namespace may use together.
   *
   * @default - the default of each figure: in short 8 CPUs, 16Gi, 100 pods, 200 Jobs
   * @throws when a figure is out of its range, or requests are above limits
   */
  readonly quota?: NamespaceQuota;

  /**
   * Labels of the namespace besides the standard ones.
   *
   * @default - `app.kubernetes.io/name`, `instance`, `component`, `part-of` and `managed-by`, and Pod Security's
   * @throws when a label is illegal, or one that the library sets; Pod Security's all are
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the namespace.
   *
   * @default - none
   * @throws when a key is illegal or all together exceed 256 KiB
   */
  readonly annotations?: { [key: string]: string };
}

/**
 * A namespace for batch work: a Namespace that admits only pods that pass Pod Security `restricted`, a ResourceQuota,
 * and a LimitRange that gives containers that say nothing 100m CPU, 256Mi of memory and 256Mi of disk.
 * A container that reserves more memory than 256Mi must state its limit, too.
 *
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export class BatchNamespace extends Construct {
  /** The name of the namespace, for the chart of its workloads: `new Chart(app, 'batch', { namespace: ns.name })`. */
  public readonly name: string;

  /** The rendered Namespace. */
  public readonly namespace: ApiObject;

  /** The rendered ResourceQuota. */
  public readonly resourceQuota: ApiObject;

  /** The rendered LimitRange. */
  public readonly limitRange: ApiObject;

  constructor(scope: Construct, id: string, props?: BatchNamespaceProps) {
    super(scope, id);
    const settled = settleProps(this, props, BATCH_NAMESPACE, arguments, ({ quota }) => quotaProblems(quota));
    const { name, quota } = settled;
    const labels = standardLabels(this, name, 'namespace');
    this.name = name;
    this.namespace = clusterScopedObject(
      this,
      'Default',
      KubeNamespace.manifest({ metadata: metadataOf(settled, labels) }),
    );
    const inside = { name, namespace: name, labels };
    const resourceQuota = KubeResourceQuota.manifest({ metadata: inside, spec: quotaSpec(quota) });
    this.resourceQuota = new ApiObject(this, 'ResourceQuota', resourceQuota);
    const limitRange = KubeLimitRange.manifest({ metadata: inside, spec: containerDefaultsSpec() });
    this.limitRange = new ApiObject(this, 'LimitRange', limitRange);
    this.resourceQuota.addDependency(this.namespace);
    this.limitRange.addDependency(this.namespace);
    passTheGate(this);
  }
}

/** Pod Security reads these, and the API server sets the name by itself. */
const SET_BY_THE_CLUSTER = /^(pod-security\.kubernetes\.io\/.*|kubernetes\.io\/metadata\.name)$/;

export const BATCH_NAMESPACE = {
  name: objectName.checkedBy(nameProblems),
  quota: propsOf(QUOTA).or({}),
  labels: texts.checkedBy((prop, map) => userLabelProblems(prop, map, SET_BY_THE_CLUSTER)).or({}),
  annotations: readableAnnotations.or({}),
} satisfies Fields<BatchNamespaceProps>;

function nameProblems(prop: string, name: string): Problem[] {
  const allowed = 'a namespace of its own, neither "default" nor one that starts with "kube-"';
  return name === 'default' || name.startsWith('kube-')
    ? [{ prop, got: show(name), allowed, fix: 'name it after the team or the work' }]
    : dnsLabelProblems(prop, name);
}

/**
 * `latest` is the cluster's own version: after an upgrade the namespace is as strict as the cluster can be. Pods that
 * run already are never ended by it.
 */
const POD_SECURITY = Object.fromEntries(
  ['enforce', 'audit', 'warn'].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, 'restricted'],
    [`pod-security.kubernetes.io/${mode}-version`, 'latest'],
  ]),
);

function metadataOf({ name, labels, annotations }: Settled<typeof BATCH_NAMESPACE>, standard: Record<string, string>) {
  return { name, labels: { ...standard, ...labels, ...POD_SECURITY }, annotations };
}
