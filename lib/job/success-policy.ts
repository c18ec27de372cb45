import { JobSpec, SuccessPolicyRule } from '../../imports/k8s';
import { wholeNumberProblems } from '../fields/numbers';
import { Problem, rejectValueIfAny } from '../fields/problem';
import { show } from '../fields/show';

const MAX_RULES = 20;

/** The most indexes that a Job may have. */
const MAX_INDEXES = 100000;

/** How long the list of one rule may be. */
const MAX_LIST = 65536;

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
    return new SuccessPolicy([]).with('any', { count });
  }

  /**
   * Each of these indexes.
   *
   * @param indexes from 0 to the Job's `completions` - 1
   * @throws when there is none, or one is out of bounds or stands twice
   */
  public static all(indexes: number[]): SuccessPolicy {
    return new SuccessPolicy([]).with('all', { indexes });
  }

  /**
   * So many of these indexes.
   *
   * @param count from 1 to the number of `indexes`
   * @throws outside those bounds, and as `all`
   */
  public static anyOf(count: number, indexes: number[]): SuccessPolicy {
    return new SuccessPolicy([]).with('anyOf', { count, indexes });
  }

  private constructor(private readonly rules: SuccessRule[]) {}

  /**
   * Or so many indexes, whichever.
   *
   * @throws as `any`, and when there are more than 20 rules
   */
  public orAny(count: number): SuccessPolicy {
    return this.with('orAny', { count });
  }

  /**
   * Or each of these indexes.
   *
   * @throws as `all`, and when there are more than 20 rules
   */
  public orAll(indexes: number[]): SuccessPolicy {
    return this.with('orAll', { indexes });
  }

  /**
   * Or so many of these indexes.
   *
   * @throws as `anyOf`, and when there are more than 20 rules
   */
  public orAnyOf(count: number, indexes: number[]): SuccessPolicy {
    return this.with('orAnyOf', { count, indexes });
  }

  /** @internal */
  public _render(): unknown {
    const rules: SuccessPolicyRule[] = this.rules.map(({ count, indexes }) => ({
      succeededCount: count,
      succeededIndexes: indexes && intervals(indexes),
    }));
    return { rules } satisfies JobSpec['successPolicy'];
  }

  /**
   * What of it a Job of so many completions can never meet.
   *
   * @internal
   */
  public _problems(completions: number): { prop: string; got: string; allowed: string; fix: string }[] {
    return this.rules.flatMap(({ count, indexes = [] }, rule): Problem[] => {
      const prop = `successPolicy rule ${rule + 1}`;
      const beyond = indexes.filter((index) => index >= completions);
      const fix = 'a rule that is never met decides nothing';
      return [
        ...(count !== undefined && count > completions
          ? [{ prop, got: `${count} indexes`, allowed: `at most completions ${completions}`, fix }]
          : []),
        ...(beyond.length > 0
          ? [{ prop, got: `index ${intervals(beyond)}`, allowed: `0 to ${completions - 1}, as completions says`, fix }]
          : []),
      ];
    });
  }

  private with(method: string, rule: SuccessRule): SuccessPolicy {
    const rules = [...this.rules, rule];
    const tooMany =
      rules.length <= MAX_RULES
        ? []
        : [{ prop: 'rules', got: `${rules.length}`, allowed: `at most ${MAX_RULES}`, fix: 'join some of them' }];
    rejectValueIfAny(`SuccessPolicy.${method}`, [...ruleProblems(rule), ...tooMany]);
    return new SuccessPolicy(rules);
  }
}

/** What a rule of its kind must have, and has wrong. */
function ruleProblems(rule: SuccessRule): Problem[] {
  const { count, indexes } = rule;
  const listed = 'indexes' in rule ? indexProblems(indexes) : [];
  const max = indexes && listed.length === 0 ? indexes.length : MAX_INDEXES;
  const fix = 'no more indexes can succeed than there are';
  const isMissing = 'count' in rule && count === undefined;
  const missing = { prop: 'count', got: 'nothing', allowed: `a whole number from 1 to ${max}`, fix: 'name one' };
  return [...listed, ...(isMissing ? [missing] : wholeNumberProblems('count', count, { min: 1, max, fix }))];
}

function indexProblems(indexes: number[] | undefined): Problem[] {
  const allowed = `one or more from 0 to ${MAX_INDEXES - 1}, each once`;
  const report = (got: string, fix: string) => [{ prop: 'indexes', got, allowed, fix }];
  if (!Array.isArray(indexes) || indexes.length === 0) {
    return report(show(indexes), 'name the indexes that are needed, for example [0]');
  }
  const illegal = [...indexes].filter((index) => !Number.isInteger(index) || index < 0 || index >= MAX_INDEXES);
  if (illegal.length > 0) {
    return report(show(illegal[0]), 'indexes are whole numbers that begin at 0');
  }
  const seen = new Set<number>();
  const twice = indexes.find((index) => seen.size === seen.add(index).size);
  if (twice !== undefined) {
    return report(`${twice} twice`, 'name it once');
  }
  const { length } = intervals(indexes);
  return length <= MAX_LIST ? [] : report(`a list of ${length} characters`, 'name neighbours, which are one interval');
}

/** As Kubernetes writes them: `0-2,5`. */
function intervals(indexes: number[]): string {
  const sorted = [...indexes].sort((a, b) => a - b);
  const starts = sorted.filter((index, place) => index !== sorted[place - 1] + 1);
  const ends = sorted.filter((index, place) => index !== sorted[place + 1] - 1);
  return starts.map((start, place) => (start === ends[place] ? `${start}` : `${start}-${ends[place]}`)).join(',');
}
