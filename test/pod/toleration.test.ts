import { TaintEffect, Toleration } from '../../lib/pod/toleration';
import { refusalsOf } from '../support/refusals';
import { podSpecOf } from './sample';

describe('a toleration', () => {
  it('is of one value of a taint', () => {
    expect(podSpecOf({ tolerations: [Toleration.equal('example.com/pool', 'spot')] }).tolerations).toEqual([
      { key: 'example.com/pool', operator: 'Equal', value: 'spot' },
    ]);
  });

  it('is of any value of a taint', () => {
    expect(podSpecOf({ tolerations: [Toleration.exists('spot')] }).tolerations).toEqual([
      { key: 'spot', operator: 'Exists' },
    ]);
  });

  it.each([
    [TaintEffect.NO_SCHEDULE, 'NoSchedule'],
    [TaintEffect.PREFER_NO_SCHEDULE, 'PreferNoSchedule'],
    [TaintEffect.NO_EXECUTE, 'NoExecute'],
  ])('can be of the effect %s alone', (effect, rendered) => {
    const tolerations = [Toleration.equal('pool', 'spot', effect), Toleration.exists('pool', effect)];
    expect(podSpecOf({ tolerations }).tolerations).toEqual([
      { key: 'pool', operator: 'Equal', value: 'spot', effect: rendered },
      { key: 'pool', operator: 'Exists', effect: rendered },
    ]);
  });

  it('may be of a taint without a value', () => {
    expect(podSpecOf({ tolerations: [Toleration.equal('pool', '')] }).tolerations).toEqual([
      { key: 'pool', operator: 'Equal', value: '' },
    ]);
  });

  it('of a key that no taint can have is refused', () => {
    expect(refusalsOf(() => Toleration.exists(''))).toEqual(['Toleration.exists key: got ""']);
    expect(refusalsOf(() => Toleration.exists('a b'))).toEqual(['Toleration.exists key: got "a b"']);
    expect(refusalsOf(() => Toleration.equal('pool=spot', 'x'))).toEqual(['Toleration.equal key: got "pool=spot"']);
  });

  it('of a value that no taint can have is refused', () => {
    expect(refusalsOf(() => Toleration.equal('pool', 'spot:NoSchedule'))).toEqual([
      'Toleration.equal value: got "spot:NoSchedule"',
    ]);
  });

  it('is on no pod unless asked for', () => {
    expect(podSpecOf()).not.toHaveProperty('tolerations');
  });
});
