import { Duration, Size, Testing } from 'cdk8s';
import { EnvValue, Secret, ServiceAccount } from 'cdk8s-plus-27';
import { Toleration } from '../../lib/pod/toleration';
import { inShort } from '../support/refusals';
import { problemsOf } from './sample';

const chart = Testing.chart();

const refusalsOf = (...given: Parameters<typeof problemsOf>) => problemsOf(...given).map(inShort);

describe('a pod', () => {
  it('with nothing but its program and its resources is right', () => {
    expect(refusalsOf()).toEqual([]);
  });

  it('says all that is wrong at once, by the names that its user wrote', () => {
    const wrong = refusalsOf({
      env: { '1A': EnvValue.fromValue('x') },
      labels: { 'a b': 'c' },
      annotations: { '/': '' },
      pod: {
        nodeSelector: { pool: 'a b' },
        serviceAccount: ServiceAccount.fromServiceAccountName(chart, 'account', 'A'),
        terminationGracePeriod: Duration.seconds(0),
        tmpSize: Size.kibibytes(1),
        imagePullSecrets: [Secret.fromSecretName(chart, 'all-wrong', 'A')],
        tolerations: [Toleration.exists('pool')],
      },
    });
    expect(wrong).toEqual([
      'env["1A"]: got "1A"',
      'labels["a b"]: got "a b"',
      'annotations["/"]: got "/"',
      'pod.tmpSize: got 1Ki',
      'pod.nodeSelector["pool"]: got "a b"',
      'pod.imagePullSecrets[0]: got "A"',
      'pod.serviceAccount: got "A"',
      'pod.terminationGracePeriod: got 0s',
    ]);
  });
});

describe('the name of a pod', () => {
  it('is not that of the ServiceAccount of all pods which name none', () => {
    expect(refusalsOf({ name: 'default' })).toEqual(['name: got "default"']);
    expect(refusalsOf({ name: 'default-report' })).toEqual([]);
  });

  it('is not that of one of its init containers', () => {
    const step = { name: 'prepare', command: ['true'], env: {}, volumeMounts: [] };
    expect(refusalsOf({ name: 'report' }, { adds: { initSteps: [step] } })).toEqual([]);
    expect(refusalsOf({ name: 'prepare' }, { adds: { initSteps: [step] } })).toEqual(['name: got "prepare"']);
  });
});

describe('the priority class of a pod', () => {
  it("may be of one's own making, with a name that an object can have", () => {
    expect(refusalsOf({ priority: { className: 'batch.low' } })).toEqual([]);
    expect(refusalsOf({ priority: { className: 'Foo Bar' } })).toEqual(['priority: got "Foo Bar"']);
  });
});

describe('the annotations of a pod', () => {
  it.each([
    'container.apparmor.security.beta.kubernetes.io/report',
    'container.seccomp.security.alpha.kubernetes.io/report',
    'seccomp.security.alpha.kubernetes.io/pod',
    'kubernetes.io/config.mirror',
    'scheduler.alpha.kubernetes.io/tolerations',
    'batch.kubernetes.io/job-completion-index',
    'deployment.kubernetes.io/revision',
    'kubectl.kubernetes.io/last-applied-configuration',
  ])('are not those that the cluster sets, or that once led around its security: %s', (key) => {
    expect(refusalsOf({ annotations: { [key]: 'x' } })).toEqual([`annotations["${key}"]: got "x"`]);
  });

  it.each(['0', '-1', '100', '2147483647', '-2147483648'])('may say in a number which pods go first: %s', (cost) => {
    expect(refusalsOf({ annotations: { 'controller.kubernetes.io/pod-deletion-cost': cost } })).toEqual([]);
  });

  it.each(['high', '', '+1', '01', '-0', '1.5', '2147483648', '-2147483649'])(
    'say in a number of Kubernetes which pods go first, not %j',
    (cost) => {
      expect(refusalsOf({ annotations: { 'controller.kubernetes.io/pod-deletion-cost': cost } })).toEqual([
        `annotations["controller.kubernetes.io/pod-deletion-cost"]: got "${cost}"`,
      ]);
    },
  );

  it('may be any others', () => {
    const annotations = {
      'kubectl.kubernetes.io/restartedAt': 'x',
      'cluster-autoscaler.kubernetes.io/safe-to-evict': 'no',
    };
    expect(refusalsOf({ annotations })).toEqual([]);
  });
});

describe('the labels of a pod', () => {
  it.each([
    'app.kubernetes.io/name',
    'app.kubernetes.io/component',
    'app.kubernetes.io/managed-by',
    'cdk8s-batch/broker',
    'job-name',
    'controller-uid',
    'batch.kubernetes.io/job-name',
    'batch.kubernetes.io/controller-uid',
    'batch.kubernetes.io/job-completion-index',
    'pod-template-hash',
    'controller-revision-hash',
    'statefulset.kubernetes.io/pod-name',
    'apps.kubernetes.io/pod-index',
  ])('leave alone what selects it: %s', (key) => {
    expect(refusalsOf({ labels: { [key]: 'mine' } })).toEqual([`labels["${key}"]: got "mine"`]);
  });

  it.each(['app.kubernetes.io/version', 'app.kubernetes.io/part-of', 'job-names', 'example.com/job-name'])(
    'may be %s',
    (key) => {
      expect(refusalsOf({ labels: { [key]: 'mine' } })).toEqual([]);
    },
  );

  it('are legal', () => {
    expect(refusalsOf({ labels: { 'a b': 'c d' } })).toEqual(['labels["a b"]: got "a b"', 'labels["a b"]: got "c d"']);
  });
});

describe('the annotations of a pod', () => {
  const ofSize = (bytes: number) => ({ annotations: { a: 'x'.repeat(bytes - 1) } });

  it('may have 256 KiB in all, and not a byte more', () => {
    expect(refusalsOf(ofSize(262144))).toEqual([]);
    expect(refusalsOf(ofSize(262145))).toEqual(['annotations: got 262145 bytes']);
  });

  it('have legal keys', () => {
    expect(refusalsOf({ annotations: { 'a/b/c': '' } })).toEqual(['annotations["a/b/c"]: got "a/b/c"']);
  });
});

describe('the nodes of a pod', () => {
  it('are selected by labels that a node can have', () => {
    expect(refusalsOf({ pod: { nodeSelector: { 'a b': 'c d' } } })).toEqual([
      'pod.nodeSelector["a b"]: got "a b"',
      'pod.nodeSelector["a b"]: got "c d"',
    ]);
  });
});

describe('the ServiceAccount of a pod', () => {
  const named = (name: string) => ServiceAccount.fromServiceAccountName(chart, `account-${name}`, name);

  it.each(['reporter', 'a.b-c', 'a'.repeat(253)])('may be %s', (name) => {
    expect(refusalsOf({ pod: { serviceAccount: named(name) } })).toEqual([]);
  });

  it.each(['', 'Reporter', 'a_b', '-a'])('has a legal name, not %j', (name) => {
    expect(refusalsOf({ pod: { serviceAccount: named(name) } })).toEqual([`pod.serviceAccount: got "${name}"`]);
  });
});

describe('the time that a pod has to end', () => {
  it.each([Duration.seconds(1), Duration.days(1)])('may be %s', (terminationGracePeriod) => {
    expect(refusalsOf({ pod: { terminationGracePeriod } })).toEqual([]);
  });

  it.each<[Duration, string]>([
    [Duration.seconds(0), '0s'],
    [Duration.millis(1500), '1.5s'],
    [Duration.seconds(86401), '86401s'],
  ])('is not %s', (terminationGracePeriod, got) => {
    expect(refusalsOf({ pod: { terminationGracePeriod } })).toEqual([`pod.terminationGracePeriod: got ${got}`]);
  });
});

describe('the room in /tmp', () => {
  it.each([Size.mebibytes(1), Size.kibibytes(1025), Size.tebibytes(1)])('may be %j', (tmpSize) => {
    expect(refusalsOf({ pod: { tmpSize } })).toEqual([]);
  });

  it.each<[Size, string]>([
    [Size.kibibytes(0), '0Ki'],
    [Size.kibibytes(1023), '1023Ki'],
    [Size.kibibytes(1024.5), '1024.5Ki'],
    [Size.kibibytes(1024 ** 3 + 1), '1073741825Ki'],
    [Size.mebibytes(NaN), 'NaNKi'],
  ])('is not %j', (tmpSize, got) => {
    expect(refusalsOf({ pod: { tmpSize } })).toEqual([`pod.tmpSize: got ${got}`]);
  });
});

describe('the Secrets that images are pulled with', () => {
  const secrets = (...names: string[]) => ({
    pod: { imagePullSecrets: names.map((name) => Secret.fromSecretName(Testing.chart(), 'secret', name)) },
  });

  it('may be several', () => {
    expect(refusalsOf(secrets('harbor', 'ghcr'))).toEqual([]);
  });

  it('have names that a Secret can have', () => {
    expect(refusalsOf(secrets('harbor', 'Harbor'))).toEqual(['pod.imagePullSecrets[1]: got "Harbor"']);
  });

  it('stand once each', () => {
    expect(refusalsOf(secrets('harbor', 'ghcr', 'harbor'))).toEqual(['pod.imagePullSecrets[2]: got "harbor"']);
  });
});
