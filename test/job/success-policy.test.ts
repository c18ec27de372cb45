import * as fc from 'fast-check';
import { SuccessPolicy } from '../../lib';

const rulesOf = (policy: SuccessPolicy) => (policy._render() as { rules: unknown[] }).rules;
const problem = (factory: string, text: string) => new Error(`SuccessPolicy.${factory} ${text}`);

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
    expect(() => of(21)).toThrow(problem('orAny', 'rules: got 21, allowed at most 20; join some of them'));
  });

  it('writes neighbours as one interval, whatever their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(60), { minLength: 1 }), (indexes) => {
        const [{ succeededIndexes }] = rulesOf(SuccessPolicy.all(indexes)) as { succeededIndexes: string }[];
        const parts = succeededIndexes.split(',').map((part) => part.split('-').map(Number));
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
  const listed = 'allowed one or more from 0 to 99999, each once';

  it.each([0, -1, 1.5, 100001])('is %d indexes', (count) => {
    const rest = `count: got ${count}, allowed a whole number from 1 to 100000; no more indexes can succeed than there are`;
    expect(() => SuccessPolicy.any(count)).toThrow(problem('any', rest));
  });

  it('is more indexes than it lists', () => {
    expect(() => SuccessPolicy.anyOf(3, [0, 1])).toThrow(
      problem('anyOf', 'count: got 3, allowed a whole number from 1 to 2; no more indexes can succeed than there are'),
    );
    expect(rulesOf(SuccessPolicy.anyOf(2, [0, 1]))).toHaveLength(1);
  });

  it('is nothing', () => {
    const nothing = undefined as unknown as number & number[];
    const indexes = `indexes: got nothing, ${listed}; name the indexes that are needed, for example [0]`;
    const count = (max: number) => `count: got nothing, allowed a whole number from 1 to ${max}; name one`;
    expect(() => SuccessPolicy.any(nothing)).toThrow(problem('any', count(100000)));
    expect(() => SuccessPolicy.all(nothing)).toThrow(problem('all', indexes));
    expect(() => SuccessPolicy.anyOf(nothing, [1, 2])).toThrow(problem('anyOf', count(2)));
    expect(() => SuccessPolicy.any(1).orAnyOf(1, nothing)).toThrow(problem('orAnyOf', indexes));
  });

  it('is no index', () => {
    expect(() => SuccessPolicy.any(1).orAll([])).toThrow(/^SuccessPolicy\.orAll indexes: /);
    expect(() => SuccessPolicy.any(1).orAnyOf(1, [])).toThrow(/^SuccessPolicy\.orAnyOf indexes: /);
    expect(() => SuccessPolicy.all([])).toThrow(
      problem('all', `indexes: got [], ${listed}; name the indexes that are needed, for example [0]`),
    );
  });

  it.each([-1, 0.5, 100000])('is index %d', (index) => {
    expect(() => SuccessPolicy.all([0, index])).toThrow(
      problem('all', `indexes: got ${index}, ${listed}; indexes are whole numbers that begin at 0`),
    );
  });

  it('is an index twice', () => {
    expect(() => SuccessPolicy.all([1, 0, 1])).toThrow(problem('all', `indexes: got 1 twice, ${listed}; name it once`));
  });

  it('is more indexes than there can be, beside a list that is wrong, too', () => {
    expect(() => SuccessPolicy.anyOf(3, [0, 0])).toThrow(
      problem('anyOf', `indexes: got 0 twice, ${listed}; name it once`),
    );
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
    const fix = 'a rule that is never met decides nothing';
    expect(policy._problems(4)).toEqual([
      { prop: 'successPolicy rule 1', got: '5 indexes', allowed: 'at most completions 4', fix },
      { prop: 'successPolicy rule 2', got: 'index 4', allowed: '0 to 3, as completions says', fix },
    ]);
  });
});
