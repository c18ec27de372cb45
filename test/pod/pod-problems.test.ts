import { Duration, Testing } from 'cdk8s';
import { Secret, ServiceAccount } from 'cdk8s-plus-27';
import { Identity } from '../../lib/pod/identity';
import { Mount } from '../../lib/pod/mount';
import { Placement } from '../../lib/pod/placement';
import { inShort, refusalsOf as thrownBy } from '../support/refusals';
import { problemsOf } from './sample';

const chart = Testing.chart();

const refusalsOf = (...given: Parameters<typeof problemsOf>) => problemsOf(...given).map(inShort);

describe('a pod', () => {
  it('with nothing but its program and its resources is right', () => {
    expect(refusalsOf()).toEqual([]);
  });

  it('says all that is wrong at once, by the names that its user wrote', () => {
    const wrong = refusalsOf({
      env: { '1A': 'x' },
      labels: { 'a b': 'c' },
      annotations: { '/': '' },
      placement: [Placement.onNodes('pool', 'a'), Placement.onNodes('pool', 'b')],
      terminationGracePeriod: Duration.seconds(0),
      imagePullSecrets: [Secret.fromSecretName(chart, 'all-wrong', 'A')],
    });
    expect(wrong).toEqual([
      'env["1A"]: got "1A"',
      'labels["a b"]: got "a b"',
      'annotations["/"]: got "/"',
      'placement[1]: got "pool"',
      'imagePullSecrets[0]: got "A"',
      'terminationGracePeriod: got 0s',
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
    expect(thrownBy(() => Placement.onNodes('a b', 'c d', ''))).toEqual([
      'Placement.onNodes label: got "a b"',
      'Placement.onNodes values[0]: got "c d"',
    ]);
  });
});

describe('the ServiceAccount of a pod', () => {
  const named = (name: string) => ServiceAccount.fromServiceAccountName(chart, `account-${name}`, name);

  it.each(['reporter', 'a.b-c', 'a'.repeat(253)])('may be %s', (name) => {
    expect(refusalsOf({ identity: Identity.serviceAccount(named(name)) })).toEqual([]);
  });

  it.each(['', 'Reporter', 'a_b', '-a'])('has a legal name, not %j', (name) => {
    expect(thrownBy(() => Identity.serviceAccount(named(name)))).toEqual([
      `Identity.serviceAccount account: got "${name}"`,
    ]);
  });
});

describe('the time that a pod has to end', () => {
  it.each([Duration.seconds(1), Duration.days(1)])('may be %s', (terminationGracePeriod) => {
    expect(refusalsOf({ terminationGracePeriod })).toEqual([]);
  });

  it.each<[Duration, string]>([
    [Duration.seconds(0), '0s'],
    [Duration.millis(1500), '1.5s'],
    [Duration.seconds(86401), '86401s'],
  ])('is not %s', (terminationGracePeriod, got) => {
    expect(refusalsOf({ terminationGracePeriod })).toEqual([`terminationGracePeriod: got ${got}`]);
  });
});

describe('the room in /tmp', () => {
  it.each(['1Mi', '1025Ki', '1Ti'])('may be %j', (tmpSize) => {
    expect(refusalsOf({ mounts: [Mount.scratch('/tmp', tmpSize)] })).toEqual([]);
  });

  it.each(['0Ki', '1023Ki', '68719476737Ki', '1.5GiB'])('is not %j', (tmpSize) => {
    expect(thrownBy(() => Mount.scratch('/tmp', tmpSize))).toEqual([`Mount.scratch size: got "${tmpSize}"`]);
  });
});

describe('the Secrets that images are pulled with', () => {
  const secrets = (...names: string[]) => ({
    imagePullSecrets: names.map((name) => Secret.fromSecretName(Testing.chart(), 'secret', name)),
  });

  it('may be several', () => {
    expect(refusalsOf(secrets('harbor', 'ghcr'))).toEqual([]);
  });

  it('have names that a Secret can have', () => {
    expect(refusalsOf(secrets('harbor', 'Harbor'))).toEqual(['imagePullSecrets[1]: got "Harbor"']);
  });

  it('stand once each', () => {
    expect(refusalsOf(secrets('harbor', 'ghcr', 'harbor'))).toEqual(['imagePullSecrets[2]: got "harbor"']);
  });
});
