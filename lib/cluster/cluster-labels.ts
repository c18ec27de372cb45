import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { labelValueFrom, labels } from '../validation/labels';
import { Problem, show } from '../validation/problem';

const NAME = 'app.kubernetes.io/name';
const COMPONENT = 'app.kubernetes.io/component';
const MANAGED_BY = 'app.kubernetes.io/managed-by';

/** Pod Security reads these; kubernetes.io/metadata.name is set by the API server itself. */
const RESERVED = /^(pod-security\.kubernetes\.io\/.*|kubernetes\.io\/metadata\.name)$/;

/** The labels of an object that an administrator applies. */
export function clusterLabels(construct: Construct, name: string, component: string): Record<string, string> {
  const nameLabel = labelValueFrom(name);
  return {
    [NAME]: nameLabel,
    [COMPONENT]: component,
    'app.kubernetes.io/instance': nameLabel,
    'app.kubernetes.io/part-of': labelValueFrom(Chart.of(construct).node.id),
    [MANAGED_BY]: 'cdk8s-batch',
  };
}

/** A user's labels: legal, and none of those that the library sets or that decide what a namespace admits. */
export function clusterLabelProblems(map: Record<string, string>): Problem[] {
  const taken = Object.keys(map).filter((key) => [NAME, COMPONENT, MANAGED_BY].includes(key) || RESERVED.test(key));
  const clashes = taken.map((key) => ({
    prop: `labels[${show(key)}]`,
    got: show(map[key]),
    allowed: 'nothing: the library or the cluster sets this label',
    fix: 'use a label of your own, or patch the rendered object',
  }));
  return [...clashes, ...labels('labels', map)];
}
