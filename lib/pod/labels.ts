import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import * as validation from '../validation/labels';
import { Problem, show } from '../validation/problem';

/** Which part a workload plays, as its label `app.kubernetes.io/component` says. */
export type Component =
  'collector' | 'ad-hoc-job' | 'batch-job' | 'parallel-batch-job' | 'queue-worker' | 'queue-producer' | 'broker';

const NAME = 'app.kubernetes.io/name';
const COMPONENT = 'app.kubernetes.io/component';
const MANAGED_BY = 'app.kubernetes.io/managed-by';

/** The labels that find the pods of one workload: few, and the same in every render, as selectors are immutable. */
export function selectorLabels(name: string, component: Component): Record<string, string> {
  return { [NAME]: name, [COMPONENT]: component };
}

/** The labels of every object of a workload. */
export function standardLabels(construct: Construct, name: string, component: Component): Record<string, string> {
  return {
    ...selectorLabels(name, component),
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/part-of': labelValueOf(Chart.of(construct).node.id),
    [MANAGED_BY]: 'cdk8s-batch',
  };
}

/** A user's labels: legal, and none of those that selectors and tools rely on. */
export function labelProblems(labels: Record<string, string>): Problem[] {
  const reserved = [NAME, COMPONENT, MANAGED_BY].filter((key) => key in labels);
  const clashes = reserved.map((key) => ({
    prop: `labels[${show(key)}]`,
    got: show(labels[key]),
    allowed: 'nothing: the library sets this label and selects by it',
    fix: 'use a label of your own, or `name` to name the object',
  }));
  return [...clashes, ...validation.labels('labels', labels)];
}

/** A chart's id may hold anything; a label value may not. */
function labelValueOf(id: string): string {
  const value = id.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, 63);
  return value.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '') || 'batch';
}
