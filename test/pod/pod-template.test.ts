import { Duration, Testing } from 'cdk8s';
import { EnvValue, Secret } from 'cdk8s-plus-27';
import { PriorityClass } from '../../lib/cluster/priority-class';
import { Mount } from '../../lib/pod/mount';
import { Placement } from '../../lib/pod/placement';
import { InitStep } from '../../lib/pod/pod';
import { Resources } from '../../lib/pod/resources';
import { containerOf, podSpecOf, templateOf } from './sample';

const HARDENED = {
  runAsNonRoot: true,
  runAsUser: 10001,
  runAsGroup: 10001,
  allowPrivilegeEscalation: false,
  privileged: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
  seccompProfile: { type: 'RuntimeDefault' },
};

describe('a pod', () => {
  it('is nobody on its node, and hands its volumes to its group once', () => {
    expect(podSpecOf().securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 10001,
      runAsGroup: 10001,
      fsGroup: 10001,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  it('has no token, and no list of every service in its environment', () => {
    expect(podSpecOf()).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false });
  });

  it('has nothing of its node', () => {
    for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) {
      expect(podSpecOf()).not.toHaveProperty(field);
    }
    expect(podSpecOf().volumes).toEqual([{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }]);
  });

  it('is restarted as its workload says', () => {
    expect(templateOf().spec.restartPolicy).toBe('Never');
    expect(templateOf({}, { restartPolicy: 'Always' }).spec.restartPolicy).toBe('Always');
  });

  it('has the labels of its workload, and those that its construct adds', () => {
    const standard = {
      'app.kubernetes.io/name': 'report',
      'app.kubernetes.io/instance': 'report',
      'app.kubernetes.io/component': 'batch-job',
      'app.kubernetes.io/part-of': 'test',
      'app.kubernetes.io/managed-by': 'cdk8s-batch',
    };
    expect(templateOf().metadata.labels).toEqual(standard);
    const decisions = { adds: { podLabels: { 'cdk8s-batch/broker': 'rabbitmq' } } };
    expect(templateOf({ labels: { team: 'prices' } }, decisions).metadata.labels).toEqual({
      ...standard,
      team: 'prices',
      'cdk8s-batch/broker': 'rabbitmq',
    });
  });

  it('has the annotations of its user', () => {
    const annotations = { 'example.com/owner': 'prices' };
    expect(templateOf({ annotations }).metadata.annotations).toEqual(annotations);
    expect(templateOf().metadata).not.toHaveProperty('annotations');
  });

  it('has the priority of a class, if one is named', () => {
    expect(templateOf({ priority: PriorityClass.existing('batch') }).spec.priorityClassName).toBe('batch');
    expect(templateOf().spec).not.toHaveProperty('priorityClassName');
  });

  it('runs on nodes with the labels that are asked for', () => {
    const placement = [Placement.onNodes('kubernetes.io/arch', 'arm64'), Placement.onNodes('pool', '')];
    expect(podSpecOf({ placement }).nodeSelector).toEqual({ 'kubernetes.io/arch': 'arm64', pool: '' });
    expect(podSpecOf()).not.toHaveProperty('nodeSelector');
  });

  it('can pull from several registries', () => {
    const chart = Testing.chart();
    const imagePullSecrets = ['harbor', 'ghcr'].map((name) => Secret.fromSecretName(chart, name, name));
    expect(podSpecOf({ imagePullSecrets }).imagePullSecrets).toEqual([{ name: 'harbor' }, { name: 'ghcr' }]);
    expect(podSpecOf()).not.toHaveProperty('imagePullSecrets');
  });

  it('has 30 s to end, or what its user gives it', () => {
    expect(podSpecOf().terminationGracePeriodSeconds).toBe(30);
    expect(podSpecOf({ terminationGracePeriod: Duration.minutes(1) }).terminationGracePeriodSeconds).toBe(60);
  });

  it('has 64 MiB in /tmp, or what its user gives it, as part of its ephemeral storage', () => {
    const { volumes, containers } = podSpecOf({ mounts: [Mount.scratch('/tmp', '1Gi')] });
    expect(volumes).toEqual([{ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } }]);
    expect(containers[0].resources.limits['ephemeral-storage']).toBe('1088Mi'); // and 64 for logs
    expect(containers[0].resources.requests['ephemeral-storage']).toBe('1088Mi');
  });
});

describe('the container of a program', () => {
  it('is hardened', () => {
    expect(containerOf().securityContext).toEqual(HARDENED);
  });

  it('is named after its workload', () => {
    expect(containerOf({ name: 'nightly' }).name).toBe('nightly');
  });

  it('reserves and limits CPU, memory and storage', () => {
    const resources = Resources.of('100m', '64Mi').upTo('400m');
    expect(containerOf({ resources }).resources).toEqual({
      requests: { cpu: '100m', memory: '64Mi', 'ephemeral-storage': '128Mi' },
      limits: { cpu: '400m', memory: '64Mi', 'ephemeral-storage': '128Mi' },
    });
  });

  it('has no probes and no ports but those of its construct', () => {
    for (const field of ['readinessProbe', 'livenessProbe', 'startupProbe', 'ports', 'lifecycle']) {
      expect(containerOf()).not.toHaveProperty(field);
    }
    const readinessProbe = { exec: { command: ['ready'] } };
    const adds = { ports: [{ name: 'health', containerPort: 8080 }], probes: { readinessProbe } };
    expect(containerOf({}, { adds })).toMatchObject({ ...adds.probes, ports: adds.ports });
  });
});

describe('a step before the program', () => {
  const step: InitStep = {
    name: 'prepare',
    command: ['/bin/prepare'],
    env: { B: EnvValue.fromValue('2'), A: EnvValue.fromValue('1') },
    volumeMounts: [{ name: 'data', mountPath: '/data' }],
  };
  const spec = templateOf({}, { adds: { initSteps: [step] } }).spec;

  it('runs in the image of the program, with what it needs', () => {
    expect(spec.initContainers).toEqual([
      {
        name: 'prepare',
        image: 'registry.example/report:1.4.2',
        imagePullPolicy: 'Always',
        command: ['/bin/prepare'],
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ],
        resources: spec.containers[0].resources,
        securityContext: HARDENED,
        volumeMounts: [
          { name: 'tmp', mountPath: '/tmp' },
          { name: 'data', mountPath: '/data' },
        ],
      },
    ]);
  });

  it('is there only if the construct has one', () => {
    expect(templateOf().spec).not.toHaveProperty('initContainers');
  });
});
