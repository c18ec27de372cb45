import { Identity } from '../../lib/pod/identity';
import { Resources } from '../../lib/pod/resources';
import { Waiver } from '../../lib/security/waiver';
import { containerOf, podSpecOf, problemsOf, templateOf } from '../pod/sample';
import { inShort, refusalsOf } from '../support/refusals';

const WHY = 'the image writes beside its program';

function annotationsOf(...waivers: Waiver[]) {
  return templateOf({ waivers }).metadata.annotations;
}

describe('without waivers', () => {
  it('a pod asks no scanner to look away', () => {
    expect(templateOf().metadata).not.toHaveProperty('annotations');
  });
});

describe('a waiver for a writable root file system', () => {
  const exception = Waiver.writableRootFilesystem(WHY);

  it('makes it writable, and changes nothing else', () => {
    const { readOnlyRootFilesystem, ...others } = containerOf({ waivers: [exception] }).securityContext;
    expect(readOnlyRootFilesystem).toBe(false);
    expect({ ...others, readOnlyRootFilesystem: true }).toEqual(containerOf().securityContext);
  });

  it('is told to each scanner in its own words', () => {
    expect(annotationsOf(exception)).toEqual({
      'checkov.io/skip1': `CKV_K8S_22=${WHY}`,
      'kube-score/ignore': 'container-security-context-readonlyrootfilesystem',
      'ignore-check.kube-linter.io/no-read-only-root-fs': WHY,
      'polaris.fairwinds.com/notReadOnlyRootFilesystem-exempt': 'true',
    });
  });
});

describe('a waiver for a user id', () => {
  it('is that of the pod, of its containers and of its volumes', () => {
    const { securityContext, containers } = podSpecOf({ waivers: [Waiver.userId(999, 998, WHY)] });
    expect(securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 999, runAsGroup: 998, fsGroup: 998 });
    expect(containers[0].securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 999, runAsGroup: 998 });
  });

  it('of an image is told to the scanners that want high ids', () => {
    expect(annotationsOf(Waiver.userId(999, 999, WHY))).toEqual({
      'checkov.io/skip1': `CKV_K8S_40=${WHY}`,
      'kube-score/ignore': 'container-security-context-user-group-id',
    });
    expect(annotationsOf(Waiver.userId(9999, 10000, WHY))).toEqual({
      'checkov.io/skip1': `CKV_K8S_40=${WHY}`,
      'kube-score/ignore': 'container-security-context-user-group-id',
    });
  });

  it('of which only the group is low concerns one scanner', () => {
    expect(annotationsOf(Waiver.userId(10000, 9999, WHY))).toEqual({
      'kube-score/ignore': 'container-security-context-user-group-id',
    });
  });

  it('that is high enough for every scanner asks none to look away', () => {
    expect(templateOf({ waivers: [Waiver.userId(10000, 10000, WHY)] }).metadata).not.toHaveProperty('annotations');
  });

  it.each([1, 2147483647])('may be %d', (id) => {
    expect(Waiver.userId(id, id, WHY)).toMatchObject({ user: id, group: id, reason: WHY });
  });

  it.each([0, -1, 1.5, 2147483648, NaN])('is not %d: root is never allowed', (id) => {
    expect(refusalsOf(() => Waiver.userId(id, id, WHY))).toEqual([
      `Waiver.userId user: got ${id}`,
      `Waiver.userId group: got ${id}`,
    ]);
  });
});

describe('a waiver for the token of the ServiceAccount', () => {
  it('mounts it into the pod', () => {
    const identity = Identity.own().withToken(WHY);
    expect(podSpecOf({ identity }).automountServiceAccountToken).toBe(true);
    expect(podSpecOf().automountServiceAccountToken).toBe(false);
  });

  it('is told to the scanners', () => {
    const identity = Identity.own().withToken(WHY);
    expect(templateOf({ identity }).metadata.annotations).toEqual({
      'checkov.io/skip1': `CKV_K8S_38=${WHY}`,
      'polaris.fairwinds.com/automountServiceAccountToken-exempt': 'true',
    });
  });
});

describe('a waiver for a literal in the environment', () => {
  const waivers = [Waiver.literal('env.PUBLIC_TOKEN', 'it is public')];

  it('lets that variable be, and no other one', () => {
    const env = { PUBLIC_TOKEN: 'pk_1', SECRET_TOKEN: 'sk_1' };
    expect(problemsOf({ env, waivers }).map(inShort)).toEqual([
      'env["SECRET_TOKEN"]: got a literal that looks like a secret',
    ]);
  });

  it('is told to the scanners', () => {
    expect(annotationsOf(...waivers)).toEqual({
      'ignore-check.kube-linter.io/env-var-secret': 'it is public',
      'polaris.fairwinds.com/sensitiveContainerEnvVar-exempt': 'true',
    });
  });
});

describe('a waiver for a variable that is not there', () => {
  it('excepts nothing, and says so', () => {
    const waivers = [Waiver.literal('env.NOT_THERE', 'it is public')];
    const env = { MODE: 'full' };
    expect(problemsOf({ env, waivers }).map(inShort)).toEqual(['waivers: got literal of env["NOT_THERE"]']);
  });
});

describe('no CPU limit', () => {
  it('is a waiver that the scanners are told of, with its reason', () => {
    const resources = Resources.of('100m', '64Mi').withoutCpuLimit('it bursts');
    expect(templateOf({ resources }).metadata.annotations).toEqual({
      'checkov.io/skip1': 'CKV_K8S_11=it bursts',
      'kube-score/ignore': 'container-resources',
      'ignore-check.kube-linter.io/unset-cpu-requirements': 'it bursts',
      'polaris.fairwinds.com/cpuLimitsMissing-exempt': 'true',
    });
  });
});

describe('several waivers', () => {
  it('are numbered for one scanner and listed for another', () => {
    const waivers = [Waiver.writableRootFilesystem('a'), Waiver.userId(999, 999, 'b')];
    const identity = Identity.own().withToken('c');
    expect(templateOf({ waivers, identity }).metadata.annotations).toMatchObject({
      'checkov.io/skip1': 'CKV_K8S_22=a',
      'checkov.io/skip2': 'CKV_K8S_40=b',
      'checkov.io/skip3': 'CKV_K8S_38=c',
      'kube-score/ignore': 'container-security-context-readonlyrootfilesystem,container-security-context-user-group-id',
    });
  });

  it('of one kind contradict each other, and are refused', () => {
    const waivers = [Waiver.userId(999, 999, 'a'), Waiver.userId(70, 70, 'b')];
    expect(problemsOf({ waivers }).map(inShort)).toEqual(['waivers: got "user-id" twice']);
  });

  it('for different variables go together', () => {
    const env = { A_TOKEN: 'pk_1', B_TOKEN: 'pk_2' };
    const waivers = Object.keys(env).map((name) => Waiver.literal(`env.${name}`, `${name} is public`));
    expect(problemsOf({ env, waivers })).toEqual([]);
    expect(annotationsOf(...waivers)).toMatchObject({
      'ignore-check.kube-linter.io/env-var-secret': 'A_TOKEN is public; B_TOKEN is public',
    });
    expect(problemsOf({ env, waivers: [...waivers, waivers[0]] }).map(inShort)).toEqual([
      'waivers: got "literal env[\\"A_TOKEN\\"]" twice',
    ]);
  });
});

describe('what a waiver says of itself', () => {
  it.each<[Waiver, object]>([
    [Waiver.writableRootFilesystem(WHY), { what: 'writable-root-filesystem', reason: WHY }],
    [Waiver.userId(999, 998, WHY), { what: 'user-id', reason: WHY, user: 999, group: 998 }],
    [Waiver._token(WHY), { what: 'service-account-token', reason: WHY }],
    [Waiver.literal('env.PUBLIC_TOKEN', WHY), { what: 'literal', reason: WHY, place: 'env["PUBLIC_TOKEN"]' }],
    [Waiver.literal('program.args[0]', WHY), { what: 'literal', reason: WHY, place: 'program.args[0]' }],
    [Waiver._noCpuLimit(WHY), { what: 'no-cpu-limit', reason: WHY }],
  ])('is what was given up, why, and what belongs to it', (waiver, told) => {
    const { what, reason, user, group, place } = waiver;
    expect({ what, reason, user, group, place }).toEqual(told);
  });
});

describe('the reason of a waiver', () => {
  it.each(['', '  ', '\n'])('is some words, not %j', (reason) => {
    expect(refusalsOf(() => Identity.own().withToken(reason))).toEqual([
      `Identity.withToken reason: got ${JSON.stringify(reason)}`,
    ]);
  });

  it.each(['a=b', 'one\ntwo'])('fits into the annotation of every scanner, unlike %j', (reason) => {
    expect(refusalsOf(() => Waiver.writableRootFilesystem(reason))).toEqual([
      `Waiver reason: got ${JSON.stringify(reason)}`,
    ]);
  });
});
