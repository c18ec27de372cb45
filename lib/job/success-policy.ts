import * as k8s from '../../imports/k8s';
import { exactArguments } from '../fields/exact-arguments';
import { Settled } from '../fields/field';
import { listOf, number, wholeNumber } from '../fields/kinds';
import { wholeNumberProblems } from '../fields/numbers';
import { Problem, unless } from '../fields/problem';
import { settleArguments } from '../fields/settle';
import { show } from '../fields/show';

const MAX_RULES = 20;

/** The most indexes that a Job may have. */
const MAX_INDEXES = 100000;

/** How long the list of one rule may be. */
const MAX_LIST = 65536;

const COUNT = { min: 1, max: MAX_INDEXES, fix: 'no more indexes can succeed than there are' };

const INDEXES = listOf(number).checkedBy(indexProblems);

interface SuccessRule {
  readonly count?: number;
  readonly indexes?: number[];
}

/**
 * When an indexed Job has done enough: it then succeeds, and the pods that still run are ended. The first rule that is
 * met decides. It reads as a sentence: `SuccessPolicy.all([0]).orAnyOf(3, [1, 2, 3, 4])`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy
 */
export class SuccessPolicy {
  /**
   * So many indexes, whichever.
   *
   * @param count from 1 to the Job's `completions`
   * @throws outside those bounds
   */
  public static any(count: number): SuccessPolicy {
    return new SuccessPolicy([]).withAny('any', count);
  }

  /**
   * Each of these indexes.
   *
   * @param indexes from 0 to the Job's `completions` - 1
   * @throws when there is none, or one is out of bounds or stands twice
   */
  public static all(indexes: number[]): SuccessPolicy {
    return new SuccessPolicy([]).withAll('all', indexes);
  }

  /**
   * So many of these indexes.
   *
   * @param count from 1 to the number of `indexes`
   * @throws outside those bounds, and as `all`
   */
  public static anyOf(count: number, indexes: number[]): SuccessPolicy {
    return new SuccessPolicy([]).withAnyOf('anyOf', count, indexes);
  }

  private constructor(private readonly rules: SuccessRule[]) {}

  /**
   * Or so many indexes, whichever.
   *
   * @throws as `any`, and when there are more than 20 rules
   */
  public orAny(count: number): SuccessPolicy {
    return this.withAny('orAny', count);
  }

  /**
   * Or each of these indexes.
   *
   * @throws as `all`, and when there are more than 20 rules
   */
  public orAll(indexes: number[]): SuccessPolicy {
    return this.withAll('orAll', indexes);
  }

  /**
   * Or so many of these indexes.
   *
   * @throws as `anyOf`, and when there are more than 20 rules
   */
  public orAnyOf(count: number, indexes: number[]): SuccessPolicy {
    return this.withAnyOf('orAnyOf', count, indexes);
  }

  /** @internal */
  public _render(): k8s.SuccessPolicy {
    const rules = this.rules.map(({ count, indexes }) => ({
      succeededCount: count,
      succeededIndexes: indexes && intervals(indexes),
    }));
    return { rules };
  }

  /**
   * Rules that a Job of so many completions never meets.
   *
   * @internal
   */
  public _problems(completions: number): Problem[] {
    return this.rules.flatMap(({ count = 0, indexes = [] }, rule) => {
      const prop = `rule ${rule + 1}`;
      const beyond = indexes.filter((index) => index >= completions);
      const fix = 'a rule that is never met decides nothing';
      return [
        ...unless(count <= completions, {
          prop,
          got: `${count} indexes`,
          allowed: `at most completions ${completions}`,
          fix,
        }),
        ...unless(beyond.length === 0, {
          prop,
          got: `index ${intervals(beyond)}`,
          allowed: `0 to ${completions - 1}, as completions says`,
          fix,
        }),
      ];
    });
  }

  private withAny(method: string, count: number): SuccessPolicy {
    return this.with(settleArguments(`SuccessPolicy.${method}`, { count }, ANY, () => this.countProblems()));
  }

  private withAll(method: string, indexes: number[]): SuccessPolicy {
    return this.with(settleArguments(`SuccessPolicy.${method}`, { indexes }, ALL, () => this.countProblems()));
  }

  private withAnyOf(method: string, count: number, indexes: number[]): SuccessPolicy {
    const rule = settleArguments(`SuccessPolicy.${method}`, { count, indexes }, ANY_OF, (settled) => [
      ...countOfListProblems(settled),
      ...this.countProblems(),
    ]);
    return this.with(rule);
  }

  private with(rule: SuccessRule): SuccessPolicy {
    return new SuccessPolicy([...this.rules, rule]);
  }

  /** Whether there is room for one more rule. */
  private countProblems(): Problem[] {
    const count = this.rules.length + 1;
    return unless(count <= MAX_RULES, {
      prop: 'rules',
      got: `${count}`,
      allowed: `at most ${MAX_RULES}`,
      fix: 'join some of them',
    });
  }

  static {
    exactArguments(this);
  }
}

const ANY = { count: wholeNumber(COUNT) };
const ALL = { indexes: INDEXES };
const ANY_OF = { indexes: INDEXES, count: number };

/** A list with problems of its own has no length yet that bounds the count. */
function countOfListProblems({ count, indexes }: Settled<typeof ANY_OF>): Problem[] {
  const max = INDEXES.accepts(indexes) ? indexes.length : MAX_INDEXES;
  return wholeNumberProblems('count', count, { ...COUNT, max });
}

function indexProblems(prop: string, indexes: number[]): Problem[] {
  const allowed = `one or more from 0 to ${MAX_INDEXES - 1}, each once`;
  const problem = (got: string, fix: string) => [{ prop, got, allowed, fix }];
  if (indexes.length === 0) {
    return problem(show(indexes), 'name the indexes that are needed, for example [0]');
  }
  const illegal = indexes.filter((index) => !Number.isInteger(index) || index < 0 || index >= MAX_INDEXES);
  if (illegal.length > 0) {
    return problem(show(illegal[0]), 'indexes are whole numbers that begin at 0');
  }
  const seen = new Set<number>();
  const twice = indexes.find((index) => seen.size === seen.add(index).size);
  if (twice !== undefined) {
    return problem(`${twice} twice`, 'name it once');
  }
  const { length } = intervals(indexes);
  return length <= MAX_LIST ? [] : problem(`a list of ${length} characters`, 'name neighbours, which are one interval');
}

/** Indexes as Kubernetes writes them: `0-2,5`. */
function intervals(indexes: number[]): string {
  const sorted = [...indexes].sort((a, b) => a - b);
  const starts = sorted.filter((index, place) => index !== sorted[place - 1] + 1);
  const ends = sorted.filter((index, place) => index !== sorted[place + 1] - 1);
  return starts.map((start, place) => (start === ends[place] ? `${start}` : `${start}-${ends[place]}`)).join(',');
}
