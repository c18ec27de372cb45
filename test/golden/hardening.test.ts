import { Manifest } from '../../lib/kubernetes/manifest';
import { podTemplateOf, readManifests } from '../support/manifests';

const manifests = readManifests('dist');
const workloads = manifests.filter((object) => podTemplateOf(object) !== undefined);

/** Templates of runs that people start; all other runs are applied, or belong to a schedule. */
const AD_HOC = ['data-processor', 'dead-letters'];

/** The id that a stock image must keep, with the reason that stands beside it. */
const OWN_IDS: Record<string, number> = { rabbitmq: 999 };

describe.each(workloads.map((object) => [`${object.kind} ${object.metadata.name}`, object]))(
  'the pods of %s',
  (_title, workload: Manifest) => {
    const { metadata, spec } = podTemplateOf(workload);
    const containers: Manifest[] = [...(spec.initContainers ?? []), ...spec.containers];
    const id = OWN_IDS[workload.metadata.name] ?? 10001;

    it('are nobody on their node', () => {
      expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: id, runAsGroup: id, fsGroup: id });
      for (const { securityContext } of containers) {
        expect(securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: id, runAsGroup: id });
      }
    });

    it('pass Pod Security restricted', () => {
      expect(spec.securityContext.seccompProfile).toEqual({ type: 'RuntimeDefault' });
      expect(spec.hostNetwork ?? spec.hostPID ?? spec.hostIPC).toBeUndefined();
      for (const { securityContext, ports } of containers) {
        expect(securityContext.allowPrivilegeEscalation).toBe(false);
        expect(securityContext.privileged).toBe(false);
        expect(securityContext.capabilities).toEqual({ drop: ['ALL'] });
        expect(securityContext.seccompProfile).toEqual({ type: 'RuntimeDefault' });
        expect((ports ?? []).filter((port: Manifest) => port.hostPort !== undefined)).toEqual([]);
      }
      const kinds = spec.volumes.flatMap((volume: Manifest) => Object.keys(volume).filter((key) => key !== 'name'));
      expect(['configMap', 'emptyDir', 'persistentVolumeClaim', 'secret']).toEqual(expect.arrayContaining(kinds));
    });

    it('cannot write to their root file system, and have a sized /tmp', () => {
      for (const container of containers) {
        expect(container.securityContext.readOnlyRootFilesystem).toBe(true);
        expect(container.volumeMounts).toContainEqual({ name: 'tmp', mountPath: '/tmp' });
      }
      expect(spec.volumes).toContainEqual({ name: 'tmp', emptyDir: { sizeLimit: expect.stringMatching(/^\d+Mi$/) } });
    });

    it('have a ServiceAccount of their own, no token and no service links', () => {
      expect(spec.automountServiceAccountToken).toBe(false);
      expect(spec.enableServiceLinks).toBe(false);
      expect(manifests).toContainEqual(
        expect.objectContaining({
          kind: 'ServiceAccount',
          automountServiceAccountToken: false,
          metadata: expect.objectContaining({
            name: spec.serviceAccountName,
            namespace: workload.metadata.namespace,
          }),
        }),
      );
    });

    it('have requests and limits for cpu, memory and ephemeral storage', () => {
      const figures = ['cpu', 'ephemeral-storage', 'memory'];
      for (const { resources } of containers) {
        expect(Object.keys(resources.requests).sort()).toEqual(figures);
        expect(Object.keys(resources.limits).sort()).toEqual(figures);
      }
    });

    it('run images with a fixed tag that is looked up at each start', () => {
      for (const { image, imagePullPolicy } of containers) {
        expect(image).toMatch(/:\d+\.\d+/);
        expect(imagePullPolicy).toBe('Always');
      }
    });

    it('are selected by a NetworkPolicy for both directions', () => {
      const policies = manifests.filter(
        ({ kind, spec: policy }) =>
          kind === 'NetworkPolicy' &&
          Object.entries(policy.podSelector.matchLabels).every(([key, value]) => metadata.labels[key] === value),
      );
      expect(policies).toHaveLength(1);
      expect(policies[0].spec.policyTypes).toEqual(['Ingress', 'Egress']);
    });

    it('hold no secret in their environment', () => {
      const literals = containers.flatMap(({ env }) => (env ?? []).filter((entry: Manifest) => 'value' in entry));
      expect(literals.filter(({ name }: Manifest) => /PASSWORD|SECRET|TOKEN/.test(name))).toEqual([]);
    });

    it('carry the standard labels, and the label of the tutorial', () => {
      expect(metadata.labels).toMatchObject({
        'app.kubernetes.io/name': expect.stringMatching(/^[a-z-]+$/),
        'app.kubernetes.io/instance': expect.stringMatching(/^[a-z-]+$/),
        'app.kubernetes.io/component': expect.stringMatching(/^[a-z-]+$/),
        'app.kubernetes.io/part-of': 'batch',
        'app.kubernetes.io/managed-by': 'cdk8s-batch',
        app: metadata.labels['app.kubernetes.io/name'],
      });
    });

    it('are batch priority, unless they are the broker', () => {
      expect(spec.priorityClassName).toBe(workload.metadata.name === 'rabbitmq' ? undefined : 'batch-priority');
    });

    it('live in the namespace of the tutorial', () => {
      expect(workload.metadata.namespace).toBe('analytics');
    });
  },
);

const jobSpecs = workloads
  .filter(({ kind }) => kind === 'Job' || kind === 'CronJob')
  .map((object) => [object.metadata.name, object.kind === 'Job' ? object.spec : object.spec.jobTemplate.spec]);

describe.each(jobSpecs)('the runs of %s', (name: string, spec: Manifest) => {
  it('end: by a deadline, never restarted in place, and without probes', () => {
    expect(spec.activeDeadlineSeconds).toBeGreaterThanOrEqual(60);
    expect(spec.template.spec.restartPolicy).toBe('Never');
    for (const container of spec.template.spec.containers) {
      expect(container).not.toHaveProperty('livenessProbe');
      expect(container).not.toHaveProperty('readinessProbe');
    }
  });

  it('are not failed by a drained node', () => {
    expect(spec.podFailurePolicy.rules[0]).toEqual({
      action: 'Ignore',
      onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }],
    });
  });

  it('have a time to live only where nobody applies them again', () => {
    expect(spec.ttlSecondsAfterFinished).toBe(AD_HOC.includes(name) ? 86400 : undefined);
  });
});

const cronJobs = workloads
  .filter(({ kind }) => kind === 'CronJob')
  .map((object) => [object.metadata.name, object.spec]);

describe.each(cronJobs)('the CronJob %s', (_name: string, spec: Manifest) => {
  it('names its time zone, a deadline for late starts and its history', () => {
    expect(spec.timeZone).toBe('Etc/UTC');
    expect(spec.startingDeadlineSeconds).toBeGreaterThanOrEqual(10);
    expect(spec.successfulJobsHistoryLimit).toBeGreaterThanOrEqual(3);
    expect(spec.failedJobsHistoryLimit).toBeGreaterThanOrEqual(3);
  });
});

const servers = workloads
  .filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet')
  .map((object) => [object.metadata.name, object]);

describe.each(servers)('the server %s', (name: string, workload: Manifest) => {
  it('has readiness and liveness that differ', () => {
    const [{ readinessProbe, livenessProbe }] = podTemplateOf(workload).spec.containers;
    expect(Object.keys(readinessProbe)).toContain('periodSeconds');
    expect(Object.keys(livenessProbe)).toContain('periodSeconds');
    const { httpGet, tcpSocket } = readinessProbe;
    expect({ httpGet, tcpSocket }).not.toEqual({ httpGet: livenessProbe.httpGet, tcpSocket: livenessProbe.tcpSocket });
  });

  it('has a disruption budget that lets a drain pass', () => {
    const budget = manifests.find(({ kind, metadata }) => kind === 'PodDisruptionBudget' && metadata.name === name);
    expect(budget.spec).toEqual({
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: workload.spec.selector.matchLabels },
    });
  });
});

it('every Service targets a pod that exists, inside the cluster', () => {
  const services = manifests.filter(({ kind }) => kind === 'Service');
  expect(services.map(({ metadata }) => metadata.name)).toEqual(['rabbitmq', 'rabbitmq-nodes']);
  for (const { spec } of services) {
    expect(spec.type).toBe('ClusterIP');
    const targets = workloads.filter((object) =>
      Object.entries(spec.selector).every(([key, value]) => podTemplateOf(object).metadata.labels[key] === value),
    );
    expect(targets.map(({ metadata }) => metadata.name)).toEqual(['rabbitmq']);
  }
});
