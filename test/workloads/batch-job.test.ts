import { Duration, JsonPatch } from 'cdk8s';
import { BatchJob, BatchJobProps, FailurePolicy, Interpreter, Program, Resources } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { find, render } from '../support/manifests';
import { inShort } from '../support/refusals';
import { BASE, batchChart, chartOfNewer, problemsOf } from './sample';

function manifestsWith(props: Partial<BatchJobProps> = {}): Manifest[] {
  const chart = batchChart();
  new BatchJob(chart, 'report', { ...BASE, ...props });
  return render(chart);
}

const jobWith = (props: Partial<BatchJobProps> = {}) => find(manifestsWith(props), 'Job');
const refusalsWith = (props: Partial<BatchJobProps>) =>
  problemsOf((chart) => new BatchJob(chart, 'report', { ...BASE, ...props })).map(inShort);

describe('a batch job', () => {
  it('comes with an account and a network of its own', () => {
    const names = manifestsWith().map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`);
    expect(names).toEqual([
      'ServiceAccount analytics/report',
      'NetworkPolicy analytics/report',
      expect.stringMatching(/^Job analytics\/report-[0-9a-f]{10}$/),
    ]);
  });

  it('runs once, tried seven times within an hour', () => {
    const { spec } = jobWith();
    expect(spec).toMatchObject({ completions: 1, parallelism: 1, backoffLimit: 6, activeDeadlineSeconds: 3600 });
    expect(spec).not.toHaveProperty('completionMode');
    expect(spec).not.toHaveProperty('ttlSecondsAfterFinished'); // applying it again would run it again
    expect(spec.template.spec.restartPolicy).toBe('Never');
  });

  it('is tried as often as told, and for as long', () => {
    for (const [backoffLimit, seconds] of [
      [0, 60],
      [2147483647, 604800],
    ]) {
      const { spec } = jobWith({ backoffLimit, activeDeadline: Duration.seconds(seconds) });
      expect(spec).toMatchObject({ backoffLimit, activeDeadlineSeconds: seconds });
    }
    expect(refusalsWith({ backoffLimit: -1, activeDeadline: Duration.seconds(604801) })).toEqual([
      '[batch/report] backoffLimit: got -1',
      '[batch/report] activeDeadline: got 604801s',
    ]);
  });

  it('gives up where another try makes no sense', () => {
    const { rules } = jobWith({ failurePolicy: FailurePolicy.countDisruptions().failJobUnless(75) }).spec
      .podFailurePolicy;
    expect(rules).toEqual([
      { action: 'FailJob', onExitCodes: { containerName: 'report', operator: 'NotIn', values: [75] } },
    ]);
  });

  it('has no index that could fail alone', () => {
    expect(refusalsWith({ failurePolicy: FailurePolicy.ignoreDisruptions().failIndexOn(2) })).toEqual([
      '[batch/report] failurePolicy: got failIndexOn without backoffLimitPerIndex',
    ]);
  });

  it('is named by its path below the chart, without those that say nothing', () => {
    const chart = batchChart();
    const outer = new BatchJob(chart, 'nightly', BASE);
    new BatchJob(outer, 'report', BASE);
    const names = render(chart)
      .filter(({ kind }) => kind === 'Job')
      .map(({ metadata }) => metadata.name.replace(/-[0-9a-f]{10}$/, ''));
    expect(names).toEqual(['nightly', 'nightly-report']);
  });

  it('has the same account, network and files whatever its hash, so that an old run goes on', () => {
    const program = Program.script('programs/collect-metrics.sh', Interpreter.shell('busybox:1.37'));
    const smaller = Resources.of('50m', '32Mi');
    const besides = (props: Partial<BatchJobProps>) =>
      manifestsWith({ program, ...props }).filter(({ kind }) => kind !== 'Job');
    expect(besides({ resources: smaller })).toEqual(besides({}));
    expect(jobWith({ resources: smaller }).metadata.name).not.toBe(jobWith().metadata.name);
  });

  it('says all that is wrong with it at once', () => {
    const wrong = { name: 'Report', backoffLimit: 0.5, terminationGracePeriod: Duration.seconds(0) };
    expect(refusalsWith(wrong)).toEqual([
      '[batch/report] name: got "Report"',
      '[batch/report] terminationGracePeriod: got 0s',
      '[batch/report] backoffLimit: got 0.5',
    ]);
  });

  it('keeps a patch of a field that is newer than the library, where switchedOn names it, and is a new run for it', () => {
    const chart = chartOfNewer();
    const { job } = new BatchJob(chart, 'report', BASE);
    job.addJsonPatch(JsonPatch.add('/spec/template/spec/newer', { than: 'this' }));
    const patched = find(render(chart), 'Job');
    expect(patched.spec.template.spec.newer).toEqual({ than: 'this' });
    expect(patched.metadata.name).not.toBe(jobWith().metadata.name);
  });
});
