import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { BatchNamespace, BatchNamespaceProps } from '../../../lib/cluster/batch-namespace';
import { NamespaceQuota } from '../../../lib/cluster/namespace-quota';
import { find, render } from '../../support/manifests';
import { refusalsOf } from '../../support/refusals';

const RESTRICTED = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/enforce-version': 'latest',
  'pod-security.kubernetes.io/audit': 'restricted',
  'pod-security.kubernetes.io/audit-version': 'latest',
  'pod-security.kubernetes.io/warn': 'restricted',
  'pod-security.kubernetes.io/warn-version': 'latest',
};

function rendered(props?: BatchNamespaceProps) {
  const chart = Testing.chart();
  new BatchNamespace(chart, 'analytics', props);
  return render(chart);
}

function hard(quota?: NamespaceQuota) {
  return find(rendered({ quota }), 'ResourceQuota').spec.hard;
}

function rejected(props: BatchNamespaceProps) {
  return () => new BatchNamespace(Testing.chart(), 'analytics', props);
}

describe('a namespace for batch work', () => {
  it('comes with a quota and with defaults for containers, after the namespace that they live in', () => {
    expect(rendered().map(({ kind, metadata }) => [kind, metadata.name, metadata.namespace])).toEqual([
      ['Namespace', 'analytics', undefined],
      ['ResourceQuota', 'analytics', 'analytics'],
      ['LimitRange', 'analytics', 'analytics'],
    ]);
  });

  it('lives in no namespace itself, even in a chart that has one', () => {
    const chart = new Chart(new App(), 'test', { namespace: 'elsewhere' });
    new BatchNamespace(chart, 'analytics');
    expect(render(chart).map(({ metadata }) => metadata.namespace)).toEqual([undefined, 'analytics', 'analytics']);
  });

  it('gives its name to the chart of its workloads', () => {
    const app = Testing.app();
    const { name } = new BatchNamespace(new Chart(app, 'cluster'), 'analytics');
    const workloads = new Chart(app, 'batch', { namespace: name });
    new ApiObject(workloads, 'config', { apiVersion: 'v1', kind: 'ConfigMap' });
    expect(render(workloads)[0].metadata.namespace).toBe('analytics');
  });

  it('admits restricted pods only, by the rules of the version that the cluster has', () => {
    expect(find(rendered(), 'Namespace').metadata.labels).toMatchObject(RESTRICTED);
  });

  it('admits restricted pods only, whatever labels its chart gives to everything', () => {
    const labels = { 'pod-security.kubernetes.io/enforce': 'privileged' };
    const chart = new Chart(new App(), 'test', { labels });
    new BatchNamespace(chart, 'analytics');
    expect(find(render(chart), 'Namespace').metadata.labels).toMatchObject(RESTRICTED);
  });

  it('has the standard labels', () => {
    const standard = {
      'app.kubernetes.io/name': 'analytics',
      'app.kubernetes.io/instance': 'analytics',
      'app.kubernetes.io/component': 'namespace',
      'app.kubernetes.io/part-of': 'test',
      'app.kubernetes.io/managed-by': 'cdk8s-batch',
    };
    expect(find(rendered(), 'Namespace').metadata.labels).toEqual({ ...standard, ...RESTRICTED });
    expect(find(rendered(), 'ResourceQuota').metadata.labels).toEqual(standard);
    expect(find(rendered(), 'LimitRange').metadata.labels).toEqual(standard);
  });

  it("has its user's labels and annotations, too", () => {
    const objects = rendered({ labels: { team: 'prices' }, annotations: { 'example.com/owner': 'prices team' } });
    const { metadata } = find(objects, 'Namespace');
    expect(metadata.labels).toMatchObject({ team: 'prices', ...RESTRICTED });
    expect(metadata.annotations).toEqual({ 'example.com/owner': 'prices team' });
    expect(find(rendered(), 'Namespace').metadata).not.toHaveProperty('annotations');
  });

  it('can be patched, each of its objects', () => {
    const chart = Testing.chart();
    const { namespace, resourceQuota, limitRange } = new BatchNamespace(chart, 'analytics');
    namespace.addJsonPatch(JsonPatch.add('/spec', { finalizers: ['example.com/keep'] }));
    resourceQuota.addJsonPatch(JsonPatch.add('/spec/hard/services', '5'));
    limitRange.addJsonPatch(JsonPatch.add('/spec/limits/0/max', { memory: '4Gi' }));
    const objects = render(chart);
    expect(find(objects, 'Namespace').spec.finalizers).toEqual(['example.com/keep']);
    expect(find(objects, 'ResourceQuota').spec.hard.services).toBe('5');
    expect(find(objects, 'LimitRange').spec.limits[0].max).toEqual({ memory: '4Gi' });
  });

  it('is found by cdk8s under its construct', () => {
    const analytics = new BatchNamespace(Testing.chart(), 'analytics');
    expect(ApiObject.of(analytics)).toBe(analytics.namespace);
  });
});

describe('a container that says nothing', () => {
  const [limits] = find(rendered(), 'LimitRange').spec.limits;

  it('gets what the quota needs to know', () => {
    expect(limits).toEqual({
      type: 'Container',
      defaultRequest: { cpu: '100m', memory: '256Mi', 'ephemeral-storage': '256Mi' },
      default: { memory: '256Mi', 'ephemeral-storage': '256Mi' },
    });
  });

  it('gets no CPU limit, and the quota asks for none, so that having none stays a choice', () => {
    expect(limits.default).not.toHaveProperty('cpu');
    expect(hard()).not.toHaveProperty(['limits.cpu']);
  });

  it('gets no figure that the quota does not bound', () => {
    const bounded = Object.keys(hard());
    expect(bounded).toEqual(expect.arrayContaining(['requests.cpu', 'requests.memory', 'limits.memory']));
    expect(bounded).toContain('limits.ephemeral-storage');
  });
});

describe('the name of a namespace', () => {
  it('is its path below the chart', () => {
    expect(new BatchNamespace(Testing.chart(), 'prices').name).toBe('prices');
  });

  it('can be given', () => {
    expect(find(rendered({ name: 'team-prices' }), 'Namespace').metadata.name).toBe('team-prices');
    expect(find(rendered({ name: 'team-prices' }), 'LimitRange').metadata.namespace).toBe('team-prices');
  });

  it('may have 63 characters and no more', () => {
    expect(rejected({ name: 'a'.repeat(63) })).not.toThrow();
    expect(refusalsOf(rejected({ name: 'a'.repeat(64) }))).toEqual([`[test/analytics] name: got "${'a'.repeat(64)}"`]);
  });

  it('is a DNS label', () => {
    expect(refusalsOf(rejected({ name: 'Team Prices' }))).toEqual(['[test/analytics] name: got "Team Prices"']);
  });

  it.each(['default', 'kube-system', 'kube-batch'])('is not %s', (name) => {
    expect(refusalsOf(rejected({ name }))).toEqual([`[test/analytics] name: got "${name}"`]);
  });
});

describe('a wrong namespace', () => {
  it('says all that is wrong at once', () => {
    const quota = { pods: 0, cpuRequests: '0m' };
    const wrong = rejected({ name: 'default', quota, labels: { a: 'b c' }, annotations: { '/': '' } });
    expect(refusalsOf(wrong)).toEqual([
      '[test/analytics] name: got "default"',
      '[test/analytics] quota.cpuRequests: got "0m"',
      '[test/analytics] quota.pods: got 0',
      '[test/analytics] labels["a"]: got "b c"',
      '[test/analytics] annotations["/"]: got "/"',
    ]);
  });

  it.each(Object.keys(RESTRICTED))('does not weaken Pod Security by the label %s', (key) => {
    expect(refusalsOf(rejected({ labels: { [key]: 'privileged' } }))).toEqual([
      `[test/analytics] labels["${key}"]: got "privileged"`,
    ]);
  });
});
