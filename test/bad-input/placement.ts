import { Spread, Toleration } from '../../lib';
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
    make: batch({ pod: { nodeSelector: { 'my pool': 'a b' } } }),
    says: [
      '[shop/report] pod.nodeSelector["my pool"]: got "my pool", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; write it as the nodes have it',
      '[shop/report] pod.nodeSelector["my pool"]: got "a b", allowed at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit; write it as the nodes have it',
    ],
    manifest: jobWithPods({ nodeSelector: { 'my pool': 'a b' } }),
  },
  {
    what: 'a toleration of an impossible taint',
    make: () => Toleration.equal('my key', 'a b'),
    says: [
      'Toleration.equal key: got "my key", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; write it as `kubectl describe node` shows it under Taints',
      'Toleration.equal value: got "a b", allowed at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit; write it as `kubectl describe node` shows it under Taints',
    ],
    manifest: jobWithPods({ tolerations: [{ key: 'my key', operator: 'Equal', value: 'a b' }] }),
  },
  {
    what: 'a spread over no label',
    make: () => Spread.over('my zones'),
    says: [
      'Spread.over topologyKey: got "my zones", allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; write it as the nodes have it',
    ],
    manifest: jobWithPods({
      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'my zones', whenUnsatisfiable: 'DoNotSchedule' }],
    }),
    stricter: 'no node can have a label of that name',
  },
  {
    what: 'two spreads over the same places',
    make: batch({ pod: { spread: [Spread.overNodes(), Spread.overNodes().required()] } }),
    says: [
      '[shop/report] pod.spread[1]: got "kubernetes.io/hostname", allowed a topology key that stands once; keep one, `required()` or not',
    ],
    manifest: spread('ScheduleAnyway', 'DoNotSchedule'),
    stricter: 'one of the two says nothing',
  },
];
