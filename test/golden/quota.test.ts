import { Manifest } from '../../lib/kubernetes/manifest';
import { find, podTemplateOf, readManifests } from '../support/manifests';

const manifests = readManifests('dist');
const workloads = manifests.filter((object) => podTemplateOf(object) !== undefined);
const { hard } = find(manifests, 'ResourceQuota').spec;

const UNITS: Record<string, number> = { '': 1, m: 1e-3, Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3, Ti: 1024 ** 4 };

/** What a Kubernetes quantity is worth. */
function amount(quantity: string): number {
  const [, digits, unit] = /^([0-9.]+)(m|[KMGT]i)?$/.exec(quantity) ?? [];
  return Number(digits) * UNITS[unit ?? ''];
}

/** How many pods of a workload may be there at once; a CronJob that forbids overlaps has one run. */
function podsOf({ kind, spec }: Manifest): number {
  if (kind === 'CronJob') {
    expect(spec.concurrencyPolicy).toBe('Forbid');
    return spec.jobTemplate.spec.parallelism;
  }
  const surge = spec.strategy?.rollingUpdate.maxSurge ?? 0;
  return kind === 'Job' ? spec.parallelism : spec.replicas + surge;
}

/** What one pod counts for: its largest init container, or all that run together, whichever is more. */
function podAmount(workload: Manifest, side: 'requests' | 'limits', resource: string): number {
  const { initContainers = [], containers } = podTemplateOf(workload).spec;
  const [before, together] = [initContainers, containers].map((list: Manifest[]) =>
    list.map(({ resources }) => amount(resources[side][resource])),
  );
  return Math.max(
    ...before,
    together.reduce((sum, each) => sum + each, 0),
  );
}

function sumOf(side: 'requests' | 'limits', resource: string): number {
  return workloads.reduce((sum, workload) => sum + podsOf(workload) * podAmount(workload, side, resource), 0);
}

describe('the quota of the namespace', () => {
  it('is about what the tutorial deploys', () => {
    expect(workloads.map(({ kind }) => kind).sort()).toEqual([
      ...['CronJob', 'CronJob', 'CronJob'],
      'Deployment',
      ...['Job', 'Job', 'Job', 'Job'],
      'StatefulSet',
    ]);
  });

  it.each([
    ['requests.cpu', 'requests', 'cpu'],
    ['requests.memory', 'requests', 'memory'],
    ['limits.memory', 'limits', 'memory'],
    ['limits.ephemeral-storage', 'limits', 'ephemeral-storage'],
  ] as const)('holds all of its pods at once: %s', (key, side, resource) => {
    expect(sumOf(side, resource)).toBeGreaterThan(0);
    expect(sumOf(side, resource)).toBeLessThanOrEqual(amount(hard[key]));
  });

  it('holds its pods, its volumes, and its Jobs with their histories', () => {
    const pods = workloads.reduce((sum, workload) => sum + podsOf(workload), 0);
    expect(pods).toBe(1 + 1 + 1 + 3 + 1 + 4 + 1 + 1 + 4); // in the order of main.ts; a rollout adds one worker to three
    expect(pods).toBeLessThanOrEqual(amount(hard.pods));

    const claims = workloads.flatMap(({ spec }) => spec.volumeClaimTemplates ?? []);
    const storage = claims.map(({ spec }: Manifest) => amount(spec.resources.requests.storage));
    expect(storage).toEqual([8 * 1024 ** 3]);
    expect(storage[0]).toBeLessThanOrEqual(amount(hard['requests.storage']));

    const schedules = workloads.filter(({ kind, spec }) => kind === 'CronJob' && !spec.suspend);
    const history = schedules.map(
      ({ spec }) => 1 + spec.successfulJobsHistoryLimit + spec.failedJobsHistoryLimit, // and one under way
    );
    const applied = workloads.filter(({ kind }) => kind === 'Job').length;
    expect(history).toEqual([7]);
    expect(applied + history[0]).toBeLessThanOrEqual(amount(hard['count/jobs.batch']));
  });
});
