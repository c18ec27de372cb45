import * as k8s from '../../imports/k8s';
import { exactArguments } from '../fields/exact-arguments';
import { listOf, number } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { settleArguments } from '../fields/settle';
import { show } from '../fields/show';
import { wantsConditionsInEachRule } from '../platform/features';
import { KubernetesVersion } from '../platform/platform';

/** What a rule does with a failed pod. */
export type Action = 'FailJob' | 'FailIndex' | 'Ignore';

interface ExitCodeRule {
  readonly action: Action;
  readonly operator: 'In' | 'NotIn';
  readonly codes: number[];
}

const MAX_RULES = 20;

const EXIT_CODES = listOf(number).checkedBy(codeProblems);

const ALL_CODES = Array.from({ length: 255 }, (_, index) => index + 1);

/**
 * What a failed pod means for its Job. The first rule that fits decides, in the order in which they are written; a pod
 * that no rule fits is tried again within the backoff limits. It reads as a sentence:
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
   * What the first rule that fits does with a failed pod; nothing when no rule fits.
   *
   * @internal
   */
  public _actionOn(exitCode: number, disrupted: boolean): Action | undefined {
    if (disrupted && this.disruptionsIgnored) {
      return 'Ignore';
    }
    return this.rules.find((rule) => fits(rule, exitCode))?.action;
  }

  /** @internal */
  public _render(containerName: string, kubernetes: KubernetesVersion): k8s.PodFailurePolicy | undefined {
    const noConditions = wantsConditionsInEachRule(kubernetes) ? { onPodConditions: [] } : {};
    const disruption = { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] };
    const rules: k8s.PodFailurePolicyRule[] = this.rules.map(({ action, operator, codes }) => ({
      action,
      onExitCodes: { containerName, operator, values: [...codes].sort((a, b) => a - b) },
      ...noConditions,
    }));
    const all = this.disruptionsIgnored ? [disruption, ...rules] : rules;
    return all.length > 0 ? { rules: all } : undefined;
  }

  private with(method: string, rule: ExitCodeRule): FailurePolicy {
    const rules = [...this.rules, rule];
    settleArguments(`FailurePolicy.${method}`, { exitCodes: rule.codes }, { exitCodes: EXIT_CODES }, () => [
      ...(EXIT_CODES.accepts(rule.codes) ? this.decidedProblems(rule) : []),
      ...this.countProblems(rules.length),
    ]);
    return new FailurePolicy(this.disruptionsIgnored, rules);
  }

  /** Exit codes that an earlier rule decides, so that a new rule never would. */
  private decidedProblems(rule: ExitCodeRule): Problem[] {
    const isDecided = (code: number) => this.rules.some((earlier) => fits(earlier, code));
    const { codes, operator } = rule;
    const decided = operator === 'In' ? codes.filter(isDecided) : [];
    const isUseless = operator === 'NotIn' && ALL_CODES.filter((code) => fits(rule, code)).every(isDecided);
    return unless(decided.length === 0 && !isUseless, {
      prop: 'exitCodes',
      got: isUseless ? `all but ${codes.join(', ')}` : decided.join(', '),
      allowed: 'what no earlier rule decides',
      fix: 'the first rule that fits decides, so this one never would; write it first, or leave it out',
    });
  }

  private countProblems(exitCodeRules: number): Problem[] {
    const count = exitCodeRules + (this.disruptionsIgnored ? 1 : 0);
    return unless(count <= MAX_RULES, {
      prop: 'rules',
      got: `${count}`,
      allowed: `at most ${MAX_RULES}`,
      fix: 'name several exit codes in one rule',
    });
  }

  static {
    exactArguments(this, { variadic: ['failJobOn', 'failJobUnless', 'failIndexOn', 'ignoreOn'] });
  }
}

function fits({ operator, codes }: ExitCodeRule, exitCode: number): boolean {
  return codes.includes(exitCode) === (operator === 'In');
}

function codeProblems(prop: string, codes: number[]): Problem[] {
  const problem = (got: string, fix: string) => ({ prop, got, allowed: '1 to 255, each once', fix });
  if (codes.length === 0) {
    return [problem('none', 'name at least one exit code')];
  }
  const isLegal = (code: number) => Number.isInteger(code) && code >= 1 && code <= 255;
  const legal = codes.filter(isLegal);
  const twice = new Set(legal.filter((code, index) => legal.indexOf(code) !== index));
  return [
    ...codes
      .filter((code) => !isLegal(code))
      .map((code) => problem(show(code), code === 0 ? '0 is success and never fails' : 'name an exit code')),
    ...[...twice].map((code) => problem(`${show(code)} twice`, 'name it once')),
  ];
}
