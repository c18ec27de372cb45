import { Placement } from '../../lib/pod/placement';
import { inShort, refusalsOf } from '../support/refusals';
import { podSpecOf, problemsOf } from './sample';

const SELECTOR = { matchLabels: { 'app.kubernetes.io/name': 'report', 'app.kubernetes.io/component': 'batch-job' } };

function constraints(placement: Placement[]) {
  return podSpecOf({ placement }).topologySpreadConstraints;
}

describe('pods of one workload', () => {
  it.each([
    [Placement.spreadOverNodes(), 'kubernetes.io/hostname'],
    [Placement.spreadOverZones(), 'topology.kubernetes.io/zone'],
    [Placement.spreadOver('example.com/rack'), 'example.com/rack'],
  ])('prefer different places: %j', (spread, topologyKey) => {
    expect(constraints([spread])).toEqual([
      { maxSkew: 1, topologyKey, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: SELECTOR },
    ]);
  });

  it('wait for a place that keeps the spread even, when that is required', () => {
    expect(constraints([Placement.spreadOverNodes().required()])).toEqual([
      {
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: SELECTOR,
      },
    ]);
  });

  it('never wait because a place has one of them already: there may be fewer places than pods', () => {
    const { podAntiAffinity } = podSpecOf({ placement: [Placement.spreadOverNodes().required()] }).affinity;
    expect(podAntiAffinity).toEqual({
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, podAffinityTerm: { labelSelector: SELECTOR, topologyKey: 'kubernetes.io/hostname' } },
      ],
    });
  });

  it('can be spread over places of several kinds', () => {
    const keys = constraints([Placement.spreadOverZones().required(), Placement.spreadOverNodes()]).map(
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
  });
});

describe('a spread', () => {
  it('does not change when a required one is made of it', () => {
    const wish = Placement.spreadOverNodes();
    wish.required();
    expect(constraints([wish])[0].whenUnsatisfiable).toBe('ScheduleAnyway');
  });

  it('is over a label that a node can have', () => {
    expect(refusalsOf(() => Placement.spreadOver('rack 1'))).toEqual([
      'Placement.spreadOver topologyKey: got "rack 1"',
    ]);
  });

  it('over the same places twice is refused, as the API server does', () => {
    const spread = [
      Placement.spreadOverNodes(),
      Placement.spreadOverZones(),
      Placement.spreadOver('kubernetes.io/hostname').required(),
    ];
    expect(problemsOf({ placement: spread }).map(inShort)).toEqual(['placement[2]: got "kubernetes.io/hostname"']);
  });
});

describe('the nodes of pods', () => {
  it('have a label of one value, in the place where a reader looks first', () => {
    const { nodeSelector, affinity } = podSpecOf({ placement: [Placement.onNodes('pool', 'spot')] });
    expect(nodeSelector).toEqual({ pool: 'spot' });
    expect(affinity).toBeUndefined();
  });

  it('have or have not a label, or one of several values', () => {
    const placement = [
      Placement.onNodes('pool', 'spot', 'cheap'),
      Placement.onNodes('gpu'),
      Placement.offNodes('zone', 'a'),
      Placement.offNodes('virtual'),
    ];
    expect(podSpecOf({ placement }).affinity).toEqual({
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            {
              matchExpressions: [
                { key: 'pool', operator: 'In', values: ['spot', 'cheap'] },
                { key: 'gpu', operator: 'Exists' },
                { key: 'zone', operator: 'NotIn', values: ['a'] },
                { key: 'virtual', operator: 'DoesNotExist' },
              ],
            },
          ],
        },
      },
    });
  });

  it('may be a wish, beside a spread', () => {
    const placement = [Placement.onNodes('capacity', 'on-demand').preferred(), Placement.spreadOverNodes()];
    const { nodeSelector, affinity } = podSpecOf({ placement });
    expect(nodeSelector).toBeUndefined();
    expect(affinity.nodeAffinity).toEqual({
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 100, preference: { matchExpressions: [{ key: 'capacity', operator: 'In', values: ['on-demand'] }] } },
      ],
    });
    expect(Object.keys(affinity.podAntiAffinity)).toEqual(['preferredDuringSchedulingIgnoredDuringExecution']);
  });

  it('weigh from 1 to 100', () => {
    const preferred = (weight: number) => () => Placement.onNodes('pool').preferred(weight);
    expect([1, 100].flatMap((weight) => refusalsOf(preferred(weight)))).toEqual([]);
    expect([0, 101, 1.5].flatMap((weight) => refusalsOf(preferred(weight)))).toHaveLength(3);
  });

  it('cannot have two values of one label', () => {
    const placement = [Placement.onNodes('pool', 'a'), Placement.onNodes('pool', 'b')];
    expect(problemsOf({ placement }).map(inShort)).toEqual(['placement[1]: got "pool"']);
    expect(problemsOf({ placement: [placement[0], placement[1].preferred()] })).toEqual([]);
  });

  it('are required by themselves, and of nodes alone', () => {
    expect(refusalsOf(() => Placement.onNodes('pool').required())).toEqual([
      'Placement.required required: got another rule',
    ]);
    expect(refusalsOf(() => Placement.spreadOverNodes().preferred())).toEqual([
      'Placement.preferred weight: got another rule',
    ]);
  });
});
