import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import {
  BatchPriorityClass,
  BatchPriorityClassProps,
  PreemptionPolicy,
} from '../../../lib/cluster/batch-priority-class';
import { Platform } from '../../../lib/platform/platform';
import { render } from '../../support/manifests';
import { refusalsOf } from '../../support/refusals';

function rendered(props?: BatchPriorityClassProps) {
  const chart = Testing.chart();
  new BatchPriorityClass(chart, 'batch-priority', props);
  return render(chart)[0];
}

function rejected(props: BatchPriorityClassProps) {
  return () => new BatchPriorityClass(Testing.chart(), 'batch-priority', props);
}

describe('a priority class for batch work', () => {
  it('is below ordinary pods, and not so low that the cluster autoscaler adds no node', () => {
    expect(rendered().value).toBe(-10);
  });

  it('never ends other pods, unless asked to', () => {
    expect(rendered().preemptionPolicy).toBe('Never');
    const asked = rendered({ preemptionPolicy: PreemptionPolicy.PREEMPT_LOWER_PRIORITY });
    expect(asked.preemptionPolicy).toBe('PreemptLowerPriority');
  });

  it('is never what pods get that name no class', () => {
    expect(rendered()).not.toHaveProperty('globalDefault');
  });

  it('says what it is for', () => {
    expect(rendered().description).toBe('Batch pods: they go after ordinary pods, whose priority is 0.');
    expect(rendered({ description: 'nightly' }).description).toBe('nightly');
  });

  it('is one for the whole cluster: it has no namespace, even in a chart that has one', () => {
    const chart = new Chart(new App(), 'test', { namespace: 'analytics' });
    new BatchPriorityClass(chart, 'batch-priority');
    expect(render(chart)[0].metadata).not.toHaveProperty('namespace');
  });

  it('has the standard labels', () => {
    expect(rendered().metadata.labels).toEqual({
      'app.kubernetes.io/name': 'batch-priority',
      'app.kubernetes.io/instance': 'batch-priority',
      'app.kubernetes.io/component': 'priority-class',
      'app.kubernetes.io/part-of': 'test',
      'app.kubernetes.io/managed-by': 'cdk8s-batch',
    });
  });

  it("has its user's labels and annotations, too", () => {
    const { metadata } = rendered({ labels: { team: 'prices' }, annotations: { 'example.com/why': 'cheap nodes' } });
    expect(metadata.labels).toMatchObject({ team: 'prices', 'app.kubernetes.io/name': 'batch-priority' });
    expect(metadata.annotations).toEqual({ 'example.com/why': 'cheap nodes' });
    expect(rendered().metadata).not.toHaveProperty('annotations');
  });

  it('can be patched, also with a field that switchedOn names', () => {
    const chart = Testing.chart();
    Platform.set(chart, { switchedOn: ['newerField'] });
    const { priorityClass } = new BatchPriorityClass(chart, 'batch-priority');
    priorityClass.addJsonPatch(JsonPatch.add('/newerField', 1));
    expect(render(chart)[0].newerField).toBe(1);
  });

  it('is found by cdk8s under its construct', () => {
    const batch = new BatchPriorityClass(Testing.chart(), 'batch-priority');
    expect(ApiObject.of(batch)).toBe(batch.priorityClass);
  });
});

describe('the name of a priority class', () => {
  it('is its path below the chart, and what pods name', () => {
    const chart = Testing.chart();
    expect(new BatchPriorityClass(chart, 'low').className).toBe('low');
    expect(render(chart)[0].metadata.name).toBe('low');
  });

  it('can be given', () => {
    expect(rendered({ name: 'batch.example.com' }).metadata.name).toBe('batch.example.com');
  });

  it('may be as long as the API server allows, with a label that is cut', () => {
    const name = 'a'.repeat(253);
    expect(rendered({ name }).metadata.name).toBe(name);
    expect(rendered({ name }).metadata.labels['app.kubernetes.io/name']).toBe('a'.repeat(63));
  });

  it.each(['', 'Batch', 'a_b', 'a'.repeat(254)])('is a DNS subdomain, not %j', (name) => {
    expect(rejected({ name })).toThrow(/^\[test\/batch-priority\] name: got .*, allowed 1 to 253 lower-case letters/);
  });

  it('is none that Kubernetes keeps for itself', () => {
    expect(refusalsOf(rejected({ name: 'system-batch' }))).toEqual(['[test/batch-priority] name: got "system-batch"']);
  });
});

describe('the value of a priority class', () => {
  it.each([-10, -1])('may be %d', (value) => {
    expect(rendered({ value }).value).toBe(value);
  });

  it.each([0, 100, -1.5, NaN])('is below that of ordinary pods: not %d', (value) => {
    expect(refusalsOf(rejected({ value }))).toEqual([`[test/batch-priority] value: got ${value}`]);
  });

  it('is none for which the cluster autoscaler adds no node', () => {
    expect(refusalsOf(rejected({ value: -11 }))).toEqual(['[test/batch-priority] value: got -11']);
  });

  it('is accepted if and only if it is a whole number from -10 to -1', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: -20, max: 20 }), fc.double()), (value) => {
        const allowed = Number.isInteger(value) && value >= -10 && value <= -1;
        if (allowed) {
          expect(rejected({ value })).not.toThrow();
        } else {
          expect(rejected({ value })).toThrow(/value: got /);
        }
      }),
    );
  });
});

describe('a wrong priority class', () => {
  it('says all that is wrong at once', () => {
    const wrong = rejected({ name: 'A', value: 1, labels: { 'a b': 'c' }, annotations: { '/': '' } });
    expect(refusalsOf(wrong)).toEqual([
      '[test/batch-priority] name: got "A"',
      '[test/batch-priority] value: got 1',
      '[test/batch-priority] labels["a b"]: got "a b"',
      '[test/batch-priority] annotations["/"]: got "/"',
    ]);
  });

  it('cannot pass for something else by its labels', () => {
    expect(refusalsOf(rejected({ labels: { 'app.kubernetes.io/managed-by': 'hand' } }))).toEqual([
      '[test/batch-priority] labels["app.kubernetes.io/managed-by"]: got "hand"',
    ]);
  });
});
