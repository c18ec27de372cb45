import { Duration, Size, Testing } from 'cdk8s';
import { EnvValue, Secret, ServiceAccount } from 'cdk8s-plus-27';
import { Toleration } from '../../lib/pod/toleration';
import { problemsOf } from './sample';

const chart = Testing.chart();

const DNS_SUBDOMAIN =
  'allowed 1 to 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit; ' +
  'use the name of the object as the cluster knows it';
const LABEL_KEY = 'allowed a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"';
const LABEL_VALUE = 'allowed at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit';

describe('a pod', () => {
  it('with nothing but its program and its resources is right', () => {
    expect(problemsOf()).toEqual([]);
  });

  it('says all that is wrong at once, by the names that its user wrote', () => {
    const wrong = problemsOf({
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
    expect(wrong.map((problem) => problem.split(': got')[0])).toEqual([
      'env["1A"]',
      'labels["a b"]',
      'annotations["/"]',
      'pod.tmpSize',
      'pod.nodeSelector["pool"]',
      'pod.imagePullSecrets[0]',
      'pod.serviceAccount',
      'pod.terminationGracePeriod',
    ]);
  });
});

describe('the name of a pod', () => {
  it('is not that of the ServiceAccount of all pods which name none', () => {
    expect(problemsOf({ name: 'default' })).toEqual([
      'name: got "default", allowed another name: the ServiceAccount "default" is that of all pods which name none; ' +
        'name it after its work',
    ]);
    expect(problemsOf({ name: 'default-report' })).toEqual([]);
  });

  it('is not that of one of its init containers', () => {
    const step = { name: 'prepare', command: ['true'], env: {}, volumeMounts: [] };
    expect(problemsOf({ name: 'report' }, { adds: { initSteps: [step] } })).toEqual([]);
    expect(problemsOf({ name: 'prepare' }, { adds: { initSteps: [step] } })).toEqual([
      'name: got "prepare", allowed a name that no init container of its pods has; name it after its work',
    ]);
  });
});

describe('the priority class of a pod', () => {
  it("may be of one's own making, with a name that an object can have", () => {
    expect(problemsOf({ priority: { className: 'batch.low' } })).toEqual([]);
    expect(problemsOf({ priority: { className: 'Foo Bar' } })).toEqual([`priority: got "Foo Bar", ${DNS_SUBDOMAIN}`]);
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
    expect(problemsOf({ annotations: { [key]: 'x' } })).toEqual([
      `annotations["${key}"]: got "x", allowed nothing: the library or the cluster sets this annotation; leave it out`,
    ]);
  });

  it.each(['0', '-1', '100', '2147483647', '-2147483648'])('may say in a number which pods go first: %s', (cost) => {
    expect(problemsOf({ annotations: { 'controller.kubernetes.io/pod-deletion-cost': cost } })).toEqual([]);
  });

  it.each(['high', '', '+1', '01', '-0', '1.5', '2147483648', '-2147483649'])(
    'say in a number of Kubernetes which pods go first, not %j',
    (cost) => {
      expect(problemsOf({ annotations: { 'controller.kubernetes.io/pod-deletion-cost': cost } })).toEqual([
        `annotations["controller.kubernetes.io/pod-deletion-cost"]: got "${cost}", ` +
          'allowed a whole number from -2147483648 to 2147483647; write it in plain digits',
      ]);
    },
  );

  it('may be any others', () => {
    const annotations = {
      'kubectl.kubernetes.io/restartedAt': 'x',
      'cluster-autoscaler.kubernetes.io/safe-to-evict': 'no',
    };
    expect(problemsOf({ annotations })).toEqual([]);
  });
});

describe('the labels of a pod', () => {
  const taken =
    'allowed nothing: the library or the cluster sets this label; use a label of your own, or patch the rendered object';

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
    expect(problemsOf({ labels: { [key]: 'mine' } })).toEqual([`labels["${key}"]: got "mine", ${taken}`]);
  });

  it.each(['app.kubernetes.io/version', 'app.kubernetes.io/part-of', 'job-names', 'example.com/job-name'])(
    'may be %s',
    (key) => {
      expect(problemsOf({ labels: { [key]: 'mine' } })).toEqual([]);
    },
  );

  it('are legal', () => {
    expect(problemsOf({ labels: { 'a b': 'c d' } })).toEqual([
      `labels["a b"]: got "a b", ${LABEL_KEY}; rename the key`,
      `labels["a b"]: got "c d", ${LABEL_VALUE}; use an annotation for free text`,
    ]);
  });
});

describe('the annotations of a pod', () => {
  const ofSize = (bytes: number) => ({ annotations: { a: 'x'.repeat(bytes - 1) } });

  it('may have 256 KiB in all, and not a byte more', () => {
    expect(problemsOf(ofSize(262144))).toEqual([]);
    expect(problemsOf(ofSize(262145))).toEqual([
      'annotations: got 262145 bytes, allowed at most 262144 bytes in all; use a ConfigMap',
    ]);
  });

  it('have legal keys', () => {
    expect(problemsOf({ annotations: { 'a/b/c': '' } })).toEqual([
      `annotations["a/b/c"]: got "a/b/c", ${LABEL_KEY}; rename the key`,
    ]);
  });
});

describe('the nodes of a pod', () => {
  it('are selected by labels that a node can have', () => {
    expect(problemsOf({ pod: { nodeSelector: { 'a b': 'c d' } } })).toEqual([
      `pod.nodeSelector["a b"]: got "a b", ${LABEL_KEY}; write it as the nodes have it`,
      `pod.nodeSelector["a b"]: got "c d", ${LABEL_VALUE}; write it as the nodes have it`,
    ]);
  });
});

describe('the ServiceAccount of a pod', () => {
  const named = (name: string) => ServiceAccount.fromServiceAccountName(chart, `account-${name}`, name);

  it.each(['reporter', 'a.b-c', 'a'.repeat(253)])('may be %s', (name) => {
    expect(problemsOf({ pod: { serviceAccount: named(name) } })).toEqual([]);
  });

  it.each(['', 'Reporter', 'a_b', '-a'])('has a legal name, not %j', (name) => {
    expect(problemsOf({ pod: { serviceAccount: named(name) } })).toEqual([
      `pod.serviceAccount: got "${name}", ${DNS_SUBDOMAIN}`,
    ]);
  });
});

describe('the time that a pod has to end', () => {
  it.each([Duration.seconds(1), Duration.days(1)])('may be %s', (terminationGracePeriod) => {
    expect(problemsOf({ pod: { terminationGracePeriod } })).toEqual([]);
  });

  it.each<[Duration, string]>([
    [Duration.seconds(0), '0s'],
    [Duration.millis(1500), '1.5s'],
    [Duration.seconds(86401), '86401s'],
  ])('is not %s', (terminationGracePeriod, got) => {
    expect(problemsOf({ pod: { terminationGracePeriod } })).toEqual([
      `pod.terminationGracePeriod: got ${got}, allowed whole seconds from 1s to 86400s; a program needs a moment to end; split a longer clean-up`,
    ]);
  });
});

describe('the room in /tmp', () => {
  it.each([Size.mebibytes(1), Size.kibibytes(1025), Size.tebibytes(1)])('may be %j', (tmpSize) => {
    expect(problemsOf({ pod: { tmpSize } })).toEqual([]);
  });

  it.each<[Size, string]>([
    [Size.kibibytes(0), '0Ki'],
    [Size.kibibytes(1023), '1023Ki'],
    [Size.kibibytes(1024.5), '1024.5Ki'],
    [Size.kibibytes(1024 ** 3 + 1), '1073741825Ki'],
    [Size.mebibytes(NaN), 'NaNKi'],
  ])('is not %j', (tmpSize, got) => {
    expect(problemsOf({ pod: { tmpSize } })).toEqual([
      `pod.tmpSize: got ${got}, allowed whole KiB from 1Mi to 1Ti; size it for the scratch files`,
    ]);
  });
});

describe('the Secrets that images are pulled with', () => {
  const secrets = (...names: string[]) => ({
    pod: { imagePullSecrets: names.map((name) => Secret.fromSecretName(Testing.chart(), 'secret', name)) },
  });

  it('may be several', () => {
    expect(problemsOf(secrets('harbor', 'ghcr'))).toEqual([]);
  });

  it('have names that a Secret can have', () => {
    expect(problemsOf(secrets('harbor', 'Harbor'))).toEqual([
      `pod.imagePullSecrets[1]: got "Harbor", ${DNS_SUBDOMAIN}`,
    ]);
  });

  it('stand once each', () => {
    expect(problemsOf(secrets('harbor', 'ghcr', 'harbor'))).toEqual([
      'pod.imagePullSecrets[2]: got "harbor", allowed each Secret once; name it once',
    ]);
  });
});
