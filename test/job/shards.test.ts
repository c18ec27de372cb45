import { EnvValue } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { Shards, shardEnvironment, shardProblems } from '../../lib/job/shards';

const SHARDS: Shards = { completions: 5, parallelism: 3, indexed: true };

/** The props that are told, with their values; the corpus of bad input holds the sentences. */
function problemsOf(changed: Partial<Shards>): string[] {
  return shardProblems({ ...SHARDS, ...changed }).map(({ prop, got }) => `${prop}: got ${got}`);
}

function environmentOf(changed: Partial<Shards>): Record<string, EnvValue> {
  return shardEnvironment({ ...SHARDS, ...changed });
}

describe('the shards of a job', () => {
  it.each<Partial<Shards>>([
    { completions: 1, parallelism: 1 },
    { completions: 100000, parallelism: 100000 },
    { completions: 5, parallelism: 1 },
    { completions: 5, parallelism: 5 },
    { indexed: false },
  ])('may be %j', (shards) => {
    expect(problemsOf(shards)).toEqual([]);
  });

  it.each([0, -1, 100001, 2.5])('are counted with whole numbers, not %d', (completions) => {
    expect(problemsOf({ completions, parallelism: 1 })).toEqual([`completions: got ${completions}`]);
  });

  it('are said to be wrong once, when all of them were to run at once', () => {
    expect(problemsOf({ completions: 0, parallelism: 0 })).toEqual(['completions: got 0']);
  });

  it.each([0, -1, 1.5])('run at least one at a time: not %d', (parallelism) => {
    expect(problemsOf({ parallelism })).toEqual([`parallelism: got ${parallelism}`]);
  });

  it('never run more at a time than there are', () => {
    expect(problemsOf({ completions: 1, parallelism: 2 })).toEqual(['parallelism: got 2']);
    expect(problemsOf({ completions: 5, parallelism: 6 })).toEqual(['parallelism: got 6']);
  });
});

describe('the tries of each index', () => {
  it.each([0, 1, 100000])('may be %d more than the first', (backoffLimitPerIndex) => {
    expect(problemsOf({ backoffLimitPerIndex })).toEqual([]);
  });

  it.each([-1, 100001, 0.5])('are not %d', (backoffLimitPerIndex) => {
    expect(problemsOf({ backoffLimitPerIndex })).toEqual([`backoffLimitPerIndex: got ${backoffLimitPerIndex}`]);
  });

  it('are counted only where there are indexes', () => {
    expect(problemsOf({ indexed: false, backoffLimitPerIndex: 0 })).toEqual([
      'backoffLimitPerIndex: got 0 with indexed: false',
    ]);
  });
});

describe('the indexes that may fail', () => {
  it.each([0, 5])('may be %d of 5', (maxFailedIndexes) => {
    expect(problemsOf({ backoffLimitPerIndex: 1, maxFailedIndexes })).toEqual([]);
  });

  it.each([-1, 6, 1.5])('are not %d of 5', (maxFailedIndexes) => {
    expect(problemsOf({ backoffLimitPerIndex: 1, maxFailedIndexes })).toEqual([
      `maxFailedIndexes: got ${maxFailedIndexes}`,
    ]);
  });

  it('are counted only where each index has its own tries', () => {
    expect(problemsOf({ maxFailedIndexes: 1 })).toEqual(['maxFailedIndexes: got 1 without backoffLimitPerIndex']);
  });
});

describe('wrong shards', () => {
  it('say all that is wrong at once', () => {
    const wrong = { completions: 5, parallelism: 6, indexed: false, backoffLimitPerIndex: -1, maxFailedIndexes: 9 };
    expect(problemsOf(wrong)).toEqual([
      'parallelism: got 6',
      'backoffLimitPerIndex: got -1',
      'maxFailedIndexes: got 9',
      'backoffLimitPerIndex: got -1 with indexed: false',
    ]);
  });

  it('are all that the API server refuses', () => {
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
      fc.property(anyShards, (shards) => {
        const { completions, parallelism, indexed, backoffLimitPerIndex, maxFailedIndexes } = shards;
        const refused =
          completions < 0 ||
          parallelism < 0 ||
          (backoffLimitPerIndex !== undefined && (backoffLimitPerIndex < 0 || !indexed)) ||
          (maxFailedIndexes !== undefined &&
            (maxFailedIndexes < 0 || maxFailedIndexes > completions || backoffLimitPerIndex === undefined));
        if (refused) {
          expect(problemsOf(shards)).not.toEqual([]);
        } else {
          const idle = completions === 0 || parallelism === 0 || parallelism > completions; // ours: it does no work
          expect(problemsOf(shards).length > 0).toBe(idle);
        }
      }),
    );
  });
});

describe('a shard', () => {
  it('knows how many there are', () => {
    expect(environmentOf({ completions: 7 })).toEqual({ JOB_COMPLETIONS: EnvValue.fromValue('7') });
  });

  it('knows how often it has failed, where each index has its own tries', () => {
    const { JOB_INDEX_FAILURE_COUNT: tries } = environmentOf({ backoffLimitPerIndex: 0 });
    expect(tries.valueFrom).toEqual({
      fieldRef: { fieldPath: "metadata.annotations['batch.kubernetes.io/job-index-failure-count']" },
    });
  });

  it('of a job without indexes knows nothing', () => {
    expect(environmentOf({ indexed: false })).toEqual({});
  });
});
