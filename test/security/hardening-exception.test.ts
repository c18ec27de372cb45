import { Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import { Resources } from '../../lib/pod/resources';
import { HardeningException } from '../../lib/security/hardening-exception';
import { containerOf, podSpecOf, problemsOf, templateOf } from '../pod/sample';
import { inShort, refusalsOf } from '../support/refusals';

const WHY = 'the image writes beside its program';

function annotationsOf(...exceptions: HardeningException[]) {
  return templateOf({ pod: { exceptions } }).metadata.annotations;
}

describe('without exceptions', () => {
  it('a pod asks no scanner to look away', () => {
    expect(templateOf().metadata).not.toHaveProperty('annotations');
  });
});

describe('an exception for a writable root file system', () => {
  const exception = HardeningException.writableRootFilesystem(WHY);

  it('makes it writable, and changes nothing else', () => {
    const { readOnlyRootFilesystem, ...others } = containerOf({ pod: { exceptions: [exception] } }).securityContext;
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

describe('an exception for a user id', () => {
  it('is that of the pod, of its containers and of its volumes', () => {
    const { securityContext, containers } = podSpecOf({ exceptions: [HardeningException.userId(999, 998, WHY)] });
    expect(securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 999, runAsGroup: 998, fsGroup: 998 });
    expect(containers[0].securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 999, runAsGroup: 998 });
  });

  it('of an image is told to the scanners that want high ids', () => {
    expect(annotationsOf(HardeningException.userId(999, 999, WHY))).toEqual({
      'checkov.io/skip1': `CKV_K8S_40=${WHY}`,
      'kube-score/ignore': 'container-security-context-user-group-id',
    });
    expect(annotationsOf(HardeningException.userId(9999, 10000, WHY))).toEqual({
      'checkov.io/skip1': `CKV_K8S_40=${WHY}`,
      'kube-score/ignore': 'container-security-context-user-group-id',
    });
  });

  it('of which only the group is low concerns one scanner', () => {
    expect(annotationsOf(HardeningException.userId(10000, 9999, WHY))).toEqual({
      'kube-score/ignore': 'container-security-context-user-group-id',
    });
  });

  it('that is high enough for every scanner asks none to look away', () => {
    expect(
      templateOf({ pod: { exceptions: [HardeningException.userId(10000, 10000, WHY)] } }).metadata,
    ).not.toHaveProperty('annotations');
  });

  it.each([1, 2147483647])('may be %d', (id) => {
    expect(HardeningException.userId(id, id, WHY)).toMatchObject({ user: id, group: id, reason: WHY });
  });

  it.each([0, -1, 1.5, 2147483648, NaN])('is not %d: root is never allowed', (id) => {
    expect(refusalsOf(() => HardeningException.userId(id, id, WHY))).toEqual([
      `HardeningException.userId user: got ${id}`,
      `HardeningException.userId group: got ${id}`,
    ]);
  });
});

describe('an exception for the token of the ServiceAccount', () => {
  it('mounts it into the pod', () => {
    const exceptions = [HardeningException.serviceAccountToken(WHY)];
    expect(podSpecOf({ exceptions }).automountServiceAccountToken).toBe(true);
    expect(podSpecOf().automountServiceAccountToken).toBe(false);
  });

  it('is told to the scanners', () => {
    expect(annotationsOf(HardeningException.serviceAccountToken(WHY))).toEqual({
      'checkov.io/skip1': `CKV_K8S_38=${WHY}`,
      'polaris.fairwinds.com/automountServiceAccountToken-exempt': 'true',
    });
  });
});

describe('an exception for a literal in the environment', () => {
  const exceptions = [HardeningException.literalEnv('PUBLIC_TOKEN', 'it is public')];

  it('lets that variable be, and no other one', () => {
    const env = { PUBLIC_TOKEN: EnvValue.fromValue('pk_1'), SECRET_TOKEN: EnvValue.fromValue('sk_1') };
    expect(problemsOf({ env, pod: { exceptions } }).map(inShort)).toEqual([
      'env["SECRET_TOKEN"]: got a literal that looks like a secret',
    ]);
  });

  it('is told to the scanners', () => {
    expect(annotationsOf(...exceptions)).toEqual({
      'ignore-check.kube-linter.io/env-var-secret': 'it is public',
      'polaris.fairwinds.com/sensitiveContainerEnvVar-exempt': 'true',
    });
  });
});

describe('an exception for a variable that is not there', () => {
  it('excepts nothing, and says so', () => {
    const exceptions = [HardeningException.literalEnv('NOT_THERE', 'it is public')];
    const env = { MODE: EnvValue.fromValue('full') };
    expect(problemsOf({ env, pod: { exceptions } }).map(inShort)).toEqual([
      'pod.exceptions: got literalEnv of "NOT_THERE"',
    ]);
  });
});

describe('no CPU limit', () => {
  it('is an exception that the scanners are told of, with its reason', () => {
    const resources = Resources.steady(Cpu.millis(100), Size.mebibytes(64)).withoutCpuLimit('it bursts');
    expect(templateOf({ resources }).metadata.annotations).toEqual({
      'checkov.io/skip1': 'CKV_K8S_11=it bursts',
      'kube-score/ignore': 'container-resources',
      'ignore-check.kube-linter.io/unset-cpu-requirements': 'it bursts',
      'polaris.fairwinds.com/cpuLimitsMissing-exempt': 'true',
    });
  });
});

describe('several exceptions', () => {
  it('are numbered for one scanner and listed for another', () => {
    const annotations = annotationsOf(
      HardeningException.writableRootFilesystem('a'),
      HardeningException.userId(999, 999, 'b'),
      HardeningException.serviceAccountToken('c'),
    );
    expect(annotations).toMatchObject({
      'checkov.io/skip1': 'CKV_K8S_22=a',
      'checkov.io/skip2': 'CKV_K8S_40=b',
      'checkov.io/skip3': 'CKV_K8S_38=c',
      'kube-score/ignore': 'container-security-context-readonlyrootfilesystem,container-security-context-user-group-id',
    });
  });

  it('of one kind contradict each other, and are refused', () => {
    const exceptions = [HardeningException.userId(999, 999, 'a'), HardeningException.userId(70, 70, 'b')];
    expect(problemsOf({ pod: { exceptions } }).map(inShort)).toEqual(['pod.exceptions: got "user-id" twice']);
  });

  it('for different variables go together', () => {
    const env = { A_TOKEN: EnvValue.fromValue('pk_1'), B_TOKEN: EnvValue.fromValue('pk_2') };
    const exceptions = Object.keys(env).map((name) => HardeningException.literalEnv(name, `${name} is public`));
    expect(problemsOf({ env, pod: { exceptions } })).toEqual([]);
    expect(annotationsOf(...exceptions)).toMatchObject({
      'ignore-check.kube-linter.io/env-var-secret': 'A_TOKEN is public; B_TOKEN is public',
    });
    expect(problemsOf({ env, pod: { exceptions: [...exceptions, exceptions[0]] } }).map(inShort)).toEqual([
      'pod.exceptions: got "literal-env A_TOKEN" twice',
    ]);
  });
});

describe('what an exception says of itself', () => {
  it.each<[HardeningException, object]>([
    [HardeningException.writableRootFilesystem(WHY), { what: 'writable-root-filesystem', reason: WHY }],
    [HardeningException.userId(999, 998, WHY), { what: 'user-id', reason: WHY, user: 999, group: 998 }],
    [HardeningException.serviceAccountToken(WHY), { what: 'service-account-token', reason: WHY }],
    [
      HardeningException.literalEnv('PUBLIC_TOKEN', WHY),
      { what: 'literal-env', reason: WHY, variable: 'PUBLIC_TOKEN' },
    ],
    [HardeningException.literalText('args', WHY), { what: 'literal-text', reason: WHY, variable: 'args' }],
    [HardeningException._noCpuLimit(WHY), { what: 'no-cpu-limit', reason: WHY }],
  ])('is what was given up, why, and what belongs to it', (exception, told) => {
    const { what, reason, user, group, variable } = exception;
    expect({ what, reason, user, group, variable }).toEqual(told);
  });
});

describe('the reason of an exception', () => {
  it.each(['', '  ', '\n'])('is some words, not %j', (reason) => {
    expect(refusalsOf(() => HardeningException.serviceAccountToken(reason))).toEqual([
      `HardeningException reason: got ${JSON.stringify(reason)}`,
    ]);
  });

  it.each(['a=b', 'one\ntwo'])('fits into the annotation of every scanner, unlike %j', (reason) => {
    expect(refusalsOf(() => HardeningException.writableRootFilesystem(reason))).toEqual([
      `HardeningException reason: got ${JSON.stringify(reason)}`,
    ]);
  });
});
