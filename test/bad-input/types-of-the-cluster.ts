import { BatchNamespace, BatchPriorityClass, Platform } from '../../lib';
import { BadInput } from './case';
import { NUMBER, untyped } from './types';

export const TYPES_OF_THE_CLUSTER: BadInput[] = [
  {
    what: 'props in a list',
    make: (chart) => new BatchNamespace(chart, 'analytics', untyped(['analytics'])),
    says: [
      '[shop/analytics] props: got ["analytics"], allowed any of name, quota, labels, annotations; write them in braces, each with its name',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a namespace with a number for a name, and a quota that is none',
    make: (chart) => new BatchNamespace(chart, 'analytics', { name: untyped(5), quota: untyped('large') }),
    says: [
      '[shop/analytics] name: got 5, allowed text; write "5"',
      '[shop/analytics] quota: got "large", allowed any of cpuRequests, memoryRequests, memoryLimits, ephemeralStorage, storage, pods, jobs; write them in braces, each with its name',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a quota in the words of Kubernetes',
    make: (chart) =>
      new BatchNamespace(chart, 'analytics', {
        quota: untyped({ cpuRequests: 8, memoryRequests: 16, pods: '100' }),
      }),
    says: [
      '[shop/analytics] quota.cpuRequests: got 8, allowed a text: whole thousandths of a CPU from 100m to 100000; write "8"',
      '[shop/analytics] quota.memoryRequests: got 16, allowed a text: whole bytes from 256Mi to 512Ti; write "16Gi"',
      `[shop/analytics] quota.pods: got "100", ${NUMBER}`,
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a priority class that preempts sometimes',
    make: (chart) =>
      new BatchPriorityClass(chart, 'low', { description: untyped(5), preemptionPolicy: untyped('Sometimes') }),
    says: [
      '[shop/low] description: got 5, allowed text; write "5"',
      '[shop/low] preemptionPolicy: got "Sometimes", allowed Never, PreemptLowerPriority; write for example PreemptionPolicy.NEVER',
    ],
    manifest: {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: { name: 'low' },
      value: -10,
      preemptionPolicy: 'Sometimes',
    },
  },
  {
    what: 'a platform of nothing',
    make: (chart) => Platform.set(chart, untyped(undefined)),
    says: ['Platform.set props: got nothing, allowed options by name; write them in braces, each with its name'],
    ours: 'JavaScript',
  },
  {
    what: 'a platform for nothing',
    make: () => Platform.set(untyped(undefined), {}),
    says: ['Platform.set scope: got nothing, allowed an app, a chart or a construct; name the scope itself'],
    ours: 'JavaScript',
  },
];
