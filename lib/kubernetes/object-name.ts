import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { text } from '../fields/kinds';
import { rejectIfAny } from '../fields/problem';
import { labelProblems } from './labels';
import { dnsLabelProblems } from './names';

/** The prop `name`. A name that is made from the construct's path is checked like one that is given. */
export const objectName = text.orFrom(nameOf);

/**
 * The name of a construct's object: what its user gave, else its path below the chart joined with `-`. There is no hash in
 * it, so that people can type it.
 */
export function nameOf(construct: Construct, given: string | undefined): string {
  requireChart(construct);
  if (given !== undefined) {
    return given;
  }
  const chart = Chart.of(construct);
  const below = construct.node.scopes.slice(chart.node.scopes.length);
  return below
    .map((scope) => scope.node.id)
    .filter((id) => id !== 'Default')
    .join('-');
}

/** Every object gets the namespace and the labels of its chart, so a chart is refused with the first construct in it. */
function requireChart(construct: Construct): void {
  const [chart] = construct.node.scopes.filter(Chart.isChart).reverse();
  if (chart === undefined) {
    const fix = 'make a Chart in the App, and this in the Chart';
    return rejectIfAny(construct, [{ prop: 'scope', got: 'no Chart', allowed: 'a Chart, or what is in one', fix }]);
  }
  rejectIfAny(chart, [
    ...(chart.namespace ? dnsLabelProblems('namespace', chart.namespace) : []), // unset: it is chosen when the objects are applied
    ...labelProblems('labels', chart.labels),
  ]);
}
