import { ApiObject, App, Chart, JsonPatch, Size, Testing } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { BatchNamespace, BatchNamespaceProps } from '../../lib/cluster/batch-namespace';
import { NamespaceQuota } from '../../lib/cluster/namespace-quota';
import { find, render } from '../support/manifests';

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

describe('the quota of a namespace', () => {
  it('has room for a handful of workloads when nothing is said', () => {
    expect(hard()).toEqual({
      'requests.cpu': '8',
      'requests.memory': '16Gi',
      'limits.memory': '32Gi',
      'limits.ephemeral-storage': '64Gi',
      'requests.storage': '100Gi',
      pods: '100',
      'count/jobs.batch': '200',
    });
  });

  it('is what its user says, and the default for the rest', () => {
    expect(hard({ pods: 7 })).toMatchObject({ pods: '7', 'count/jobs.batch': '200', 'requests.cpu': '8' });
  });

  it('keeps a default where undefined is passed on', () => {
    expect(hard({ pods: undefined, memoryRequests: undefined })).toEqual(hard());
  });

  it('allows memory limits of twice the requests', () => {
    expect(hard({ memoryRequests: Size.gibibytes(3) })).toMatchObject({ 'limits.memory': '6Gi' });
    const settled = hard({ memoryRequests: Size.gibibytes(3), memoryLimits: Size.gibibytes(3) });
    expect(settled).toMatchObject({ 'limits.memory': '3Gi' });
  });

  const SIZE = 'size it for what runs at the same time';
  const memory = 'whole KiB from 256Mi to 512Ti';
  const wide = 'whole KiB from 256Mi to 1024Ti';
  const count = 'a whole number from 1 to 100000';
  const kib = (size: Size, more: number) => Size.kibibytes(size.toKibibytes() + more);
  const lowest = Size.mebibytes(256);

  it.each<[string, NamespaceQuota, string, string]>([
    ['cpuRequests', { cpuRequests: Cpu.millis(100) }, 'requests.cpu', '100m'],
    ['cpuRequests', { cpuRequests: Cpu.units(100000) }, 'requests.cpu', '100000'],
    ['cpuRequests', { cpuRequests: Cpu.units(0.5) }, 'requests.cpu', '500m'],
    ['memoryRequests', { memoryRequests: lowest }, 'requests.memory', '256Mi'],
    ['memoryRequests', { memoryRequests: Size.tebibytes(512) }, 'requests.memory', '512Ti'],
    ['memoryLimits', { memoryRequests: lowest, memoryLimits: lowest }, 'limits.memory', '256Mi'],
    ['memoryLimits', { memoryLimits: Size.tebibytes(1024) }, 'limits.memory', '1024Ti'],
    ['ephemeralStorage', { ephemeralStorage: lowest }, 'limits.ephemeral-storage', '256Mi'],
    ['ephemeralStorage', { ephemeralStorage: Size.tebibytes(1024) }, 'limits.ephemeral-storage', '1024Ti'],
    ['storage', { storage: Size.gibibytes(1) }, 'requests.storage', '1Gi'],
    ['storage', { storage: Size.tebibytes(1024) }, 'requests.storage', '1024Ti'],
    ['pods', { pods: 1 }, 'pods', '1'],
    ['pods', { pods: 100000 }, 'pods', '100000'],
    ['jobs', { jobs: 1 }, 'count/jobs.batch', '1'],
    ['jobs', { jobs: 100000 }, 'count/jobs.batch', '100000'],
  ])('accepts %s %j', (_prop, quota, resource, value) => {
    expect(hard(quota)[resource]).toBe(value);
  });

  it.each<[string, NamespaceQuota, string, string]>([
    ['cpuRequests', { cpuRequests: Cpu.millis(99) }, '99m', 'whole thousandths of a CPU from 100m to 100000'],
    ['cpuRequests', { cpuRequests: Cpu.units(0) }, '0', 'whole thousandths of a CPU from 100m to 100000'],
    ['cpuRequests', { cpuRequests: Cpu.units(-1) }, '-1', 'whole thousandths of a CPU from 100m to 100000'],
    ['cpuRequests', { cpuRequests: Cpu.millis(150.5) }, '150.5m', 'whole thousandths of a CPU from 100m to 100000'],
    ['cpuRequests', { cpuRequests: Cpu.units(100001) }, '100001', 'whole thousandths of a CPU from 100m to 100000'],
    ['memoryRequests', { memoryRequests: kib(lowest, -1), memoryLimits: lowest }, '262143Ki', memory],
    [
      'memoryRequests',
      { memoryRequests: kib(Size.tebibytes(512), 1), memoryLimits: Size.tebibytes(1024) },
      '549755813889Ki',
      memory,
    ],
    ['memoryRequests', { memoryRequests: Size.kibibytes(262144.5) }, '262144.5Ki', memory],
    ['memoryLimits', { memoryLimits: kib(Size.tebibytes(1024), 1) }, '1099511627777Ki', wide],
    ['ephemeralStorage', { ephemeralStorage: kib(lowest, -1) }, '262143Ki', wide],
    ['ephemeralStorage', { ephemeralStorage: kib(Size.tebibytes(1024), 1) }, '1099511627777Ki', wide],
    ['storage', { storage: Size.mebibytes(1023) }, '1023Mi', 'whole KiB from 1Gi to 1024Ti'],
    ['storage', { storage: kib(Size.tebibytes(1024), 1) }, '1099511627777Ki', 'whole KiB from 1Gi to 1024Ti'],
    ['pods', { pods: 0 }, '0', count],
    ['pods', { pods: -1 }, '-1', count],
    ['pods', { pods: 100001 }, '100001', count],
    ['jobs', { jobs: 0 }, '0', count],
    ['jobs', { jobs: 1.5 }, '1.5', count],
    ['jobs', { jobs: 100001 }, '100001', count],
  ])('rejects %s %j', (prop, quota, got, allowed) => {
    expect(rejected({ quota })).toThrow(
      new Error(`[test/analytics] quota.${prop}: got ${got}, allowed ${allowed}; ${SIZE}`),
    );
  });

  it('reserves no more memory than its limits allow', () => {
    expect(rejected({ quota: { memoryRequests: Size.gibibytes(4), memoryLimits: Size.gibibytes(2) } })).toThrow(
      new Error(
        '[test/analytics] quota.memoryRequests: got 4Gi, allowed at most quota.memoryLimits 2Gi, as no container ' +
          'reserves more than its limit; lower quota.memoryRequests or raise quota.memoryLimits',
      ),
    );
  });

  it('never admits less than one container that says nothing', () => {
    expect(rejected({ quota: { memoryRequests: lowest, memoryLimits: kib(lowest, -1) } })).toThrow(
      `quota.memoryLimits: got 262143Ki, allowed ${wide}; ${SIZE}`,
    );
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
    expect(rejected({ name: 'a'.repeat(64) })).toThrow(/; shorten it by 1$/);
  });

  it('is a DNS label', () => {
    expect(rejected({ name: 'Team Prices' })).toThrow(
      new Error(
        '[test/analytics] name: got "Team Prices", allowed 1 to 63 lower-case letters, digits and "-", ' +
          'starting and ending with a letter or digit; for example "team-prices"',
      ),
    );
  });

  it.each(['default', 'kube-system', 'kube-batch'])('is not %s', (name) => {
    expect(rejected({ name })).toThrow(
      new Error(
        `[test/analytics] name: got "${name}", allowed a namespace of its own, neither "default" nor one that ` +
          'starts with "kube-"; name it after the team or the work',
      ),
    );
  });
});

describe('a wrong namespace', () => {
  it('says all that is wrong at once', () => {
    const quota = { pods: 0, cpuRequests: Cpu.millis(0) };
    const wrong = rejected({ name: 'default', quota, labels: { a: 'b c' }, annotations: { '/': '' } });
    expect(wrong).toThrow(
      /name: got "default".*\n.*quota.cpuRequests: got 0m.*\n.*quota.pods: got 0.*\n.*labels\["a"\].*\n.*annotations\["\/"\]/,
    );
  });

  it.each(Object.keys(RESTRICTED))('does not weaken Pod Security by the label %s', (key) => {
    expect(rejected({ labels: { [key]: 'privileged' } })).toThrow(
      new Error(
        `[test/analytics] labels["${key}"]: got "privileged", allowed nothing: ` +
          'the library or the cluster sets this label; use a label of your own, or patch the rendered object',
      ),
    );
  });
});
