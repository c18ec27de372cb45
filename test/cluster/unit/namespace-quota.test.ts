import { Testing } from 'cdk8s';
import { BatchNamespace, BatchNamespaceProps } from '../../../lib/cluster/batch-namespace';
import { NamespaceQuota } from '../../../lib/cluster/namespace-quota';
import { find, render } from '../../support/manifests';
import { linesOf, refusalsOf } from '../../support/refusals';

function hard(quota?: NamespaceQuota) {
  const chart = Testing.chart();
  new BatchNamespace(chart, 'analytics', { quota });
  return find(render(chart), 'ResourceQuota').spec.hard;
}

function rejected(props: BatchNamespaceProps) {
  return () => new BatchNamespace(Testing.chart(), 'analytics', props);
}

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
    expect(hard({ memoryRequests: '3Gi' })).toMatchObject({ 'limits.memory': '6Gi' });
    const settled = hard({ memoryRequests: '3Gi', memoryLimits: '3Gi' });
    expect(settled).toMatchObject({ 'limits.memory': '3Gi' });
    expect(hard({ memoryRequests: '500M' })).toMatchObject({ 'requests.memory': '500M', 'limits.memory': '1G' });
  });

  const memory = 'whole bytes from 256Mi to 512Ti';
  const wide = 'whole bytes from 256Mi to 1024Ti';
  const count = 'a whole number from 1 to 100000';
  const lowest = '256Mi';

  it.each<[string, NamespaceQuota, string, string]>([
    ['cpuRequests', { cpuRequests: '100m' }, 'requests.cpu', '100m'],
    ['cpuRequests', { cpuRequests: '100000' }, 'requests.cpu', '100k'],
    ['cpuRequests', { cpuRequests: '0.5' }, 'requests.cpu', '500m'],
    ['memoryRequests', { memoryRequests: lowest }, 'requests.memory', '256Mi'],
    ['memoryRequests', { memoryRequests: '512Ti' }, 'requests.memory', '512Ti'],
    ['memoryLimits', { memoryRequests: lowest, memoryLimits: lowest }, 'limits.memory', '256Mi'],
    ['memoryLimits', { memoryLimits: '1024Ti' }, 'limits.memory', '1Pi'],
    ['ephemeralStorage', { ephemeralStorage: lowest }, 'limits.ephemeral-storage', '256Mi'],
    ['ephemeralStorage', { ephemeralStorage: '1024Ti' }, 'limits.ephemeral-storage', '1Pi'],
    ['storage', { storage: '1Gi' }, 'requests.storage', '1Gi'],
    ['storage', { storage: '1024Ti' }, 'requests.storage', '1Pi'],
    ['pods', { pods: 1 }, 'pods', '1'],
    ['pods', { pods: 100000 }, 'pods', '100000'],
    ['jobs', { jobs: 1 }, 'count/jobs.batch', '1'],
    ['jobs', { jobs: 100000 }, 'count/jobs.batch', '100000'],
  ])('accepts %s %j', (_prop, quota, resource, value) => {
    expect(hard(quota)[resource]).toBe(value);
  });

  it.each<[string, NamespaceQuota, string, string]>([
    ['cpuRequests', { cpuRequests: '99m' }, '"99m"', 'whole thousandths of a CPU from 100m to 100000'],
    ['cpuRequests', { cpuRequests: '0' }, '"0"', 'whole thousandths of a CPU from 100m to 100000'],
    ['cpuRequests', { cpuRequests: '-1' }, '"-1"', 'whole thousandths of a CPU from 100m to 100000'],
    ['cpuRequests', { cpuRequests: '150.5m' }, '"150.5m"', 'whole thousandths of a CPU from 100m to 100000'],
    ['cpuRequests', { cpuRequests: '100001' }, '"100001"', 'whole thousandths of a CPU from 100m to 100000'],
    ['memoryRequests', { memoryRequests: '262143Ki', memoryLimits: lowest }, '"262143Ki"', memory],
    ['memoryRequests', { memoryRequests: '549755813889Ki', memoryLimits: '1024Ti' }, '"549755813889Ki"', memory],
    ['memoryRequests', { memoryRequests: '268435456.5' }, '"268435456.5", which is 268435456.5 bytes', memory],
    ['memoryLimits', { memoryLimits: '1099511627777Ki' }, '"1099511627777Ki"', wide],
    ['ephemeralStorage', { ephemeralStorage: '262143Ki' }, '"262143Ki"', wide],
    ['ephemeralStorage', { ephemeralStorage: '1099511627777Ki' }, '"1099511627777Ki"', wide],
    ['storage', { storage: '1023Mi' }, '"1023Mi"', 'whole bytes from 1Gi to 1024Ti'],
    ['storage', { storage: '1099511627777Ki' }, '"1099511627777Ki"', 'whole bytes from 1Gi to 1024Ti'],
    ['pods', { pods: 0 }, '0', count],
    ['pods', { pods: -1 }, '-1', count],
    ['pods', { pods: 100001 }, '100001', count],
    ['jobs', { jobs: 0 }, '0', count],
    ['jobs', { jobs: 1.5 }, '1.5', count],
    ['jobs', { jobs: 100001 }, '100001', count],
  ])('rejects %s %j', (prop, quota, got, allowed) => {
    expect(linesOf(rejected({ quota }))).toEqual([
      expect.stringContaining(`[test/analytics] quota.${prop}: got ${got}, allowed ${allowed}; `),
    ]);
  });

  it('reserves no more memory than its limits allow', () => {
    const quota = { memoryRequests: '4Gi', memoryLimits: '2Gi' };
    expect(refusalsOf(rejected({ quota }))).toEqual(['[test/analytics] quota.memoryRequests: got "4Gi"']);
  });

  it('never admits less than one container that says nothing', () => {
    expect(rejected({ quota: { memoryRequests: lowest, memoryLimits: '262143Ki' } })).toThrow(
      `quota.memoryLimits: got "262143Ki", allowed ${wide}; `,
    );
  });
});

it('of more than any number of bytes is refused as such, not counted with', () => {
  const told = refusalsOf(rejected({ quota: { memoryRequests: '1e99', memoryLimits: '2e99' } }));
  expect(told.map((line) => line.replace(/ got.*/, ''))).toEqual([
    '[test/analytics] quota.memoryRequests:',
    '[test/analytics] quota.memoryLimits:',
  ]);
  expect(refusalsOf(rejected({ quota: { memoryRequests: '1e99' } }))).toEqual([
    '[test/analytics] quota.memoryRequests: got "1e99"',
  ]);
});
