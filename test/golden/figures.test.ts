import { find, podTemplateOf, readManifests } from '../support/manifests';

const manifests = readManifests('dist');

/** Requests and limits of the program's container, as the tutorial writes them. */
function resourcesOf(kind: string, name: string): string {
  const [{ resources }] = podTemplateOf(find(manifests, kind, name)).spec.containers;
  const { requests, limits } = resources;
  return `${requests.cpu}/${requests.memory} → ${limits.cpu}/${limits.memory}`;
}

function envOf(kind: string, name: string): Record<string, string> {
  const [{ env }] = podTemplateOf(find(manifests, kind, name)).spec.containers;
  return Object.fromEntries(env.map((entry: { name: string; value: string }) => [entry.name, entry.value]));
}

describe('the tutorial in dist', () => {
  it.each([
    ['CronJob', 'metrics-collector', '100m/64Mi → 200m/128Mi'],
    ['CronJob', 'data-processor', '250m/256Mi → 500m/512Mi'],
    ['Job', 'parallel-processor', '100m/128Mi → 200m/256Mi'],
    ['StatefulSet', 'rabbitmq', '200m/256Mi → 500m/512Mi'],
    ['Deployment', 'task-worker', '200m/192Mi → 400m/384Mi'],
    ['Job', 'job-producer', '100m/128Mi → 200m/256Mi'],
    ['Job', 'optimized-batch-job', '200m/512Mi → 2/1Gi'],
    ['Job', 'job-test-scenarios', '100m/64Mi → 200m/128Mi'],
  ])('%s %s has %s', (kind, name, figures) => {
    expect(resourcesOf(kind, name)).toBe(figures);
  });

  it('collects metrics every minute, never two runs at once', () => {
    const { spec } = find(manifests, 'CronJob', 'metrics-collector');
    expect(spec).toMatchObject({
      schedule: '*/1 * * * *',
      concurrencyPolicy: 'Forbid',
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 3,
      startingDeadlineSeconds: 30,
      suspend: false,
      jobTemplate: { spec: { backoffLimit: 2 } },
    });
    expect(spec.jobTemplate.spec.template.spec.containers[0].image).toMatch(/^busybox:/);
  });

  it('keeps a template of data processing with its two parameters, and never starts it by itself', () => {
    const { metadata, spec } = find(manifests, 'CronJob', 'data-processor');
    expect(spec.suspend).toBe(true);
    expect(metadata.labels).toMatchObject({ app: 'data-processor', type: 'ad-hoc' });
    expect(spec.jobTemplate.metadata.labels).toMatchObject({ app: 'data-processor', type: 'ad-hoc' });
    expect(spec.jobTemplate.spec).toMatchObject({ backoffLimit: 3, completions: 1 });
    const parameters = JSON.parse(metadata.annotations['cdk8s-batch/parameters']);
    expect(parameters.map(({ name }: { name: string }) => name)).toEqual(['size', 'type']);
    const requirements = find(manifests, 'ConfigMap', 'data-processor').data['requirements.txt'];
    expect(requirements).toMatch(/^pandas==/m);
    expect(requirements).toMatch(/^numpy==/m);
  });

  it('processes five shards, three at a time', () => {
    const { spec } = find(manifests, 'Job', 'parallel-processor');
    expect(spec).toMatchObject({ completions: 5, parallelism: 3, backoffLimit: 2, completionMode: 'Indexed' });
    expect(envOf('Job', 'parallel-processor')).toMatchObject({ JOB_COMPLETIONS: '5' });
  });

  it('runs a broker with AMQP and a management UI that is on', () => {
    const { spec } = find(manifests, 'StatefulSet', 'rabbitmq');
    expect(spec.template.spec.containers[0].image).toMatch(/^rabbitmq:4\.\d+\.\d+-management/);
    const service = manifests.find(({ kind, metadata }) => kind === 'Service' && metadata.name === 'rabbitmq');
    expect(service.spec.ports.map(({ port }: { port: number }) => port)).toEqual([5672, 15672, 15692]);
    expect(find(manifests, 'ConfigMap', 'rabbitmq').data.enabled_plugins).toContain('rabbitmq_management');
  });

  it('runs three workers of one queue, each with one task at a time', () => {
    expect(find(manifests, 'Deployment', 'task-worker').spec.replicas).toBe(3);
    const queue = { QUEUE_NAME: 'data_processing_tasks', QUEUE_PREFETCH: '1' };
    expect(envOf('Deployment', 'task-worker')).toMatchObject(queue);
  });

  it('produces 20 tasks', () => {
    expect(find(manifests, 'Job', 'job-producer').spec.backoffLimit).toBe(4);
    expect(envOf('Job', 'job-producer')).toMatchObject({ TASK_COUNT: '20', QUEUE_NAME: 'data_processing_tasks' });
  });

  it('puts batch pods below ordinary ones, which have 0, and ends nobody for them', () => {
    const priority = find(manifests, 'PriorityClass', 'batch-priority');
    expect(priority).toMatchObject({ value: -10, preemptionPolicy: 'Never' });
    expect(priority).not.toHaveProperty('globalDefault');
  });

  it('runs the optimized job at that priority', () => {
    const { spec } = find(manifests, 'Job', 'optimized-batch-job');
    expect(spec).toMatchObject({ backoffLimit: 2, completions: 1, parallelism: 1 });
    expect(spec.template.spec.priorityClassName).toBe('batch-priority');
  });

  it('runs four scenarios at once, and tells each which try it is', () => {
    const { spec } = find(manifests, 'Job', 'job-test-scenarios');
    const figures = { completions: 4, parallelism: 4, backoffLimit: 6, completionMode: 'Indexed' };
    expect(spec).toMatchObject({ ...figures, backoffLimitPerIndex: 2 });
    expect(spec.template.spec.containers[0].env).toContainEqual({
      name: 'JOB_INDEX_FAILURE_COUNT',
      valueFrom: { fieldRef: { fieldPath: "metadata.annotations['batch.kubernetes.io/job-index-failure-count']" } },
    });
  });

  it('admits only restricted pods to its namespace', () => {
    const { metadata } = find(manifests, 'Namespace', 'analytics');
    for (const mode of ['enforce', 'audit', 'warn']) {
      expect(metadata.labels[`pod-security.kubernetes.io/${mode}`]).toBe('restricted');
    }
  });

  it('applies the namespace and the priority before what needs them', () => {
    const kinds = manifests.map(({ kind }) => kind);
    expect(kinds[0]).toBe('Namespace');
    expect(kinds.indexOf('PriorityClass')).toBeLessThan(kinds.indexOf('CronJob'));
  });
});
