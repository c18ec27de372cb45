import { TaintEffect, Toleration } from '../../lib/pod/toleration';
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
    const rest =
      'allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"; ' +
      'write it as `kubectl describe node` shows it under Taints';
    expect(() => Toleration.exists('')).toThrow(new Error(`Toleration.exists key: got "", ${rest}`));
    expect(() => Toleration.exists('a b')).toThrow(new Error(`Toleration.exists key: got "a b", ${rest}`));
    expect(() => Toleration.equal('pool=spot', 'x')).toThrow(
      new Error(`Toleration.equal key: got "pool=spot", ${rest}`),
    );
  });

  it('of a value that no taint can have is refused', () => {
    expect(() => Toleration.equal('pool', 'spot:NoSchedule')).toThrow(
      new Error(
        'Toleration.equal value: got "spot:NoSchedule", allowed at most 63 letters, digits, "-", "_" and ".", ' +
          'starting and ending with a letter or digit; write it as `kubectl describe node` shows it under Taints',
      ),
    );
  });

  it('is on no pod unless asked for', () => {
    expect(podSpecOf()).not.toHaveProperty('tolerations');
  });
});
