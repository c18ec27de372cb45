import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { labelValueFrom, labelProblems } from './labels';
import { COMPONENT, NAME } from './workload-labels';

const MANAGED_BY = 'app.kubernetes.io/managed-by';

/** The labels that find the pods of one workload: few, and the same in every render, as selectors are immutable. */
export function selectorLabels(name: string, component: string): Record<string, string> {
  return { [NAME]: labelValueFrom(name), [COMPONENT]: component };
}

/** The labels of every object that the library renders. */
export function standardLabels(construct: Construct, name: string, component: string): Record<string, string> {
  return {
    ...selectorLabels(name, component),
    'app.kubernetes.io/instance': labelValueFrom(name),
    'app.kubernetes.io/part-of': labelValueFrom(Chart.of(construct).node.id),
    [MANAGED_BY]: 'cdk8s-batch',
  };
}

/** A user's labels must be legal. Labels that selectors and tools rely on, or that `reserved` matches, are refused. */
export function userLabelProblems(prop: string, map: Record<string, string>, reserved?: RegExp): Problem[] {
  const taken = Object.keys(map).filter((key) => [NAME, COMPONENT, MANAGED_BY].includes(key) || reserved?.test(key));
  const clashes = taken.map((key) => ({
    prop: `${prop}[${show(key)}]`,
    got: show(map[key]),
    allowed: 'nothing: the library or the cluster sets this label',
    fix: 'use a label of your own, or patch the rendered object',
  }));
  return [...clashes, ...labelProblems(prop, map)];
}
