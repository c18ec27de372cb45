import { Quantity, ResourceQuotaSpec } from '../../imports/k8s';
import { Fields, Settled } from '../fields/field';
import { wholeNumber } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { bytes, cpu } from '../kubernetes/amounts';
import { isMore, quantity, sumOf } from '../kubernetes/quantities';
import { CONTAINER_DEFAULTS } from './container-defaults';

/**
 * What all objects of a namespace may use together. A pod that would go beyond is not created; its controller tries
 * again. There is no quota of CPU limits, as a container may do without one.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export interface NamespaceQuota {
  /**
   * CPU that all pods reserve together, in whole thousandths from 100m to 100000 CPUs.
   *
   * @default '8' - a handful of workloads at once, with room for an autoscaler
   * @throws outside that range
   */
  readonly cpuRequests?: string;

  /**
   * Memory that all pods reserve together, in whole bytes from 256Mi to 512Ti.
   *
   * @default '16Gi' - 2Gi for each CPU of the default
   * @throws outside that range, or above `memoryLimits`
   */
  readonly memoryRequests?: string;

  /**
   * The sum of the memory limits of all pods, in whole bytes from 256Mi to 1024Ti; at least `memoryRequests`.
   *
   * @default - twice `memoryRequests`: pods may grow beyond what they reserve, in sum not further than that
   * @throws outside that range, or below `memoryRequests`
   */
  readonly memoryLimits?: string;

  /**
   * What all pods together may write on the disks of their nodes (the sum of their limits), in whole bytes from 256Mi
   * to 1024Ti.
   *
   * @default '64Gi' - room for 100 pods with scratch space, some of them with Python packages
   * @throws outside that range
   */
  readonly ephemeralStorage?: string;

  /**
   * The sum of all volume claims, in whole bytes from 1Gi to 1024Ti.
   *
   * @default '100Gi' - the volumes of a replicated broker several times over
   * @throws outside that range
   */
  readonly storage?: string;

  /**
   * Pods that have not ended, a whole number from 1 to 100000.
   *
   * @default 100 - about what one node runs
   * @throws outside that range
   */
  readonly pods?: number;

  /**
   * Jobs, ended ones included until they are removed, a whole number from 1 to 100000. Whatever makes Jobs without
   * end stops here, and not when it has filled the cluster's etcd.
   *
   * @default 200 - the histories of some thirty schedules
   * @throws outside that range
   */
  readonly jobs?: number;
}

const { cpuRequest, memory, ephemeralStorage } = CONTAINER_DEFAULTS;
const fix = 'size it for what runs at the same time';
const max = '1024Ti';
const count = wholeNumber({ min: 1, max: 100000, fix });

/** Nothing is below the defaults of one container, which would not be admitted. */
export const QUOTA = {
  cpuRequests: cpu({ min: cpuRequest, max: '100000', fix }).or('8'),
  memoryRequests: bytes({ min: memory, max: '512Ti', fix }).or('16Gi'),
  memoryLimits: bytes({ min: memory, max, fix }).orNothing,
  ephemeralStorage: bytes({ min: ephemeralStorage, max, fix }).or('64Gi'),
  storage: bytes({ min: '1Gi', max, fix }).or('100Gi'),
  pods: count.or(100),
  jobs: count.or(200),
} satisfies Fields<NamespaceQuota>;

/** A quota with nothing left to decide but its memory limits. */
export type SettledQuota = Settled<typeof QUOTA>;

/** The ResourceQuota's part of it. */
export function quotaSpec(quota: SettledQuota): ResourceQuotaSpec {
  const hard: Record<string, string> = {
    'requests.cpu': quantity(quota.cpuRequests),
    'requests.memory': quantity(quota.memoryRequests),
    'limits.memory': quantity(memoryLimitsOf(quota)),
    'limits.ephemeral-storage': quantity(quota.ephemeralStorage),
    'requests.storage': quantity(quota.storage),
    pods: `${quota.pods}`,
    'count/jobs.batch': `${quota.jobs}`,
  };
  const quantities = Object.entries(hard).map(([what, amount]) => [what, Quantity.fromString(amount)]);
  return { hard: Object.fromEntries(quantities) };
}

/** Memory that is reserved is below its limit, as it is in each container. */
export function quotaProblems({ memoryRequests: requests, memoryLimits: limits }: SettledQuota): Problem[] {
  return unless(limits === undefined || !isMore(requests, limits), {
    prop: 'quota.memoryRequests',
    got: show(requests),
    allowed: `at most quota.memoryLimits ${show(limits)}, as no container reserves more than its limit`,
    fix: 'lower quota.memoryRequests or raise quota.memoryLimits',
  });
}

function memoryLimitsOf({ memoryRequests, memoryLimits }: SettledQuota): string {
  return memoryLimits ?? sumOf(memoryRequests, memoryRequests);
}
