import { App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { BatchJob, Delivery, KubernetesVersion, ParallelBatchJob, Platform, SuccessPolicy } from '../../lib';
import { render } from '../support/manifests';
import { BASE } from '../workloads/sample';

const { V1_27, V1_28, V1_29, V1_30, V1_31, V1_33, V1_34, V1_35 } = KubernetesVersion;

describe('a platform', () => {
  it('is Kubernetes 1.29 and kubectl when nobody says', () => {
    expect(Platform.of(Testing.chart())).toEqual({ kubernetes: '1.29', delivery: 'kubectl apply' });
  });

  it('is set for all that is made in its scope', () => {
    const app = new App();
    Platform.set(app, { kubernetes: V1_31, delivery: Delivery.FLUX });
    const chart = new Chart(app, 'batch');
    expect(Platform.of(new Construct(chart, 'report'))).toEqual({ kubernetes: '1.31', delivery: 'Flux' });
  });

  it('keeps what a scope below does not say', () => {
    const app = new App();
    Platform.set(app, { kubernetes: V1_31, delivery: Delivery.FLUX });
    const [old, other] = ['old', 'other'].map((id) => new Chart(app, id));
    Platform.set(old, { kubernetes: V1_27 });
    Platform.set(other, { delivery: Delivery.ARGO_CD });
    expect(Platform.of(old)).toEqual({ kubernetes: '1.27', delivery: 'Flux' });
    expect(Platform.of(other)).toEqual({ kubernetes: '1.31', delivery: 'Argo CD' });
  });

  it('comes first: what is made already would not know of it', () => {
    const chart = new Chart(new App(), 'batch');
    new Construct(chart, 'report');
    expect(() => Platform.set(chart, { kubernetes: V1_31 })).toThrow(
      new Error(
        '[batch] Platform.set: got a scope that holds "report", allowed a scope in which nothing has been made yet; ' +
          'call Platform.set right after the scope is made',
      ),
    );
  });

  it('is one that we render for', () => {
    const wrong = { kubernetes: '1.26' as KubernetesVersion, delivery: 'Helm' as Delivery };
    expect(() => Platform.set(new Chart(new App(), 'batch'), wrong)).toThrow(
      new Error(
        '[batch] kubernetes: got "1.26", allowed 1.27, 1.28, 1.29, 1.30, 1.31, 1.32, 1.33, 1.34, 1.35, 1.36; ' +
          'write for example KubernetesVersion.V1_31; an older library is for older clusters\n' +
          '[batch] delivery: got "Helm", allowed kubectl apply, kubectl apply --server-side, Argo CD, Flux; ' +
          'write for example Delivery.ARGO_CD',
      ),
    );
  });

  it('reaches the workloads', () => {
    const chart = new Chart(new App(), 'batch');
    Platform.set(chart, { kubernetes: V1_28 });
    expect(() => new ParallelBatchJob(chart, 'work', { ...BASE, completions: 2, backoffLimitPerIndex: 1 })).toThrow(
      /^\[batch\/work\] backoffLimitPerIndex: got 1 for Kubernetes 1\.28, allowed from Kubernetes 1\.29 on; /,
    );
    expect(
      () => new ParallelBatchJob(chart, 'more', { ...BASE, completions: 2, successPolicy: SuccessPolicy.any(1) }),
    ).toThrow(/^\[batch\/more\] successPolicy: got a policy for Kubernetes 1\.28, allowed from Kubernetes 1\.31 on; /);
  });
});

describe('a patch', () => {
  const patched = (kubernetes: KubernetesVersion, path: string, value: unknown) => () => {
    const chart = new Chart(new App(), 'batch');
    Platform.set(chart, { kubernetes });
    const { job } = new BatchJob(chart, 'report', BASE);
    job.addJsonPatch(JsonPatch.add(path, value));
    return render(chart);
  };
  const pod = '/spec/template/spec';

  it.each<[string, KubernetesVersion, KubernetesVersion, string, unknown]>([
    ['spec.backoffLimitPerIndex', V1_28, V1_29, '/spec/backoffLimitPerIndex', 1],
    ['spec.maxFailedIndexes', V1_28, V1_29, '/spec/maxFailedIndexes', 1],
    ['spec.podReplacementPolicy', V1_28, V1_29, '/spec/podReplacementPolicy', 'Failed'],
    ['spec.successPolicy', V1_30, V1_31, '/spec/successPolicy', { rules: [{ succeededCount: 1 }] }],
    ['spec.managedBy', V1_31, KubernetesVersion.V1_32, '/spec/managedBy', 'kueue.x-k8s.io/multikueue'],
    [
      'restartPolicy of an init container',
      V1_28,
      V1_29,
      `${pod}/initContainers`,
      [{ name: 'proxy', restartPolicy: 'Always' }],
    ],
    ['restartPolicyRules of a container', V1_34, V1_35, `${pod}/containers/0/restartPolicyRules`, []],
    ['resources of the pod', V1_33, V1_34, `${pod}/resources`, { limits: { cpu: '1' } }],
  ])('with %s needs a release that has it', (field, before, since, path, value) => {
    expect(patched(since, path, value)).not.toThrow();
    expect(patched(before, path, value)).toThrow(
      `[batch/report] ${field}: got ${named(path, value)} for Kubernetes ${before}, allowed from Kubernetes ${since} on; `,
    );
  });

  /** Of a container, its name is what a reader looks for. */
  function named(path: string, value: unknown): string {
    const containers = { initContainers: '"proxy"', restartPolicyRules: '"report"' };
    return containers[path.split('/').pop() as keyof typeof containers] ?? JSON.stringify(value);
  }
});
