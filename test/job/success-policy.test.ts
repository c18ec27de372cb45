import * as fc from 'fast-check';
import { SuccessPolicy } from '../../lib';
import { refusalsOf } from '../support/refusals';

const rulesOf = (policy: SuccessPolicy) => policy._render().rules;
const refused = (factory: string, problem: string) => `SuccessPolicy.${factory} ${problem}`;

describe('a success policy', () => {
  it('is a count of indexes, a list of them, or both', () => {
    expect(rulesOf(SuccessPolicy.any(3))).toEqual([{ succeededCount: 3 }]);
    expect(rulesOf(SuccessPolicy.all([0]))).toEqual([{ succeededIndexes: '0' }]);
    expect(rulesOf(SuccessPolicy.anyOf(1, [4, 2]))).toEqual([{ succeededCount: 1, succeededIndexes: '2,4' }]);
  });

  it('is several rules in the order in which they are written', () => {
    expect(rulesOf(SuccessPolicy.all([0]).orAnyOf(2, [1, 2, 3]).orAny(4).orAll([5]))).toEqual([
      { succeededIndexes: '0' },
      { succeededCount: 2, succeededIndexes: '1-3' },
      { succeededCount: 4 },
      { succeededIndexes: '5' },
    ]);
  });

  it('never adds rules to a policy that others use', () => {
    const shared = SuccessPolicy.any(1);
    shared.orAny(2);
    expect(rulesOf(shared)).toHaveLength(1);
  });

  it('has at most 20 rules', () => {
    const of = (count: number) =>
      Array.from({ length: count - 1 }).reduce<SuccessPolicy>((p) => p.orAny(1), SuccessPolicy.any(1));
    expect(rulesOf(of(20))).toHaveLength(20);
    expect(() => of(21)).toThrow(new Error('SuccessPolicy.orAny rules: got 21, allowed at most 20; join some of them'));
    expect(refusalsOf(() => of(20).orAll([0]))).toEqual([refused('orAll', 'rules: got 21')]);
    expect(refusalsOf(() => of(20).orAnyOf(1, [0]))).toEqual([refused('orAnyOf', 'rules: got 21')]);
  });

  it('writes neighbours as one interval, whatever their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(60), { minLength: 1 }), (indexes) => {
        const [{ succeededIndexes }] = rulesOf(SuccessPolicy.all(indexes));
        const parts = String(succeededIndexes)
          .split(',')
          .map((part) => part.split('-').map(Number));
        const read = parts.flatMap(([first, last = first]) =>
          Array.from({ length: last - first + 1 }, (_, more) => first + more),
        );
        expect(read).toEqual([...indexes].sort((a, b) => a - b));
        expect(parts.every(([first], place) => place === 0 || first > (parts[place - 1].at(-1) as number) + 1)).toBe(
          true,
        );
      }),
    );
  });
});

describe('what a success policy cannot count', () => {
  it.each([0, -1, 1.5, 100001])('is %d indexes', (count) => {
    expect(refusalsOf(() => SuccessPolicy.any(count))).toEqual([refused('any', `count: got ${count}`)]);
    expect(refusalsOf(() => SuccessPolicy.anyOf(count, [0]))).toEqual([refused('anyOf', `count: got ${count}`)]);
  });

  it('is more indexes than it lists', () => {
    expect(refusalsOf(() => SuccessPolicy.anyOf(3, [0, 1]))).toEqual([refused('anyOf', 'count: got 3')]);
    expect(rulesOf(SuccessPolicy.anyOf(2, [0, 1]))).toHaveLength(1);
  });

  it('is nothing', () => {
    const nothing = undefined as unknown as number & number[];
    expect(refusalsOf(() => SuccessPolicy.any(nothing))).toEqual([refused('any', 'count: got nothing')]);
    expect(refusalsOf(() => SuccessPolicy.all(nothing))).toEqual([refused('all', 'indexes: got nothing')]);
    expect(refusalsOf(() => SuccessPolicy.anyOf(nothing, [1, 2]))).toEqual([refused('anyOf', 'count: got nothing')]);
    expect(refusalsOf(() => SuccessPolicy.any(1).orAnyOf(1, nothing))).toEqual([
      refused('orAnyOf', 'indexes: got nothing'),
    ]);
  });

  it('is no index', () => {
    expect(refusalsOf(() => SuccessPolicy.any(1).orAll([]))).toEqual([refused('orAll', 'indexes: got []')]);
    expect(refusalsOf(() => SuccessPolicy.any(1).orAnyOf(1, []))).toEqual([refused('orAnyOf', 'indexes: got []')]);
    expect(refusalsOf(() => SuccessPolicy.all([]))).toEqual([refused('all', 'indexes: got []')]);
  });

  it.each([-1, 0.5, 100000])('is index %d', (index) => {
    expect(refusalsOf(() => SuccessPolicy.all([0, index]))).toEqual([refused('all', `indexes: got ${index}`)]);
  });

  it('is an index twice', () => {
    expect(refusalsOf(() => SuccessPolicy.all([1, 0, 1]))).toEqual([refused('all', 'indexes: got 1 twice')]);
  });

  it('is more indexes than there can be, beside a list that is wrong, too', () => {
    expect(refusalsOf(() => SuccessPolicy.anyOf(3, [0, 0]))).toEqual([refused('anyOf', 'indexes: got 0 twice')]);
    expect(refusalsOf(() => SuccessPolicy.anyOf(100001, [0, 0]))).toEqual([
      'SuccessPolicy.anyOf indexes: got 0 twice',
      'SuccessPolicy.anyOf count: got 100001',
    ]);
  });

  it('is a list of more than 64 KiB', () => {
    const even = Array.from({ length: 20000 }, (_, half) => 2 * half);
    expect(() => SuccessPolicy.all(even)).toThrow(
      /^SuccessPolicy\.all indexes: got a list of 114444 characters, .*; name neighbours, which are one interval$/,
    );
  });
});

describe('a success policy of a Job', () => {
  it('is one that the Job can meet', () => {
    const policy = SuccessPolicy.any(5).orAll([0, 4]);
    expect(policy._problems(5)).toEqual([]);
    expect(policy._problems(4)).toMatchObject([
      { prop: 'rule 1', got: '5 indexes' },
      { prop: 'rule 2', got: 'index 4' },
    ]);
  });
});
