import { App, Chart, JsonPatch } from 'cdk8s';
import { BatchJob, BatchNamespace, BatchPriorityClass, Delivery, Platform, Release } from '../../lib';
import { inShort, linesOf } from '../support/refusals';
import { BASE } from '../workloads/sample';

/** What synth says, once a patch has put something into an object that arrives nowhere as it is. */
function said(make: (chart: Chart) => { addJsonPatch(...patches: JsonPatch[]): void }, path: string): string[] {
  const app = new App();
  const object = make(new Chart(app, 'batch', { namespace: 'analytics' }));
  expect(app.synthYaml()).toMatch(/^apiVersion: /);
  object.addJsonPatch(JsonPatch.add(path, '0o17'));
  const [, ...lines] = linesOf(() => app.synthYaml());
  return [...new Set(lines.map((line) => inShort(line.trim())))];
}

describe('a patch that puts something into an object that arrives nowhere as it is', () => {
  it('is told at synth, also when the app has been rendered before: of a workload', () => {
    const make = (chart: Chart) =>
      new BatchJob(chart, 'report', { ...BASE, name: 'report', release: Release.underOneName() }).job;
    expect(said(make, '/spec/template/spec/hostname')).toEqual([
      `[batch/report] Job "report" .spec.template.spec.hostname: got "0o17"`,
    ]);
  });

  it('is told at synth: of a priority class', () => {
    expect(said((chart) => new BatchPriorityClass(chart, 'low').priorityClass, '/description')).toEqual([
      `[batch/low] PriorityClass "low" .description: got "0o17"`,
    ]);
  });

  it.each([
    ['namespace', 'Namespace'],
    ['resourceQuota', 'ResourceQuota'],
    ['limitRange', 'LimitRange'],
  ] as const)('is told at synth: of the %s of a namespace', (member, kind) => {
    expect(said((chart) => new BatchNamespace(chart, 'team')[member], '/metadata/labels/mode')).toEqual([
      `[batch/team] ${kind} "team" .metadata.labels.mode: got "0o17"`,
    ]);
  });
});

describe('an object of the whole cluster', () => {
  it('is as large as its delivery lets it be', () => {
    const synth = (delivery: Delivery) => {
      const app = new App();
      Platform.set(app, { delivery });
      new BatchPriorityClass(new Chart(app, 'cluster'), 'low', { description: 'd'.repeat(300_000) });
      return app.synthYaml();
    };
    expect(() => synth(Delivery.KUBECTL)).toThrow('[cluster/low] PriorityClass "low": got 300');
    expect(() => synth(Delivery.ARGO_CD)).toThrow('[cluster/low] PriorityClass "low": got 300');
    expect(synth(Delivery.KUBECTL_SERVER_SIDE)).toContain('ddd');
    expect(synth(Delivery.FLUX)).toContain('ddd');
  });
});
