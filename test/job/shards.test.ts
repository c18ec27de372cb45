import { EnvValue } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { Shards, SuccessPolicy } from '../../lib';
import { shardEnvironment, shards as shardsField } from '../../lib/job/shards';
import { refusalsOf } from '../support/refusals';

const FIVE = Shards.completions(5);
const ALIKE = Shards.nonIndexed(5);

interface Said {
  readonly completions: number;
  readonly parallelism: number;
  readonly indexed: boolean;
  readonly backoffLimitPerIndex?: number;
  readonly maxFailedIndexes?: number;
}

function shardsOf({ completions, parallelism, indexed, backoffLimitPerIndex, maxFailedIndexes }: Said): Shards {
  const some = (indexed ? Shards.completions(completions) : Shards.nonIndexed(completions)).parallelism(parallelism);
  const limited = maxFailedIndexes === undefined ? some : some.maxFailedIndexes(maxFailedIndexes);
  return backoffLimitPerIndex === undefined ? limited : limited.backoffLimitPerIndex(backoffLimitPerIndex);
}

/** What is told when the value is handed over, with its props. */
const problemsOf = (shards: Shards) =>
  shardsField.problems('shards', shards).map(({ prop, got }) => `${prop}: got ${got}`);

describe('the shards of a job', () => {
  it.each([1, 5, 100000])('may be %d, which all run at once', (count) => {
    const figures = { completions: count, parallelism: count };
    expect(Shards.completions(count)._settled).toEqual({ ...figures, indexed: true });
    expect(Shards.nonIndexed(count)._settled).toEqual({ ...figures, indexed: false });
  });

  it.each([0, -1, 100001, 2.5, NaN])('are counted with whole numbers, not %d', (count) => {
    expect(refusalsOf(() => Shards.completions(count))).toEqual([`Shards.completions count: got ${count}`]);
    expect(refusalsOf(() => Shards.nonIndexed(count))).toEqual([`Shards.nonIndexed count: got ${count}`]);
  });

  it.each([1, 3, 5])('may run %d of 5 at a time', (count) => {
    expect(FIVE.parallelism(count)._settled).toEqual({ completions: 5, parallelism: count, indexed: true });
    expect(ALIKE.parallelism(count)._settled).toEqual({ completions: 5, parallelism: count, indexed: false });
  });

  it.each([0, -1, 1.5, NaN, 6, 100001])(
    'run at least one at a time, and no more than there are: not %d of 5',
    (count) => {
      expect(refusalsOf(() => FIVE.parallelism(count))).toEqual([`Shards.parallelism count: got ${count}`]);
    },
  );

  it('are told the greatest number that runs at a time, unless no Job could run so many', () => {
    expect(() => FIVE.parallelism(6)).toThrow('allowed at most completions 5; ');
    expect(() => FIVE.parallelism(100001)).toThrow('allowed a whole number from 1 to 100000; ');
  });
});

describe('the tries of each index', () => {
  it.each([0, 1, 100000])('may be %d more than the first', (count) => {
    expect(FIVE.backoffLimitPerIndex(count)._settled.backoffLimitPerIndex).toBe(count);
  });

  it.each([-1, 100001, 0.5])('are not %d', (count) => {
    expect(refusalsOf(() => FIVE.backoffLimitPerIndex(count))).toEqual([
      `Shards.backoffLimitPerIndex count: got ${count}`,
    ]);
  });

  it('are counted only where there are indexes', () => {
    expect(refusalsOf(() => ALIKE.backoffLimitPerIndex(0))).toEqual([
      'Shards.backoffLimitPerIndex count: got 0 with Shards.nonIndexed',
    ]);
  });
});

describe('the indexes that may fail', () => {
  it.each([0, 5])('may be %d of 5', (count) => {
    expect(FIVE.backoffLimitPerIndex(1).maxFailedIndexes(count)._settled.maxFailedIndexes).toBe(count);
  });

  it.each([-1, 6, 1.5])('are not %d of 5', (count) => {
    expect(refusalsOf(() => FIVE.maxFailedIndexes(count))).toEqual([`Shards.maxFailedIndexes count: got ${count}`]);
  });

  it('are counted only where there are indexes', () => {
    expect(refusalsOf(() => ALIKE.maxFailedIndexes(0))).toEqual([
      'Shards.maxFailedIndexes count: got 0 with Shards.nonIndexed',
    ]);
  });

  it('are counted only where each index has its own tries, whichever is said first', () => {
    expect(problemsOf(FIVE.maxFailedIndexes(1))).toEqual([
      'shards.maxFailedIndexes: got 1 without backoffLimitPerIndex',
    ]);
    expect(problemsOf(FIVE.maxFailedIndexes(1).backoffLimitPerIndex(0))).toEqual([]);
    expect(problemsOf(FIVE.backoffLimitPerIndex(0).maxFailedIndexes(1))).toEqual([]);
  });
});

describe('the success policy of shards', () => {
  it('is one that they can meet', () => {
    const policy = SuccessPolicy.any(5).orAll([4]);
    expect(FIVE.successPolicy(policy)._settled.successPolicy).toBe(policy);
    expect(refusalsOf(() => Shards.completions(4).successPolicy(policy))).toEqual([
      'Shards.successPolicy rule 1: got 5 indexes',
      'Shards.successPolicy rule 2: got index 4',
    ]);
  });

  it('counts indexes, so there must be some', () => {
    expect(refusalsOf(() => ALIKE.successPolicy(SuccessPolicy.any(9)))).toEqual([
      'Shards.successPolicy policy: got a policy with Shards.nonIndexed',
    ]);
  });
});

describe('a value of shards', () => {
  it('is never changed by what is made of it', () => {
    const before = { ...FIVE._settled };
    FIVE.parallelism(1).backoffLimitPerIndex(1).maxFailedIndexes(1).successPolicy(SuccessPolicy.any(1));
    expect(FIVE._settled).toEqual(before);
  });

  it('keeps what was said before, and the last of what was said twice', () => {
    const policy = SuccessPolicy.any(1);
    const shards = FIVE.successPolicy(policy).maxFailedIndexes(4).parallelism(1).backoffLimitPerIndex(3).parallelism(2);
    expect(shards._settled).toEqual({
      completions: 5,
      parallelism: 2,
      indexed: true,
      backoffLimitPerIndex: 3,
      maxFailedIndexes: 4,
      successPolicy: policy,
    });
  });

  it('says all that is wrong with one call at once', () => {
    expect(refusalsOf(() => ALIKE.backoffLimitPerIndex(-1))).toEqual([
      'Shards.backoffLimitPerIndex count: got -1',
      'Shards.backoffLimitPerIndex count: got -1 with Shards.nonIndexed',
    ]);
  });

  it('is refused where the API server refuses it', () => {
    const count = fc.integer({ min: -1, max: 6 });
    const optional = fc.option(count, { nil: undefined });
    const anyShards = fc.record({
      completions: count,
      parallelism: count,
      indexed: fc.boolean(),
      backoffLimitPerIndex: optional,
      maxFailedIndexes: optional,
    });
    fc.assert(
      fc.property(anyShards, (said: Said) => {
        const { completions, parallelism, indexed, backoffLimitPerIndex, maxFailedIndexes } = said;
        const refused =
          completions < 0 ||
          parallelism < 0 ||
          (backoffLimitPerIndex !== undefined && (backoffLimitPerIndex < 0 || !indexed)) ||
          (maxFailedIndexes !== undefined &&
            (maxFailedIndexes < 0 || maxFailedIndexes > completions || backoffLimitPerIndex === undefined));
        const idle = completions === 0 || parallelism === 0 || parallelism > completions; // ours: it does no work
        const made: Shards[] = [];
        const told = refusalsOf(() => made.push(shardsOf(said)));
        expect([...told, ...made.flatMap(problemsOf)].length > 0).toBe(refused || idle);
      }),
    );
  });
});

describe('a shard', () => {
  const environmentOf = (shards: Shards) => shardEnvironment(shards._settled);

  it('knows how many there are', () => {
    expect(environmentOf(Shards.completions(7))).toEqual({ JOB_COMPLETIONS: EnvValue.fromValue('7') });
  });

  it('knows how often it has failed, where each index has its own tries', () => {
    const { JOB_INDEX_FAILURE_COUNT: tries } = environmentOf(FIVE.backoffLimitPerIndex(0));
    expect(tries.valueFrom).toEqual({
      fieldRef: { fieldPath: "metadata.annotations['batch.kubernetes.io/job-index-failure-count']" },
    });
  });

  it('of a job without indexes knows nothing', () => {
    expect(environmentOf(ALIKE)).toEqual({});
  });
});
