import { wholeNumberProblems } from '../fields/numbers';
import { Problem, rejectValueIfAny } from '../fields/problem';
import { show } from '../fields/show';
import { isNumber, isText, requireArguments } from '../fields/types';

/** How the scanners call one of their checks; a scanner without such a check is left out. */
interface ScannerChecks {
  readonly checkov?: string;
  readonly kubeScore?: string;
  readonly kubeLinter?: string;
  readonly polaris?: string;
}

/**
 * One way out of the hardened defaults, with its reason. It is rendered beside the object as the annotations that
 * Checkov, kube-score, kube-linter and Polaris read, so that a reviewer sees what was given up and why.
 */
export class HardeningException {
  /** The program writes outside `/tmp` and its mounts. */
  public static writableRootFilesystem(reason: string): HardeningException {
    return new HardeningException('writable-root-filesystem', reason, {
      checkov: 'CKV_K8S_22',
      kubeScore: 'container-security-context-readonlyrootfilesystem',
      kubeLinter: 'no-read-only-root-fs',
      polaris: 'notReadOnlyRootFilesystem',
    });
  }

  /**
   * The image owns its files as a user of its own.
   *
   * @param user 1 to 2147483647; 0 is root, which Pod Security `restricted` refuses
   * @param group likewise
   * @throws outside that range, or without a reason
   */
  public static userId(user: number, group: number, reason: string): HardeningException {
    requireArguments('HardeningException.userId', { user, group }, { user: isNumber, group: isNumber });
    const bounds = { min: 1, max: 2147483647, fix: 'root is refused by Pod Security restricted; rebuild the image' };
    const problems = [...wholeNumberProblems('user', user, bounds), ...wholeNumberProblems('group', group, bounds)];
    rejectValueIfAny('HardeningException.userId', problems);
    const checks = {
      ...(user < 10000 ? { checkov: 'CKV_K8S_40' } : {}),
      ...(Math.min(user, group) < 10000 ? { kubeScore: 'container-security-context-user-group-id' } : {}),
    };
    return new HardeningException('user-id', reason, checks, user, group);
  }

  /** The program talks to the API server with the token of its ServiceAccount. An `Egress` opens the way there. */
  public static serviceAccountToken(reason: string): HardeningException {
    return new HardeningException('service-account-token', reason, {
      checkov: 'CKV_K8S_38',
      polaris: 'automountServiceAccountToken',
    });
  }

  /** An environment variable looks like a secret and is none, e.g. the public part of a key. */
  public static literalEnv(name: string, reason: string): HardeningException {
    requireArguments('HardeningException.literalEnv', { name }, { name: isText });
    const checks = { kubeLinter: 'env-var-secret', polaris: 'sensitiveContainerEnvVar' };
    return new HardeningException('literal-env', reason, checks, undefined, undefined, name);
  }

  /**
   * A text outside the environment looks like a secret and is none, e.g. the example in a comment. No scanner asks for
   * its reason, so it is not rendered.
   *
   * @param place as the message names it, e.g. `program.args[0]` or `program.files["run.sh"]`
   * @throws without a reason
   */
  public static literalText(place: string, reason: string): HardeningException {
    requireArguments('HardeningException.literalText', { place }, { place: isText });
    return new HardeningException('literal-text', reason, {}, undefined, undefined, place);
  }

  /**
   * The CPU of the container has no limit.
   *
   * @internal
   */
  public static _noCpuLimit(reason: string): HardeningException {
    return new HardeningException('no-cpu-limit', reason, {
      checkov: 'CKV_K8S_11',
      kubeScore: 'container-resources',
      kubeLinter: 'unset-cpu-requirements',
      polaris: 'cpuLimitsMissing',
    });
  }

  private constructor(
    /** What is given up. */
    public readonly what: string,
    /** Why. */
    public readonly reason: string,
    private readonly checks: ScannerChecks,
    /** The user id, where that is the exception. */
    public readonly user?: number,
    /** The group id, where that is the exception. */
    public readonly group?: number,
    /** The variable, or the place of a text, where that is the exception. */
    public readonly variable?: string,
  ) {
    rejectValueIfAny('HardeningException', reasonProblems(reason, 'say in a sentence why this pod needs it'));
  }

  /**
   * The annotations of several exceptions together.
   *
   * @internal
   */
  public static _annotations(exceptions: HardeningException[]): Record<string, string> {
    const entries = new Map<string, string>();
    const kubeScore = new Set<string>();
    let skips = 0;
    for (const { checks, reason } of exceptions) {
      if (checks.checkov) {
        entries.set(`checkov.io/skip${(skips += 1)}`, `${checks.checkov}=${reason}`);
      }
      if (checks.kubeScore) {
        kubeScore.add(checks.kubeScore);
      }
      if (checks.kubeLinter) {
        const key = `ignore-check.kube-linter.io/${checks.kubeLinter}`;
        entries.set(key, [entries.get(key) ?? [], reason].flat().join('; ')); // two variables, one check
      }
      if (checks.polaris) {
        entries.set(`polaris.fairwinds.com/${checks.polaris}-exempt`, 'true');
      }
    }
    const ignore: [string, string][] = kubeScore.size > 0 ? [['kube-score/ignore', [...kubeScore].join(',')]] : [];
    return Object.fromEntries([...entries, ...ignore]);
  }
}

/** A reason stands in an annotation: some words, on one line. */
export function reasonProblems(reason: string, fix: string): Problem[] {
  if (typeof reason !== 'string' || reason.trim() === '') {
    return [{ prop: 'reason', got: show(reason), allowed: 'a reason in words', fix }];
  }
  return reason.includes('=') || reason.includes('\n')
    ? [
        {
          prop: 'reason',
          got: show(reason),
          allowed: 'one line without "=", which a scanner reads as a separator',
          fix,
        },
      ]
    : [];
}
