import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { text } from '../fields/kinds';
import { rejectIfAny } from '../fields/problem';
import { labelProblems } from './labels';
import { dnsLabelProblems } from './names';

/** The prop `name`. A name that is made from the construct's path is checked like one that is given. */
export const objectName = text.orFrom(nameOf);

/**
 * The name of a construct's object: what its user gave, else its path below the chart, each id in kebab case, joined with `-`.
 * There is no hash in it, so that people can type it; of two objects with one name the second is refused at synth.
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
    .map(kebabCase)
    .join('-');
}

/** `MetricsCollector` becomes `metrics-collector`, `ETLJob` `etl-job`. What has other characters stays, and is refused. */
function kebabCase(id: string): string {
  return /^[A-Za-z0-9-]+$/.test(id)
    ? id
        .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
        .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
        .toLowerCase()
    : id;
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
