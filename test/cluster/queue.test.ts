import { Manifest } from '../../lib/kubernetes/manifest';
import { until } from '../broker/until';
import { ask, request } from './api';
import { withoutScheduler } from './jobs';
import { apply, get, kubectl } from './kubectl';
import { onNode, run } from './kubelet';
import { describeCluster, dist, movedTo, ownNamespace, ownPriority } from './suite';

describeCluster('the queue of dist', () => {
  const namespace = ownNamespace('queue');
  ownPriority(namespace);
  const node = namespace;
  const objects = withoutScheduler(movedTo(namespace, dist())).filter(({ metadata }: Manifest) =>
    ['rabbitmq', 'task-worker'].includes(metadata.labels['app.kubernetes.io/name']),
  );

  /** The pods of one of them, as soon as there are that many. */
  function pods(name: string, count: number): Promise<Manifest[]> {
    return until(`${name} has ${count} pods`, async () => {
      const found = await get('pods', '-n', namespace, '-l', `app=${name}`);
      return found.length === count && found;
    });
  }

  function evict({ metadata: { name } }: Manifest) {
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
    return request('POST', `/api/v1/namespaces/${namespace}/pods/${name}/eviction`, eviction);
  }

  /** How many pods of a budget may be evicted now, as soon as its controller has seen so many healthy ones. */
  async function disruptionsAllowed(name: string, healthy: number): Promise<number> {
    return until(`the budget of ${name} counts ${healthy} healthy pods`, async () => {
      const [{ status }] = await get('poddisruptionbudget', name, '-n', namespace);
      return status?.currentHealthy === healthy && { allowed: status.disruptionsAllowed };
    }).then(({ allowed }) => allowed);
  }

  beforeAll(async () => {
    await apply(objects);
  });
  afterAll(async () => {
    await ask('DELETE', `/api/v1/namespaces/${namespace}/pods/rabbitmq-0?gracePeriodSeconds=0`);
    await kubectl(['delete', `node/${node}`]);
  });

  test('the StatefulSet makes the broker, with a volume of its own', async () => {
    const [broker] = await pods('rabbitmq', 1);
    expect(broker.metadata.name).toBe('rabbitmq-0');
    expect(broker.spec).toMatchObject({ hostname: 'rabbitmq-0', subdomain: 'rabbitmq-nodes' });
    const [claim] = await get('persistentvolumeclaims', '-n', namespace);
    expect(claim.metadata.name).toBe('data-rabbitmq-0'); // README deletes it by this name
  });

  test('Services of the broker lead to it once it is ready, and not before', async () => {
    const endpoints = (service: string) =>
      until(`an endpoint of ${service}`, async () => {
        const [slice] = await get('endpointslices', '-n', namespace, '-l', `kubernetes.io/service-name=${service}`);
        return slice?.endpoints?.[0];
      });
    const [broker] = await pods('rabbitmq', 1);
    await onNode(broker, node);
    const status = { phase: 'Running', podIP: '10.244.0.9', podIPs: [{ ip: '10.244.0.9' }], conditions: [] };
    await ask('PATCH', `/api/v1/namespaces/${namespace}/pods/rabbitmq-0/status`, { status });
    expect(await endpoints('rabbitmq')).toMatchObject({ addresses: ['10.244.0.9'], conditions: { ready: false } });
    expect(await endpoints('rabbitmq-nodes')).toMatchObject({ conditions: { ready: true } }); // nodes find each other first
    await run(broker);
    const ready = await until('the broker is ready', async () => {
      const endpoint = await endpoints('rabbitmq');
      return endpoint.conditions.ready && endpoint;
    });
    expect(ready).toMatchObject({ addresses: ['10.244.0.9'], targetRef: { kind: 'Pod', name: 'rabbitmq-0' } });
  });

  test('the Deployment is rolled out when its three workers are ready', async () => {
    const workers = await pods('task-worker', 3);
    await Promise.all(workers.map(run));
    await kubectl(['rollout', 'status', 'deployment/task-worker', '-n', namespace, '--timeout=30s']);
    const [{ status }] = await get('deployment', 'task-worker', '-n', namespace);
    expect(status).toMatchObject({ readyReplicas: 3, availableReplicas: 3, updatedReplicas: 3 });
  });

  test('a drain takes one worker at a time: the next is refused until another is ready', async () => {
    expect(await disruptionsAllowed('task-worker', 3)).toBe(1);
    const [first, second] = await pods('task-worker', 3);
    expect((await evict(first)).code).toBe(201);
    const refused = await evict(second);
    expect(refused).toMatchObject({ code: 429, body: { reason: 'TooManyRequests' } });
    expect(refused.body.message).toMatch(/would violate the pod's disruption budget/);
    const replacement = await until('a replacement', async () =>
      (await pods('task-worker', 3)).find(({ status }) => status.phase === 'Pending'),
    );
    await run(replacement);
    expect(await disruptionsAllowed('task-worker', 3)).toBe(1);
    expect((await evict(second)).code).toBe(201);
  });

  test('each pod is chosen by the NetworkPolicy that was rendered for it, and by no other', async () => {
    const policies = await get('networkpolicies', '-n', namespace);
    const chosen: string[] = [];
    for (const { metadata, spec } of policies) {
      expect(Object.keys(spec.podSelector)).toEqual(['matchLabels']);
      const selector = Object.entries(spec.podSelector.matchLabels).map(([key, value]) => `${key}=${value}`);
      const pods = await get('pods', '-n', namespace, '-l', selector.join(','));
      chosen.push(...pods.map((pod) => `${pod.metadata.name} by ${metadata.name}`));
    }
    const all = await get('pods', '-n', namespace);
    const each = ({ metadata }: Manifest) => `${metadata.name} by ${metadata.labels.app}`;
    expect(new Set(all.map(({ metadata }) => metadata.labels.app))).toEqual(new Set(['rabbitmq', 'task-worker']));
    expect(chosen.sort()).toEqual(all.map(each).sort());
  });

  test('a drain may take the broker, of which there is one: its budget does not block the node for ever', async () => {
    expect(await disruptionsAllowed('rabbitmq', 1)).toBe(1);
    const [broker] = await pods('rabbitmq', 1);
    expect((await evict(broker)).code).toBe(201);
  });
});
