import { BatchJob, BatchPriorityClass, PriorityClass } from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput, jobWithPods } from './case';

const priority =
  (props: ConstructorParameters<typeof BatchPriorityClass>[2], id = 'low'): BadInput['make'] =>
  (chart) =>
    new BatchPriorityClass(chart, id, props);
const priorityClass = (name: string, value: number) => ({
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name },
  value,
});

export const PRIORITIES: BadInput[] = [
  {
    what: 'a priority above ordinary pods',
    make: priority({ value: 100 }),
    says: [
      '[shop/low] value: got 100, allowed a whole number from -10 to -1; lower it: ordinary pods have 0, and batch pods go after them',
    ],
    manifest: priorityClass('low', 100),
    stricter: 'batch pods go after ordinary ones, which have 0',
  },
  {
    what: 'the priority of ordinary pods',
    make: priority({ value: 0 }),
    says: [
      '[shop/low] value: got 0, allowed a whole number from -10 to -1; lower it: ordinary pods have 0, and batch pods go after them',
    ],
    manifest: priorityClass('low', 0),
    stricter: 'batch pods go after ordinary ones, which have 0',
  },
  {
    what: 'a priority that gets no nodes',
    make: priority({ value: -11 }),
    says: [
      '[shop/low] value: got -11, allowed a whole number from -10 to -1; raise it: the cluster autoscaler adds no node for pods below -10',
    ],
    manifest: priorityClass('low', -11),
    stricter: 'the cluster autoscaler adds no node for pods below -10',
  },
  {
    what: 'half a priority',
    make: priority({ value: -0.5 }),
    says: [
      '[shop/low] value: got -0.5, allowed a whole number from -10 to -1; lower it: ordinary pods have 0, and batch pods go after them',
    ],
    manifest: priorityClass('low', -0.5),
  },
  {
    what: "a priority class of Kubernetes' own",
    make: priority({}, 'system-batch'),
    says: [
      '[shop/system-batch] name: got "system-batch", allowed a name that does not start with "system-", which Kubernetes keeps for itself; use PriorityClass.existing(name) for a class of the cluster',
    ],
    manifest: priorityClass('system-batch', -5),
  },
  {
    what: 'a priority class in capitals',
    make: priority({ name: 'Low' }),
    says: [
      '[shop/low] name: got "Low", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; write name: \'low\'',
    ],
    manifest: priorityClass('Low', -5),
  },
  {
    what: 'an existing priority class with an impossible name',
    make: () => PriorityClass.existing('Low One'),
    says: [
      'PriorityClass.existing className: got "Low One", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; use the name of the object as the cluster knows it',
    ],
    manifest: jobWithPods({ priorityClassName: 'Low One' }),
  },
  {
    what: "a priority class of one's own making, with an impossible name",
    make: (chart) => new BatchJob(chart, 'report', { ...BASE, priority: { className: 'Foo Bar' } }),
    says: [
      '[shop/report] priority: got "Foo Bar", allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; use the name of the object as the cluster knows it',
    ],
    manifest: jobWithPods({ priorityClassName: 'Foo Bar' }),
  },
];
