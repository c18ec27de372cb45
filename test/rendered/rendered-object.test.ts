import { App, Chart, JsonPatch } from 'cdk8s';
import { BatchJob, BatchNamespace, BatchPriorityClass, Delivery, Platform } from '../../lib';
import { BASE } from '../workloads/sample';

/** What synth says, once a patch has put something into an object that arrives nowhere as it is. */
function said(make: (chart: Chart) => { addJsonPatch(...patches: JsonPatch[]): void }, path: string): string[] {
  const app = new App();
  const object = make(new Chart(app, 'batch', { namespace: 'analytics' }));
  expect(app.synthYaml()).toMatch(/^apiVersion: /);
  object.addJsonPatch(JsonPatch.add(path, '0o17'));
  try {
    app.synthYaml();
    return [];
  } catch (error) {
    const [, ...lines] = (error as Error).message.split('\n');
    return [...new Set(lines.map((line) => line.trim()))];
  }
}

const TOLD =
  'got "0o17", allowed a text that kubectl does not take for a number; ' +
  'write the number in another way, or within a longer text, such as --mode=0o644';

describe('a patch that puts something into an object that arrives nowhere as it is', () => {
  it('is told at synth, also when the app has been rendered before: of a workload', () => {
    const make = (chart: Chart) => new BatchJob(chart, 'report', { ...BASE, name: 'report', nameByContent: false }).job;
    expect(said(make, '/spec/template/spec/hostname')).toEqual([
      `[batch/report] Job "report" .spec.template.spec.hostname: ${TOLD}`,
    ]);
  });

  it('is told at synth: of a priority class', () => {
    expect(said((chart) => new BatchPriorityClass(chart, 'low').priorityClass, '/description')).toEqual([
      `[batch/low] PriorityClass "low" .description: ${TOLD}`,
    ]);
  });

  it.each([
    ['namespace', 'Namespace'],
    ['resourceQuota', 'ResourceQuota'],
    ['limitRange', 'LimitRange'],
  ] as const)('is told at synth: of the %s of a namespace', (member, kind) => {
    expect(said((chart) => new BatchNamespace(chart, 'team')[member], '/metadata/labels/mode')).toEqual([
      `[batch/team] ${kind} "team" .metadata.labels.mode: ${TOLD}`,
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
