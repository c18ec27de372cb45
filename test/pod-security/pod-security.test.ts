import * as fc from 'fast-check';
import { KubernetesVersion } from '../../lib/platform/platform';
import { CHECKS, enforcedPolicy } from '../../lib/rendered/pod-security';
import { podUnderCheck } from '../../lib/rendered/pod-under-check';
import { describeNeeding, has } from '../support/needs';
import { Question, askEvaluators, installEvaluators } from './evaluators';
import { LABELS, PODS } from './random-pods';

const PODS_OF_A_RELEASE = 2000;

const RELEASES = Object.values(KubernetesVersion).map((release): [string, number] => [release, minorOf(release)]);

const LEVELS = ['restricted', 'baseline'] as const;

/** How the API server calls the fault that each check finds. */
const REASONS: Record<string, string> = {
  allowPrivilegeEscalation: 'allowPrivilegeEscalation != false',
  appArmorProfile: 'forbidden AppArmor profile',
  capabilities_baseline: 'non-default capabilities',
  capabilities_restricted: 'unrestricted capabilities',
  hostNamespaces: 'host namespaces',
  hostPathVolumes: 'hostPath volumes',
  hostPorts: 'hostPort',
  hostProbesAndHostLifecycle: 'probe or lifecycle host',
  privileged: 'privileged',
  procMount: 'procMount',
  procMount_restricted: 'procMount',
  restrictedVolumes: 'restricted volume types',
  runAsNonRoot: 'runAsNonRoot != true',
  runAsUser: 'runAsUser=0',
  seLinuxOptions: 'seLinuxOptions',
  seccompProfile_baseline: 'seccompProfile',
  seccompProfile_restricted: 'seccompProfile',
  sysctls: 'forbidden sysctls',
  windowsHostProcess: 'hostProcess',
};

/** How often a check has refused a pod, and how often it has not, by level. */
const hits = new Map<string, { refused: number; passed: number }>();

function minorOf(release: string): number {
  return Number(release.split('.')[1]);
}

/** The checks that refuse a pod here, in the words of the API server. */
function ourReasons({ server, labels, pod }: Question): string[] {
  const policy = enforcedPolicy(labels, `1.${server}` as KubernetesVersion);
  if (policy === undefined) {
    return [];
  }
  const under = podUnderCheck({ path: '', ...pod }, policy);
  return Object.entries(CHECKS[policy.level])
    .filter(([id, check]) => {
      const isRefused = check(under).length > 0;
      const { refused = 0, passed = 0 } = hits.get(`${policy.level} ${id}`) ?? {};
      hits.set(`${policy.level} ${id}`, { refused: refused + Number(isRefused), passed: passed + Number(!isRefused) });
      return isRefused;
    })
    .map(([id]) => REASONS[id]);
}

/** The pods that are refused by different checks there and here: the shortest one first. */
function differences(folder: string, server: number, questions: Question[]): string[] {
  const theirs = askEvaluators(folder, server, questions);
  expect(theirs).toHaveLength(questions.length);
  return questions
    .map(({ labels, pod }, index) => {
      const there = theirs[index].map((reason) => reason.replace('profiles', 'profile')).sort();
      const here = ourReasons(questions[index]).sort();
      return there.join() === here.join() ? '' : JSON.stringify({ there, here, labels, pod });
    })
    .filter((difference) => difference !== '')
    .sort((a, b) => a.length - b.length);
}

describeNeeding('Go', has('go', 'version'), "the API server's own Pod Security", () => {
  let folder: string;

  beforeAll(() => {
    folder = installEvaluators();
  });

  describe.each(RELEASES)('of Kubernetes %s', (_release, server) => {
    it.each(LEVELS)(`refuses under %s what we refuse, of ${PODS_OF_A_RELEASE} random pods, check by check`, (level) => {
      const labels = { 'pod-security.kubernetes.io/enforce': level };
      const questions = fc.sample(PODS, PODS_OF_A_RELEASE).map((pod) => ({ server, labels, pod }));
      expect(differences(folder, server, questions)).toEqual([]);
      const passed = questions.filter((question) => ourReasons(question).length === 0).length;
      expect(passed).toBeGreaterThan(PODS_OF_A_RELEASE / 4);
      expect(passed).toBeLessThan((PODS_OF_A_RELEASE * 3) / 4);
    });

    it('reads the labels of a namespace as we do', () => {
      const random = fc.record({ server: fc.constant(server), labels: LABELS, pod: PODS });
      expect(differences(folder, server, fc.sample(random, PODS_OF_A_RELEASE))).toEqual([]);
    });
  });

  it.each(LEVELS.flatMap((level) => Object.keys(CHECKS[level]).map((id): [string, string] => [level, id])))(
    'has been asked under %s for and against each check: %s',
    (level, id) => {
      const { refused = 0, passed = 0 } = hits.get(`${level} ${id}`) ?? {};
      expect(refused).toBeGreaterThan(100);
      expect(passed).toBeGreaterThan(100);
    },
  );
});
