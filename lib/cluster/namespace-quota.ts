import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Quantity, ResourceQuotaSpec } from '../../imports/k8s';
import { wholeNumber } from '../fields/numbers';
import { Problem } from '../fields/problem';
import { Types, isNumber, optional } from '../fields/types';
import { cpuWithin, sizeWithin } from '../kubernetes/amounts';
import { isCpu, isSize } from '../kubernetes/cdk8s-types';
import { cpuQuantity, kibibytesOf, quantity } from '../kubernetes/quantities';
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
   * @default Cpu.units(8) - a handful of workloads at once, with room for an autoscaler
   * @throws outside that range
   */
  readonly cpuRequests?: Cpu;

  /**
   * Memory that all pods reserve together, in whole KiB from 256 MiB to 512 TiB.
   *
   * @default Size.gibibytes(16) - 2 GiB for each CPU of the default
   * @throws outside that range, or above `memoryLimits`
   */
  readonly memoryRequests?: Size;

  /**
   * The sum of the memory limits of all pods, in whole KiB from 256 MiB to 1024 TiB; at least `memoryRequests`.
   *
   * @default - twice `memoryRequests`: pods may grow beyond what they reserve, in sum not further than that
   * @throws outside that range, or below `memoryRequests`
   */
  readonly memoryLimits?: Size;

  /**
   * What all pods together may write on the disks of their nodes (the sum of their limits), in whole KiB from 256 MiB
   * to 1024 TiB.
   *
   * @default Size.gibibytes(64) - room for 100 pods with scratch space, some of them with Python packages
   * @throws outside that range
   */
  readonly ephemeralStorage?: Size;

  /**
   * The sum of all volume claims, in whole KiB from 1 GiB to 1024 TiB.
   *
   * @default Size.gibibytes(100) - the volumes of a replicated broker several times over
   * @throws outside that range
   */
  readonly storage?: Size;

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

export const QUOTA: Types<NamespaceQuota> = {
  cpuRequests: optional(isCpu),
  memoryRequests: optional(isSize),
  memoryLimits: optional(isSize),
  ephemeralStorage: optional(isSize),
  storage: optional(isSize),
  pods: optional(isNumber),
  jobs: optional(isNumber),
};

/** A quota with nothing left to decide. */
export type SettledQuota = Required<NamespaceQuota>;

/** Settles the defaults of a quota in one place. */
export function settleQuota(quota: NamespaceQuota): SettledQuota {
  const memoryRequests = quota.memoryRequests ?? Size.gibibytes(16);
  return {
    cpuRequests: quota.cpuRequests ?? Cpu.units(8),
    memoryRequests,
    memoryLimits: quota.memoryLimits ?? Size.kibibytes(2 * kibibytesOf(memoryRequests)),
    ephemeralStorage: quota.ephemeralStorage ?? Size.gibibytes(64),
    storage: quota.storage ?? Size.gibibytes(100),
    pods: quota.pods ?? 100,
    jobs: quota.jobs ?? 200,
  };
}

/** All that is wrong with a quota. One that is smaller than a container's defaults would admit no such container. */
export function quotaProblems(quota: SettledQuota): Problem[] {
  const { cpuRequest, memory, ephemeralStorage } = CONTAINER_DEFAULTS;
  const fix = 'size it for what runs at the same time';
  const cpu = { minMillis: cpuRequest, maxMillis: 100000 * 1000, fix };
  const max = Size.tebibytes(1024);
  const requests = { min: memory, max: Size.tebibytes(512), fix };
  const count = { min: 1, max: 100000, fix };
  return [
    ...cpuWithin('quota.cpuRequests', quota.cpuRequests.amount, cpu),
    ...sizeWithin('quota.memoryRequests', quota.memoryRequests, requests),
    ...sizeWithin('quota.memoryLimits', quota.memoryLimits, { min: memory, max, fix }),
    ...memoryOrderProblems(quota),
    ...sizeWithin('quota.ephemeralStorage', quota.ephemeralStorage, { min: ephemeralStorage, max, fix }),
    ...sizeWithin('quota.storage', quota.storage, { min: Size.gibibytes(1), max, fix }),
    ...wholeNumber('quota.pods', quota.pods, count),
    ...wholeNumber('quota.jobs', quota.jobs, count),
  ];
}

/** The ResourceQuota's part of it. */
export function quotaSpec(quota: SettledQuota): ResourceQuotaSpec {
  const hard: Record<string, string> = {
    'requests.cpu': cpuQuantity(quota.cpuRequests.amount),
    'requests.memory': quantity(quota.memoryRequests),
    'limits.memory': quantity(quota.memoryLimits),
    'limits.ephemeral-storage': quantity(quota.ephemeralStorage),
    'requests.storage': quantity(quota.storage),
    pods: `${quota.pods}`,
    'count/jobs.batch': `${quota.jobs}`,
  };
  const quantities = Object.entries(hard).map(([what, amount]) => [what, Quantity.fromString(amount)]);
  return { hard: Object.fromEntries(quantities) };
}

function memoryOrderProblems({ memoryRequests, memoryLimits }: SettledQuota): Problem[] {
  if (kibibytesOf(memoryRequests) <= kibibytesOf(memoryLimits)) {
    return [];
  }
  const allowed = `at most quota.memoryLimits ${quantity(memoryLimits)}, as no container reserves more than its limit`;
  const fix = 'lower quota.memoryRequests or raise quota.memoryLimits';
  return [{ prop: 'quota.memoryRequests', got: quantity(memoryRequests), allowed, fix }];
}
