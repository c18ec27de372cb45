import { Duration } from 'cdk8s';
import { ConfigMap, Secret, ServiceAccount } from 'cdk8s-plus-27';
import { Identity, Mount, Network, Placement, PriorityClass, Waiver } from '../../lib';
import { find, podTemplateOf, render } from '../support/manifests';
import { WORKLOADS, batchChart, problemsOf, renderWorkload } from './sample';

describe.each(WORKLOADS)('$title', (workload) => {
  const template = (props = {}) => podTemplateOf(renderWorkload(workload, props));

  it('runs its program with the resources given', () => {
    const [container] = template().spec.containers;
    expect(container.image).toBe('registry.example/report:1.4.2');
    expect(container.resources.limits).toMatchObject({ cpu: '100m', memory: '64Mi' });
  });

  it('is named by its path, or as told', () => {
    expect(renderWorkload(workload).metadata.name).toMatch(/^work(-[0-9a-f]{10})?$/);
    expect(renderWorkload(workload, { name: 'work-horse' }).metadata.name).toMatch(/^work-horse(-[0-9a-f]{10})?$/);
  });

  it('passes environment, labels, annotations and priority on to its pods', () => {
    const { metadata, spec } = template({
      env: { MODE: 'full' },
      labels: { team: 'prices' },
      annotations: { 'example.com/owner': 'Ada' },
      priority: PriorityClass.existing('batch'),
    });
    expect(spec.containers[0].env).toContainEqual({ name: 'MODE', value: 'full' });
    expect(metadata.labels).toMatchObject({ team: 'prices', 'app.kubernetes.io/name': 'work' });
    expect(metadata.annotations).toMatchObject({ 'example.com/owner': 'Ada' });
    expect(spec.priorityClassName).toBe('batch');
  });

  it('shows labels and annotations on its own object, too', () => {
    const props = { labels: { team: 'prices' }, annotations: { 'example.com/owner': 'Ada' } };
    expect(renderWorkload(workload, props).metadata).toMatchObject(props);
  });

  it('places its pods where their options say', () => {
    const { spec } = template({
      placement: [Placement.onNodes('pool', 'spot'), Placement.toleration('spot'), Placement.spreadOverZones()],
      terminationGracePeriod: Duration.minutes(20),
    });
    expect(spec.nodeSelector).toEqual({ pool: 'spot' });
    expect(spec.tolerations).toEqual([{ key: 'spot', operator: 'Exists' }]);
    expect(spec.topologySpreadConstraints[0].topologyKey).toBe('topology.kubernetes.io/zone');
    expect(spec.terminationGracePeriodSeconds).toBe(1200);
  });

  it('gives its pods the volumes, accounts and registries of their options', () => {
    const chart = batchChart();
    workload.make(chart, {
      mounts: [
        Mount.scratch('/tmp', '200Mi'),
        Mount.configMap('/etc/settings', ConfigMap.fromConfigMapName(chart, 'map', 'settings')),
      ],
      identity: Identity.serviceAccount(ServiceAccount.fromServiceAccountName(chart, 'c', 'reporter')),
      imagePullSecrets: [Secret.fromSecretName(chart, 'a', 'one'), Secret.fromSecretName(chart, 'b', 'two')],
    });
    const { spec } = podTemplateOf(find(render(chart), workload.kind, 'work'));
    expect(spec.volumes).toContainEqual({ name: 'tmp', emptyDir: { sizeLimit: '200Mi' } });
    expect(spec.volumes).toContainEqual({ name: 'mount-0', configMap: { name: 'settings' } });
    expect(spec.imagePullSecrets).toEqual([{ name: 'one' }, { name: 'two' }]);
    expect(spec.serviceAccountName).toBe('reporter');
  });

  it('opens its network as its options say', () => {
    const chart = batchChart();
    workload.make(chart, { network: [Network.toCidr('10.0.0.0/8', '5432')] });
    const { egress } = find(render(chart), 'NetworkPolicy', 'work').spec;
    const rule = { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ protocol: 'TCP', port: 5432 }] };
    expect(egress).toContainEqual(rule);
  });

  it('shows its waivers to scanners, on its object and on its pods', () => {
    const waivers = [Waiver.writableRootFilesystem('the image unpacks itself')];
    const object = renderWorkload(workload, { waivers });
    const shown = { 'checkov.io/skip1': 'CKV_K8S_22=the image unpacks itself' };
    expect(object.metadata.annotations).toMatchObject(shown);
    expect(podTemplateOf(object).metadata.annotations).toMatchObject(shown);
    expect(podTemplateOf(object).spec.containers[0].securityContext.readOnlyRootFilesystem).toBe(false);
  });

  it('says all that is wrong with it at once', () => {
    const props = {
      name: 'Work',
      env: { API_TOKEN: 'abc' },
      labels: { 'app.kubernetes.io/name': 'mine' },
      mounts: [Mount.scratch('/a', '1Mi'), Mount.scratch('/a', '1Mi')],
    };
    const problems = problemsOf((chart) => workload.make(chart, props));
    expect(problems.map((line) => line.replace(/: got.*/, ''))).toEqual([
      '[batch/work] name',
      '[batch/work] env["API_TOKEN"]',
      '[batch/work] mounts[1]',
      '[batch/work] labels["app.kubernetes.io/name"]',
    ]);
  });
});
