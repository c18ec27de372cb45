import { App, Chart, ChartProps } from 'cdk8s';
import { BatchNamespace, BatchPriorityClass } from '../../lib';
import { render } from '../support/manifests';
import { refusalsOf } from '../support/refusals';
import { WORKLOADS, brokerIn } from './sample';

const MAKERS: [string, (scope: Chart) => unknown][] = [
  ...WORKLOADS.map(({ title, make }): [string, (scope: Chart) => unknown] => [title, (scope) => make(scope, {})]),
  ['a broker', (scope) => brokerIn(scope)],
  ['a namespace', (scope) => new BatchNamespace(scope, 'analytics')],
  ['a priority class', (scope) => new BatchPriorityClass(scope, 'low')],
];

function makeIn(props: ChartProps, make: (scope: Chart) => unknown): Chart {
  const chart = new Chart(new App(), 'batch', props);
  make(chart);
  return chart;
}

describe.each(MAKERS)('%s', (_title, make) => {
  it('is refused in a chart whose namespace no cluster can have', () => {
    expect(refusalsOf(() => makeIn({ namespace: 'Batch_Jobs' }, make))).toEqual([
      '[batch] namespace: got "Batch_Jobs"',
    ]);
  });

  it('is refused in a chart whose labels no object can have, and all of them are told', () => {
    const labels = { 'bad key': 'bad value!', team: 'prices', owner: 'a b' };
    expect(refusalsOf(() => makeIn({ labels }, make))).toEqual([
      '[batch] labels["bad key"]: got "bad key"',
      '[batch] labels["bad key"]: got "bad value!"',
      '[batch] labels["owner"]: got "a b"',
    ]);
  });

  it('is refused outside a chart', () => {
    const inApp = () => make(new App() as unknown as Chart);
    expect(inApp).toThrow(
      /^\[\w+\] scope: got no Chart, allowed a Chart, or what is in one; make a Chart in the App, and this in the Chart$/,
    );
  });

  it('has the labels of its chart', () => {
    const objects = render(makeIn({ labels: { team: 'prices' } }, make));
    expect(objects.length).toBeGreaterThan(0);
    expect(objects.map(({ metadata }) => metadata.labels.team)).toEqual(objects.map(() => 'prices'));
  });

  it.each([undefined, 'default', 'analytics'])('may be in a chart of the namespace %s', (namespace) => {
    expect(render(makeIn({ namespace }, make)).length).toBeGreaterThan(0);
  });
});

describe('a chart in a chart', () => {
  it('is looked at for itself: its objects have its own namespace and labels', () => {
    const outer = new Chart(new App(), 'Outer', { namespace: 'No_Namespace' });
    const inner = new Chart(outer, 'inner', { namespace: 'analytics' });
    new BatchPriorityClass(inner, 'low');
    expect(render(inner)).toHaveLength(1);
    expect(() => new BatchPriorityClass(outer, 'low')).toThrow('[Outer] namespace: got "No_Namespace"');
  });
});
