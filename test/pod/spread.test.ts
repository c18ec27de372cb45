import { Spread } from '../../lib/pod/spread';
import { QUEUE_WORKER_POOL } from '../../lib/workloads/queue-worker-pool';
import { inShort, refusalsOf } from '../support/refusals';
import { podSpecOf, problemsOf } from './sample';

const SELECTOR = { matchLabels: { 'app.kubernetes.io/name': 'report', 'app.kubernetes.io/component': 'batch-job' } };

function constraints(spread: Spread[]) {
  return podSpecOf({ spread }).topologySpreadConstraints;
}

describe('pods of one workload', () => {
  it.each([
    [Spread.overNodes(), 'kubernetes.io/hostname'],
    [Spread.overZones(), 'topology.kubernetes.io/zone'],
    [Spread.over('example.com/rack'), 'example.com/rack'],
  ])('prefer different places: %j', (spread, topologyKey) => {
    expect(constraints([spread])).toEqual([
      { maxSkew: 1, topologyKey, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: SELECTOR },
    ]);
  });

  it('wait for a place that keeps the spread even, when that is required', () => {
    expect(constraints([Spread.overNodes().required()])).toEqual([
      {
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: SELECTOR,
      },
    ]);
  });

  it('never wait because a place has one of them already: there may be fewer places than pods', () => {
    const { podAntiAffinity } = podSpecOf({ spread: [Spread.overNodes().required()] }).affinity;
    expect(podAntiAffinity).toEqual({
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { labelSelector: SELECTOR, topologyKey: 'kubernetes.io/hostname' } },
      ],
    });
  });

  it('can be spread over places of several kinds', () => {
    const keys = constraints([Spread.overZones().required(), Spread.overNodes()]).map(
      (constraint: { topologyKey: string; whenUnsatisfiable: string }) => [
        constraint.topologyKey,
        constraint.whenUnsatisfiable,
      ],
    );
    expect(keys).toEqual([
      ['topology.kubernetes.io/zone', 'DoNotSchedule'],
      ['kubernetes.io/hostname', 'ScheduleAnyway'],
    ]);
  });

  it('stand where there is room, unless their construct or their user spreads them', () => {
    expect(podSpecOf()).not.toHaveProperty('topologySpreadConstraints');
    expect(podSpecOf()).not.toHaveProperty('affinity');
    const { pod } = QUEUE_WORKER_POOL;
    expect(pod.settle(undefined).spread).toEqual([Spread.overNodes()]);
    expect(pod.settle({ spread: [Spread.overZones()] }).spread).toEqual([Spread.overZones()]);
    expect(pod.settle({ spread: [] }).spread).toEqual([]);
  });
});

describe('a spread', () => {
  it('does not change when a required one is made of it', () => {
    const wish = Spread.overNodes();
    expect(wish.required().isRequired).toBe(true);
    expect(wish.isRequired).toBe(false);
  });

  it('is over a label that a node can have', () => {
    expect(refusalsOf(() => Spread.over('rack 1'))).toEqual(['Spread.over topologyKey: got "rack 1"']);
  });

  it('over the same places twice is refused, as the API server does', () => {
    const spread = [Spread.overNodes(), Spread.overZones(), Spread.over('kubernetes.io/hostname').required()];
    expect(problemsOf({ pod: { spread } }).map(inShort)).toEqual(['pod.spread[2]: got "kubernetes.io/hostname"']);
  });
});
