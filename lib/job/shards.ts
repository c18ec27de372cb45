import { EnvFieldPaths, EnvValue } from 'cdk8s-plus-27';
import { exactArguments } from '../fields/exact-arguments';
import { valueOf, wholeNumber } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { settleArguments } from '../fields/settle';
import { show } from '../fields/show';
import { SuccessPolicy } from './success-policy';

/** How several pods share the work of one Job, decided. */
export interface SettledShards {
  readonly completions: number;
  readonly parallelism: number;
  readonly indexed: boolean;
  readonly backoffLimitPerIndex?: number;
  readonly maxFailedIndexes?: number;
  readonly successPolicy?: SuccessPolicy;
}

/** The most that an indexed Job may have. */
const MAX_COMPLETIONS = 100000;

/** The annotation of a pod of a Job with `backoffLimitPerIndex`: how often its index has failed before. */
const FAILURE_COUNT = 'batch.kubernetes.io/job-index-failure-count';

const several = wholeNumber({
  min: 1,
  max: MAX_COMPLETIONS,
  fix: 'name at least one, and give each more work beyond that',
});

const SEVERAL = { count: several };
const PER_INDEX = { count: wholeNumber({ min: 0, max: MAX_COMPLETIONS, fix: '0 is one try for each index' }) };
const POLICY = { policy: valueOf(SuccessPolicy, ['any', 'all', 'anyOf']) };

/**
 * How several pods share the work of one Job, in Kubernetes' words:
 * `Shards.completions(5).parallelism(3).backoffLimitPerIndex(2)`. The methods may be called in any order; each returns
 * another value, and a second call of one takes the place of the first.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#parallel-jobs
 */
export class Shards {
  /**
   * So many pods must succeed, each with a shard of its own: it reads its index from JOB_COMPLETION_INDEX (from 0) and
   * the count from JOB_COMPLETIONS. All run at once, unless `parallelism` says less.
   *
   * @param count from 1 to 100000
   * @throws outside that range
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode
   */
  public static completions(count: number): Shards {
    return Shards.of('Shards.completions', count, true);
  }

  /**
   * So many pods must succeed, which are all alike and share the work in a way of their own, as Kubernetes'
   * `completionMode: NonIndexed` has it. All run at once, unless `parallelism` says less. It is said first, so that each
   * method which counts indexes is refused where it is called.
   *
   * @param count from 1 to 100000
   * @throws outside that range
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode
   */
  public static nonIndexed(count: number): Shards {
    return Shards.of('Shards.nonIndexed', count, false);
  }

  private static of(factory: string, count: number, indexed: boolean): Shards {
    const { count: completions } = settleArguments(factory, { count }, SEVERAL);
    return new Shards({ completions, parallelism: completions, indexed });
  }

  private constructor(
    /** @internal */
    public readonly _settled: SettledShards,
  ) {}

  /**
   * How many pods run at once. It may change in place.
   *
   * @param count from 1 to the number of completions
   * @throws outside that range
   */
  public parallelism(count: number): Shards {
    const { completions } = this._settled;
    const settled = settleArguments('Shards.parallelism', { count }, SEVERAL, (given) =>
      unless(given.count <= completions, {
        prop: 'count',
        got: show(given.count),
        allowed: `at most completions ${completions}`,
        fix: 'lower it: no more pods than shards ever run',
      }),
    );
    return this.with({ parallelism: settled.count });
  }

  /**
   * How many failed tries of one index are followed by another, so that one bad shard does not use up the tries of all;
   * without it all share `backoffLimit`. A pod then reads how often its index has failed from JOB_INDEX_FAILURE_COUNT.
   *
   * @param count from 0 to 100000
   * @throws outside that range, and of `Shards.nonIndexed`; the construct that takes it, for a Kubernetes before 1.29
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index
   */
  public backoffLimitPerIndex(count: number): Shards {
    const settled = settleArguments('Shards.backoffLimitPerIndex', { count }, PER_INDEX, (given) =>
      this.indexProblems('count', show(given.count)),
    );
    return this.with({ backoffLimitPerIndex: settled.count });
  }

  /**
   * How many indexes may fail before the whole Job is ended. Without it every index gets its tries, and the Job fails
   * in the end if any of them failed.
   *
   * @param count from 0 to the number of completions
   * @throws outside that range, and of `Shards.nonIndexed`; the construct that takes it, without
   * `backoffLimitPerIndex` or for a Kubernetes before 1.29
   */
  public maxFailedIndexes(count: number): Shards {
    const max = this._settled.completions;
    const fields = { count: wholeNumber({ min: 0, max, fix: 'no more indexes can fail than there are' }) };
    const settled = settleArguments('Shards.maxFailedIndexes', { count }, fields, (given) =>
      this.indexProblems('count', show(given.count)),
    );
    return this.with({ maxFailedIndexes: settled.count });
  }

  /**
   * When the Job has done enough, and succeeds before all indexes have.
   *
   * @throws when one of its rules can never be met, and of `Shards.nonIndexed`; the construct that takes it, for a
   * Kubernetes before 1.31
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
   */
  public successPolicy(policy: SuccessPolicy): Shards {
    const { completions, indexed } = this._settled;
    const settled = settleArguments('Shards.successPolicy', { policy }, POLICY, (given) =>
      indexed ? given.policy._problems(completions) : this.indexProblems('policy', 'a policy'),
    );
    return this.with({ successPolicy: settled.policy });
  }

  /**
   * What is missing once all methods have been called.
   *
   * @internal
   */
  public _problems(prop: string): Problem[] {
    const { backoffLimitPerIndex, maxFailedIndexes } = this._settled;
    return unless(maxFailedIndexes === undefined || backoffLimitPerIndex !== undefined, {
      prop: `${prop}.maxFailedIndexes`,
      got: `${show(maxFailedIndexes)} without backoffLimitPerIndex`,
      allowed: 'with backoffLimitPerIndex',
      fix: 'set backoffLimitPerIndex, too',
    });
  }

  private with(more: Partial<SettledShards>): Shards {
    return new Shards({ ...this._settled, ...more });
  }

  /** What counts indexes, where there are none. */
  private indexProblems(prop: string, got: string): Problem[] {
    return unless(this._settled.indexed, {
      prop,
      got: `${got} with Shards.nonIndexed`,
      allowed: 'an indexed Job',
      fix: 'use Shards.completions, whose pods have indexes',
    });
  }

  static {
    exactArguments(this, {
      meant: { completions: 'write what runs at once behind it: Shards.completions(5).parallelism(3)' },
    });
  }
}

/** A prop that takes such a value, and is the decided one. */
export const shards = valueOf(Shards, ['completions', 'nonIndexed'])
  .checkedBy((prop, value) => value._problems(prop))
  .completedBy((value) => value._settled);

/** How a pod learns its part. Kubernetes itself sets JOB_COMPLETION_INDEX in an indexed Job. */
export function shardEnvironment(settled: SettledShards): Record<string, EnvValue> {
  const { completions, indexed, backoffLimitPerIndex } = settled;
  const count = { JOB_COMPLETIONS: EnvValue.fromValue(String(completions)) };
  const tries = EnvValue.fromFieldRef(EnvFieldPaths.POD_ANNOTATION, { key: FAILURE_COUNT });
  return {
    ...(indexed ? count : {}),
    ...(backoffLimitPerIndex === undefined ? {} : { JOB_INDEX_FAILURE_COUNT: tries }),
  };
}
