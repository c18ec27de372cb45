import * as k8s from '../../imports/k8s';
import { Problem, rejectValueIfAny } from '../fields/problem';
import { show } from '../fields/show';
import { wantsConditionsInEachRule } from '../platform/features';
import { KubernetesVersion } from '../platform/platform';

/** What a rule does with a pod that failed. */
export type Action = 'FailJob' | 'FailIndex' | 'Ignore';

interface ExitCodeRule {
  readonly action: Action;
  readonly operator: 'In' | 'NotIn';
  readonly codes: number[];
}

const MAX_RULES = 20;

const ALL_CODES = Array.from({ length: 255 }, (_, index) => index + 1);

/**
 * What a failed pod means for its Job, rule by rule in the order written; the first that fits decides, and whatever
 * fits none is tried again within the backoff limits. It reads as a sentence:
 * `FailurePolicy.ignoreDisruptions().failJobOn(2).failIndexOn(137)`.
 *
 * Exit codes are those of the program, not of init containers.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy
 */
export class FailurePolicy {
  /** A pod that was drained, preempted or evicted is replaced and does not count as a try. */
  public static ignoreDisruptions(): FailurePolicy {
    return new FailurePolicy(true, []);
  }

  /** A pod that was drained, preempted or evicted counts as a failed try, which is what Kubernetes does by itself. */
  public static countDisruptions(): FailurePolicy {
    return new FailurePolicy(false, []);
  }

  private constructor(
    private readonly disruptionsIgnored: boolean,
    private readonly rules: ExitCodeRule[],
  ) {}

  /**
   * These exit codes end the Job at once: another try would fail in the same way.
   *
   * @throws when there is no code, or one is not from 1 to 255, stands twice or is decided by an earlier rule already,
   * and when there are more than 20 rules
   */
  public failJobOn(...exitCodes: number[]): FailurePolicy {
    return this.with('failJobOn', { action: 'FailJob', operator: 'In', codes: exitCodes });
  }

  /**
   * Every exit code but these, and but 0, ends the Job at once: only these are worth another try.
   *
   * @throws as `failJobOn`
   */
  public failJobUnless(...exitCodes: number[]): FailurePolicy {
    return this.with('failJobUnless', { action: 'FailJob', operator: 'NotIn', codes: exitCodes });
  }

  /**
   * These exit codes end the tries of that index, while the others go on. Needs `backoffLimitPerIndex`.
   *
   * @throws as `failJobOn`
   */
  public failIndexOn(...exitCodes: number[]): FailurePolicy {
    return this.with('failIndexOn', { action: 'FailIndex', operator: 'In', codes: exitCodes });
  }

  /**
   * These exit codes are not the program's fault: the pod is replaced and does not count as a try. A program that
   * always ends so is replaced until `activeDeadline`.
   *
   * @throws as `failJobOn`
   */
  public ignoreOn(...exitCodes: number[]): FailurePolicy {
    return this.with('ignoreOn', { action: 'Ignore', operator: 'In', codes: exitCodes });
  }

  /** @internal */
  public get _failsIndexes(): boolean {
    return this.rules.some(({ action }) => action === 'FailIndex');
  }

  /**
   * What the first rule that fits does with a pod that failed; nothing when none fits.
   *
   * @internal
   */
  public _actionOn(exitCode: number, disrupted: boolean): string | undefined {
    if (disrupted && this.disruptionsIgnored) {
      return 'Ignore' satisfies Action;
    }
    return this.rules.find((rule) => fits(rule, exitCode))?.action;
  }

  /** @internal */
  public _render(containerName: string, kubernetes: string): unknown {
    const none = wantsConditionsInEachRule(kubernetes as KubernetesVersion) ? { onPodConditions: [] } : {};
    const disruption = { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] };
    const rules: k8s.PodFailurePolicyRule[] = this.rules.map(({ action, operator, codes }) => ({
      action,
      onExitCodes: { containerName, operator, values: [...codes].sort((a, b) => a - b) },
      ...none,
    }));
    const all = this.disruptionsIgnored ? [disruption, ...rules] : rules;
    return all.length > 0 ? { rules: all } : undefined;
  }

  private with(method: string, rule: ExitCodeRule): FailurePolicy {
    const rules = [...this.rules, rule];
    const problems = codeProblems(rule.codes);
    rejectValueIfAny(`FailurePolicy.${method}`, [
      ...(problems.length > 0 ? problems : this.shadowProblems(rule)),
      ...this.countProblems(rules.length),
    ]);
    return new FailurePolicy(this.disruptionsIgnored, rules);
  }

  /** Codes that an earlier rule decides, so that this one never would. */
  private shadowProblems(rule: ExitCodeRule): Problem[] {
    const isDecided = (code: number) => this.rules.some((earlier) => fits(earlier, code));
    const { codes, operator } = rule;
    const decided = operator === 'In' ? codes.filter(isDecided) : [];
    const isUseless = operator === 'NotIn' && ALL_CODES.filter((code) => fits(rule, code)).every(isDecided);
    const got = isUseless ? `all but ${codes.join(', ')}` : decided.join(', ');
    const fix = 'the first rule that fits decides, so this one never would; write it first, or leave it out';
    return got === '' ? [] : [{ prop: 'exitCodes', got, allowed: 'what no earlier rule decides', fix }];
  }

  private countProblems(exitCodeRules: number): Problem[] {
    const count = exitCodeRules + (this.disruptionsIgnored ? 1 : 0);
    const fix = 'name several exit codes in one rule';
    return count <= MAX_RULES ? [] : [{ prop: 'rules', got: `${count}`, allowed: `at most ${MAX_RULES}`, fix }];
  }
}

function fits({ operator, codes }: ExitCodeRule, exitCode: number): boolean {
  return codes.includes(exitCode) === (operator === 'In');
}

function codeProblems(codes: number[]): Problem[] {
  const report = (got: string, fix: string) => ({ prop: 'exitCodes', got, allowed: '1 to 255, each once', fix });
  if (codes.length === 0) {
    return [report('none', 'name at least one exit code')];
  }
  const illegal = codes.filter((code) => !Number.isInteger(code) || code < 1 || code > 255);
  const legal = codes.filter((code) => !illegal.includes(code));
  const twice = new Set(legal.filter((code, index) => legal.indexOf(code) !== index));
  return [
    ...illegal.map((code) => report(show(code), code === 0 ? '0 is success and never fails' : 'name an exit code')),
    ...[...twice].map((code) => report(`${show(code)} twice`, 'name it once')),
  ];
}
