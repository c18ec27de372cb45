import { Placement } from '../../lib/pod/placement';
import { refusalsOf } from '../support/refusals';
import { podSpecOf } from './sample';

describe('a toleration', () => {
  it('is of one value of a taint', () => {
    expect(podSpecOf({ placement: [Placement.toleration('example.com/pool', 'spot')] }).tolerations).toEqual([
      { key: 'example.com/pool', operator: 'Equal', value: 'spot' },
    ]);
  });

  it('is of any value of a taint', () => {
    expect(podSpecOf({ placement: [Placement.toleration('spot')] }).tolerations).toEqual([
      { key: 'spot', operator: 'Exists' },
    ]);
  });

  it.each(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])('can be of the effect %s alone', (effect) => {
    const placement = [
      Placement.toleration('pool', 'spot').effect(effect),
      Placement.toleration('pool').effect(effect),
    ];
    expect(podSpecOf({ placement }).tolerations).toEqual([
      { key: 'pool', operator: 'Equal', value: 'spot', effect },
      { key: 'pool', operator: 'Exists', effect },
    ]);
  });

  it('may be of a taint without a value', () => {
    expect(podSpecOf({ placement: [Placement.toleration('pool', '')] }).tolerations).toEqual([
      { key: 'pool', operator: 'Equal', value: '' },
    ]);
  });

  it('of a key that no taint can have is refused', () => {
    expect(refusalsOf(() => Placement.toleration(''))).toEqual(['Placement.toleration taint: got ""']);
    expect(refusalsOf(() => Placement.toleration('a b'))).toEqual(['Placement.toleration taint: got "a b"']);
    expect(refusalsOf(() => Placement.toleration('pool=spot', 'x'))).toEqual([
      'Placement.toleration taint: got "pool=spot"',
    ]);
  });

  it('of a value that no taint can have is refused', () => {
    expect(refusalsOf(() => Placement.toleration('pool', 'spot:NoSchedule'))).toEqual([
      'Placement.toleration value: got "spot:NoSchedule"',
    ]);
  });

  it('is what an effect belongs to', () => {
    expect(refusalsOf(() => Placement.onNodes('pool').effect('NoExecute'))).toEqual([
      'Placement.effect effect: got another rule',
    ]);
  });

  it('is on no pod unless asked for', () => {
    expect(podSpecOf()).not.toHaveProperty('tolerations');
  });
});
