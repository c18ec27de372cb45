import { BatchNamespace, NamespaceQuota } from '../../lib';
import { BadInput } from './case';

const namespace =
  (id: string, quota?: NamespaceQuota): BadInput['make'] =>
  (chart) =>
    new BatchNamespace(chart, id, { quota });
const namespaceObject = (name: string, labels = {}) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels },
});
const quota = (hard: object) => ({
  apiVersion: 'v1',
  kind: 'ResourceQuota',
  metadata: { name: 'books' },
  spec: { hard },
});

export const NAMESPACES: BadInput[] = [
  {
    what: "a namespace of Kubernetes' own",
    make: namespace('kube-books'),
    says: [
      '[shop/kube-books] name: got "kube-books", allowed a namespace of its own, neither "default" nor one that starts with "kube-"; name it after the team or the work',
    ],
    manifest: namespaceObject('kube-books'),
    stricter: 'Kubernetes keeps the prefix for itself',
  },
  {
    what: 'the namespace of those who name none',
    make: namespace('default'),
    says: [
      '[shop/default] name: got "default", allowed a namespace of its own, neither "default" nor one that starts with "kube-"; name it after the team or the work',
    ],
    ours: 'the app',
  },
  {
    what: 'a namespace in capitals',
    make: (chart) => new BatchNamespace(chart, 'analytics', { name: 'Analytics' }),
    says: [
      '[shop/analytics] name: got "Analytics", allowed 1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit; write name: \'analytics\'',
    ],
    manifest: namespaceObject('Analytics'),
  },
  {
    what: 'a namespace with a dot',
    make: namespace('team.a'),
    says: [
      '[shop/team.a] name: got "team.a", allowed 1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit; write name: \'team-a\'',
    ],
    manifest: namespaceObject('team.a'),
  },
  {
    what: 'a namespace of 64 characters',
    make: namespace('n'.repeat(64)),
    says: [
      '[shop/nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn] name: got "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn", allowed 1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit; shorten it by 1',
    ],
    manifest: namespaceObject('n'.repeat(64)),
  },
  {
    what: 'a namespace that is less secure',
    make: (chart) =>
      new BatchNamespace(chart, 'analytics', { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } }),
    says: [
      '[shop/analytics] labels["pod-security.kubernetes.io/enforce"]: got "privileged", allowed nothing: the library or the cluster sets this label; use a label of your own, or patch the rendered object',
    ],
    manifest: namespaceObject('books', { 'pod-security.kubernetes.io/enforce': 'privileged' }),
    stricter: 'its pods are to be restricted',
  },
  {
    what: 'a quota of no pods',
    make: namespace('analytics', { pods: 0 }),
    says: [
      '[shop/analytics] quota.pods: got 0, allowed a whole number from 1 to 100000; size it for what runs at the same time',
    ],
    manifest: quota({ pods: '0' }),
    stricter: 'nothing would ever run there',
  },
  {
    what: 'a quota of half a Job',
    make: namespace('analytics', { jobs: 0.5 }),
    says: [
      '[shop/analytics] quota.jobs: got 0.5, allowed a whole number from 1 to 100000; size it for what runs at the same time',
    ],
    manifest: quota({ 'count/jobs.batch': '0.5' }),
  },
  {
    what: 'a quota whose requests are above its limits',
    make: namespace('analytics', { memoryRequests: '64Gi', memoryLimits: '32Gi' }),
    says: [
      '[shop/analytics] quota.memoryRequests: got "64Gi", allowed at most quota.memoryLimits "32Gi", as no container reserves more than its limit; lower quota.memoryRequests or raise quota.memoryLimits',
    ],
    manifest: quota({ 'requests.memory': '64Gi', 'limits.memory': '32Gi' }),
    stricter: 'no container reserves more than its limit',
  },
  {
    what: 'a quota of hardly any CPU',
    make: namespace('analytics', { cpuRequests: '0.0001' }),
    says: [
      '[shop/analytics] quota.cpuRequests: got "0.0001", allowed whole thousandths of a CPU from 100m to 100000; size it for what runs at the same time',
    ],
    manifest: quota({ 'requests.cpu': '0.0001' }),
    stricter: 'Kubernetes rounds it up, to another figure than was written',
  },
];
