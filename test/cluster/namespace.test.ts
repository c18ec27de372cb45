import { Chart } from 'cdk8s';
import { BatchJob, BatchNamespace, Resources } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { until } from '../broker/until';
import { BASE } from '../workloads/sample';
import { LiveJob, renderInto } from './jobs';
import { apply, get, kubectl, listOf, tryKubectl } from './kubectl';
import { NO_SCHEDULER } from './kubelet';
import { OF_TESTS, deleteNamespace, describeCluster } from './suite';

const namespace = `room-${Date.now().toString(36)}`;

/** A pod that Pod Security `restricted` admits and that states no resources; what is given overrides that of its container. */
function pod(name: string, container: Manifest = {}): Manifest {
  const securityContext = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  };
  const spec = {
    schedulerName: NO_SCHEDULER,
    containers: [{ name, image: 'busybox:1.37', securityContext, ...container }],
  };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace }, spec };
}

/** A container of that size: a pod of it uses no more than that of the quota. */
function sized(requests: Manifest, limits: Manifest = {}): Manifest {
  return { resources: { requests: { cpu: '1m', memory: '1Mi', ...requests }, limits: { memory: '1Mi', ...limits } } };
}

function claim(storage: string): Manifest {
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } };
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'large', namespace }, spec };
}

async function refusalOf(object: Manifest): Promise<string> {
  const { status, stdout, stderr } = await tryKubectl(['create', '-f', '-'], listOf([object]));
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  return stderr;
}

describeCluster('a BatchNamespace', () => {
  beforeAll(async () => {
    const quota = {
      pods: 3,
      jobs: 2,
      cpuRequests: '1',
      memoryRequests: '2Gi',
      memoryLimits: '4Gi',
      ephemeralStorage: '2Gi',
      storage: '1Gi',
    };
    await apply(renderInto('', (chart: Chart) => new BatchNamespace(chart, namespace, { quota, labels: OF_TESTS })));
    await until('the quota counts', async () => (await get('resourcequota', '-n', namespace))[0].status?.used);
  });
  afterAll(() => deleteNamespace(namespace));
  afterEach(() => kubectl(['delete', 'pods,jobs', '--all', '-n', namespace]));

  test('refuses a privileged pod', async () => {
    const refusal = await refusalOf(pod('privileged', { securityContext: { privileged: true } }));
    expect(refusal).toMatch(/forbidden: violates PodSecurity "restricted:latest": privileged/);
  });

  test('refuses an ordinary pod that says nothing of its security', async () => {
    expect(await refusalOf(pod('careless', { securityContext: {} }))).toMatch(
      /violates PodSecurity "restricted:latest"/,
    );
  });

  test('gives a container that states no resources its own', async () => {
    await kubectl(['create', '-f', '-'], listOf([pod('silent')]));
    const [{ spec }] = await get('pod', 'silent', '-n', namespace);
    expect(spec.containers[0].resources).toEqual({
      requests: { cpu: '100m', memory: '256Mi', 'ephemeral-storage': '256Mi' },
      limits: { memory: '256Mi', 'ephemeral-storage': '256Mi' },
    });
  });

  test('refuses a container that reserves more memory than 256 MiB and states no limit', async () => {
    const greedy = pod('greedy', { resources: { requests: { memory: '300Mi' } } });
    expect(await refusalOf(greedy)).toMatch(
      /requests: Invalid value: "300Mi": must be less than or equal to memory limit of 256Mi/,
    );
  });

  test.each<[figure: string, limited: string, object: Manifest]>([
    ['requests.cpu=1001m', '1', pod('large', sized({ cpu: '1001m' }))],
    ['requests.memory=2049Mi', '2Gi', pod('large', sized({ memory: '2049Mi' }, { memory: '2049Mi' }))],
    ['limits.memory=4097Mi', '4Gi', pod('large', sized({}, { memory: '4097Mi' }))],
    ['limits.ephemeral-storage=2049Mi', '2Gi', pod('large', sized({}, { 'ephemeral-storage': '2049Mi' }))],
    ['requests.storage=1025Mi', '1Gi', claim('1025Mi')],
  ])('refuses %s, as its quota is %s', async (figure, limited, object) => {
    const refusal = await refusalOf(object);
    const [name] = figure.split('=');
    expect(refusal).toContain(`exceeded quota: ${namespace}, requested: ${figure}, used: ${name}=`);
    expect(refusal).toContain(`, limited: ${name}=${limited}\n`);
  });

  test('refuses what would go beyond its quota together with what is there', async () => {
    await kubectl(['create', '-f', '-'], listOf([pod('half', sized({ cpu: '600m' }))]));
    expect(await refusalOf(pod('other', sized({ cpu: '600m' })))).toMatch(
      /requested: requests\.cpu=600m, used: requests\.cpu=600m, limited: requests\.cpu=1\n/,
    );
  });

  test('refuses pods above the number of its quota', async () => {
    await kubectl(['create', '-f', '-'], listOf(['a', 'b', 'c'].map((name) => pod(name, sized({})))));
    expect(await refusalOf(pod('d', sized({})))).toMatch(/requested: pods=1, used: pods=3, limited: pods=3\n/);
  });

  test('refuses Jobs above the number of its quota', async () => {
    const job = (name: string) => renderInto(namespace, (chart: Chart) => new BatchJob(chart, name, BASE));
    await apply(job('one'));
    await apply(job('two'));
    const { stderr } = await tryKubectl(['apply', '-f', '-'], listOf(job('three')));
    expect(stderr).toMatch(/exceeded quota.*count\/jobs\.batch=1, used: count\/jobs\.batch=2/);
  });

  test('admits the pods that the constructs render, with the resources that they state', async () => {
    const resources = Resources.of('250m', '512Mi');
    const job = await LiveJob.apply(
      renderInto(namespace, (chart: Chart) => new BatchJob(chart, 'report', { ...BASE, resources })),
    );
    const [container] = (await job.pod()).spec.containers;
    expect(container.resources.requests).toMatchObject({ cpu: '250m', memory: '512Mi' });
  });
});
