import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { KubePriorityClass } from '../../imports/k8s';
import { Fields } from '../fields/field';
import { oneOf, text, texts, wholeNumber } from '../fields/kinds';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { dnsSubdomainProblems, suggestion } from '../kubernetes/names';
import { objectName } from '../kubernetes/object-name';
import { standardLabels, userLabelProblems } from '../kubernetes/standard-labels';
import { passTheGate } from '../rendered/gate';
import { readableAnnotations } from '../security/readable-annotations';
import { settleProps } from '../words/construct-props';
import { clusterScopedObject } from './cluster-scoped-object';
import { IPriorityClass } from './priority-class';

/** What a pod may do to pods of lower priority when no node has room for it. */
export enum PreemptionPolicy {
  /** It waits until there is room. */
  NEVER = 'Never',
  /** Pods of lower priority are ended for it. */
  PREEMPT_LOWER_PRIORITY = 'PreemptLowerPriority',
}

/** What a team decides about a priority class for batch work. */
export interface BatchPriorityClassProps {
  /**
   * The name of the class, which pods write into `priorityClassName`. It is the same for the whole cluster.
   *
   * @default - the path of the construct below its chart, each id in kebab case, joined with `-`
   * @throws when it is not a DNS subdomain, or starts with `system-`, which Kubernetes keeps for itself
   */
  readonly name?: string;

  /**
   * The priority of its pods, a whole number from -10 to -1: below ordinary pods, which have 0, and not below -10,
   * for which the cluster autoscaler adds no node. Immutable: to change it, delete the class or choose a new name.
   *
   * @default -10 - the lowest that still gets nodes; -9 to -1 stay free for batch work that goes before other batch work
   * @throws outside that range
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass
   * @see https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md#how-does-cluster-autoscaler-work-with-pod-priority-and-preemption
   */
  readonly value?: number;

  /**
   * What the class is for, as `kubectl describe` shows it.
   *
   * @default 'Batch pods: they go after ordinary pods, whose priority is 0.' - what there is to know of it
   */
  readonly description?: string;

  /**
   * Whether its pods may end pods of a still lower priority. Pods of a higher priority may end these in any case.
   * Immutable: to change it, delete the class or choose a new name.
   *
   * @default PreemptionPolicy.NEVER - batch work can wait
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#non-preempting-priority-class
   */
  readonly preemptionPolicy?: PreemptionPolicy;

  /**
   * Labels besides the standard ones.
   *
   * @default - `app.kubernetes.io/name`, `instance`, `component`, `part-of` and `managed-by`
   * @throws when a label is illegal, or one that the library sets
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations.
   *
   * @default - none
   * @throws when a key is illegal or all together exceed 256 KiB
   */
  readonly annotations?: { [key: string]: string };
}

/** A priority below that of ordinary pods: a PriorityClass, for the whole cluster, never its default. */
export class BatchPriorityClass extends Construct implements IPriorityClass {
  /** What pods write into `priorityClassName`. */
  public readonly className: string;

  /** The rendered PriorityClass. */
  public readonly priorityClass: ApiObject;

  constructor(scope: Construct, id: string, props?: BatchPriorityClassProps) {
    super(scope, id);
    const settled = settleProps(this, props, BATCH_PRIORITY_CLASS, arguments);
    const { name, value, description, preemptionPolicy } = settled;
    const labels = { ...standardLabels(this, name, 'priority-class'), ...settled.labels };
    const metadata = { name, labels, annotations: settled.annotations };
    const manifest = KubePriorityClass.manifest({ metadata, value, description, preemptionPolicy });
    this.className = name;
    this.priorityClass = clusterScopedObject(this, 'Default', manifest);
    passTheGate(this);
  }
}

export const BATCH_PRIORITY_CLASS = {
  name: objectName.checkedBy(nameProblems),
  value: wholeNumber({
    min: -10,
    max: -1,
    fix: {
      below: 'raise it: the cluster autoscaler adds no node for pods below -10',
      above: 'lower it: ordinary pods have 0, and batch pods go after them',
    },
  }).or(-10),
  description: text.or('Batch pods: they go after ordinary pods, whose priority is 0.'),
  preemptionPolicy: oneOf(PreemptionPolicy, 'write for example PreemptionPolicy.NEVER').or(PreemptionPolicy.NEVER),
  labels: texts.checkedBy(userLabelProblems).or({}),
  annotations: readableAnnotations.or({}),
} satisfies Fields<BatchPriorityClassProps>;

function nameProblems(prop: string, name: string): Problem[] {
  const allowed = 'a name that does not start with "system-", which Kubernetes keeps for itself';
  return name.startsWith('system-')
    ? [{ prop, got: show(name), allowed, fix: 'use PriorityClass.existing(name) for a class of the cluster' }]
    : dnsSubdomainProblems(prop, name).map((problem) => ({ ...problem, fix: suggestion(prop, name) }));
}
