import { Placement } from '../../lib';
import { BadInput, jobWithPods } from './case';
import { batch } from './constructs';

const spread = (...whenUnsatisfiable: string[]) =>
  jobWithPods({
    topologySpreadConstraints: whenUnsatisfiable.map((one) => {
      return { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: one };
    }),
  });

export const PLACEMENT: BadInput[] = [
  {
    what: 'nodes with an impossible label',
    make: () => Placement.onNodes('my pool', 'a b'),
    says: [
      'Placement.onNodes label: got "my pool", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; write it as the nodes have it',
      'Placement.onNodes values[0]: got "a b", allowed at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit; write it as the nodes have it',
    ],
    manifest: jobWithPods({ nodeSelector: { 'my pool': 'a b' } }),
  },
  {
    what: 'a toleration of an impossible taint',
    make: () => Placement.toleration('my key', 'a b'),
    says: [
      'Placement.toleration taint: got "my key", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; write each part alone: `kubectl describe node` shows key=value:effect under Taints',
      'Placement.toleration value: got "a b", allowed at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit; write each part alone: `kubectl describe node` shows key=value:effect under Taints',
    ],
    manifest: jobWithPods({ tolerations: [{ key: 'my key', operator: 'Equal', value: 'a b' }] }),
  },
  {
    what: 'a spread over no label',
    make: () => Placement.spreadOver('my zones'),
    says: [
      'Placement.spreadOver topologyKey: got "my zones", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; write it as the nodes have it',
    ],
    manifest: jobWithPods({
      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'my zones', whenUnsatisfiable: 'DoNotSchedule' }],
    }),
    stricter: 'no node can have a label of that name',
  },
  {
    what: 'two spreads over the same places',
    make: batch({ placement: [Placement.spreadOverNodes(), Placement.spreadOverNodes().required()] }),
    says: [
      '[shop/report] placement[1]: got "kubernetes.io/hostname", allowed a topology key that stands once; keep one, `required()` or not',
    ],
    manifest: spread('ScheduleAnyway', 'DoNotSchedule'),
    stricter: 'one of the two says nothing',
  },
  {
    what: 'nodes with two values of one label',
    make: batch({ placement: [Placement.onNodes('pool', 'a'), Placement.onNodes('pool', 'b')] }),
    says: [
      `[shop/report] placement[1]: got "pool", allowed each label of nodes once; name all values in one: Placement.onNodes("pool", 'a', 'b')`,
    ],
    manifest: jobWithPods({
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: [
              { matchExpressions: ['a', 'b'].map((value) => ({ key: 'pool', operator: 'In', values: [value] })) },
            ],
          },
        },
      },
    }),
    stricter: 'no node has two values of one label: the pod would wait for ever',
  },
  {
    what: 'a wish to stay apart',
    make: () => Placement.spreadOverNodes().preferred(),
    says: [
      'Placement.preferred weight: got another rule, allowed after Placement.onNodes or Placement.offNodes; leave it out here',
    ],
    ours: 'the library',
  },
];
