import { GivenUp, Waiver } from './waiver';
import { isVariable } from './waivers';

/** How the scanners call one of their checks; a scanner without such a check is left out. */
interface ScannerChecks {
  readonly checkov?: string;
  readonly kubeScore?: string;
  readonly kubeLinter?: string;
  readonly polaris?: string;
}

/** Ids below it may be those of a user of the node. */
const HIGH_ID = 10000;

/** The annotations by which the scanners read what was given up, and why. */
export function scannerAnnotations(waivers: Waiver[]): Record<string, string> {
  const entries = new Map<string, string>();
  const kubeScore = new Set<string>();
  let skips = 0;
  for (const { _givenUp: givenUp, reason } of waivers) {
    const checks = checksOf(givenUp);
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

function checksOf(givenUp: GivenUp): ScannerChecks {
  switch (givenUp.what) {
    case 'writable-root-filesystem':
      return {
        checkov: 'CKV_K8S_22',
        kubeScore: 'container-security-context-readonlyrootfilesystem',
        kubeLinter: 'no-read-only-root-fs',
        polaris: 'notReadOnlyRootFilesystem',
      };
    case 'user-id':
      return {
        checkov: givenUp.user < HIGH_ID ? 'CKV_K8S_40' : undefined,
        kubeScore:
          Math.min(givenUp.user, givenUp.group) < HIGH_ID ? 'container-security-context-user-group-id' : undefined,
      };
    case 'service-account-token':
      return { checkov: 'CKV_K8S_38', polaris: 'automountServiceAccountToken' };
    case 'literal':
      return isVariable(givenUp.place) ? { kubeLinter: 'env-var-secret', polaris: 'sensitiveContainerEnvVar' } : {};
    case 'no-cpu-limit':
      return {
        checkov: 'CKV_K8S_11',
        kubeScore: 'container-resources',
        kubeLinter: 'unset-cpu-requirements',
        polaris: 'cpuLimitsMissing',
      };
  }
}
