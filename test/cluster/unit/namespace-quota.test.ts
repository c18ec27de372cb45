import { Size, Testing } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
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
    expect(hard({ memoryRequests: Size.gibibytes(3) })).toMatchObject({ 'limits.memory': '6Gi' });
    const settled = hard({ memoryRequests: Size.gibibytes(3), memoryLimits: Size.gibibytes(3) });
    expect(settled).toMatchObject({ 'limits.memory': '3Gi' });
  });

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
    expect(linesOf(rejected({ quota }))).toEqual([
      expect.stringContaining(`[test/analytics] quota.${prop}: got ${got}, allowed ${allowed}; `),
    ]);
  });

  it('reserves no more memory than its limits allow', () => {
    const quota = { memoryRequests: Size.gibibytes(4), memoryLimits: Size.gibibytes(2) };
    expect(refusalsOf(rejected({ quota }))).toEqual(['[test/analytics] quota.memoryRequests: got 4Gi']);
  });

  it('never admits less than one container that says nothing', () => {
    expect(rejected({ quota: { memoryRequests: lowest, memoryLimits: kib(lowest, -1) } })).toThrow(
      `quota.memoryLimits: got 262143Ki, allowed ${wide}; `,
    );
  });
});
