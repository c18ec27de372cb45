import { Testing } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-27';
import { Delivery, Identity, Network, Platform } from '../../lib';
import { PodSupport } from '../../lib/pod/pod-support';
import { Interpreter } from '../../lib/program/interpreter';
import { Program } from '../../lib/program/program';
import { find, render } from '../support/manifests';
import { objectsOf, podOf, podSpecOf, scratchFolder } from './sample';

const file = scratchFolder();
const program = Program.script(file('run.sh', 'echo one\n'), Interpreter.shell('busybox:1.37'));

const LABELS = {
  'app.kubernetes.io/name': 'report',
  'app.kubernetes.io/instance': 'report',
  'app.kubernetes.io/component': 'batch-job',
  'app.kubernetes.io/part-of': 'test',
  'app.kubernetes.io/managed-by': 'cdk8s-batch',
};

describe('what a pod brings along', () => {
  it('are a ServiceAccount, its files and a NetworkPolicy, each with the labels of the workload', () => {
    const objects = objectsOf({ program, labels: { team: 'prices' } }).filter(({ kind }) => kind !== 'Job');
    expect(objects.map(({ kind }) => kind).sort()).toEqual(['ConfigMap', 'NetworkPolicy', 'ServiceAccount']);
    for (const { metadata } of objects) {
      expect(metadata.labels).toMatchObject({ ...LABELS, team: 'prices' });
    }
  });

  it('tells the content of its files by a label, for whoever cleans up after earlier ones', () => {
    const { name, labels } = find(objectsOf({ program }), 'ConfigMap').metadata;
    expect(name).toBe(`report-files-${labels['cdk8s-batch/content']}`);
    expect(find(objectsOf({ program }), 'NetworkPolicy').metadata.labels).toEqual(LABELS);
  });

  it.each([
    [Delivery.KUBECTL, undefined],
    [Delivery.KUBECTL_SERVER_SIDE, undefined],
    [
      Delivery.ARGO_CD,
      {
        'argocd.argoproj.io/sync-options': 'Prune=false,ServerSideApply=true',
        'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
      },
    ],
    [Delivery.FLUX, { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' }],
  ])('keeps its files for a run that is under way when %s brings others', (delivery, annotations) => {
    const chart = Testing.chart();
    Platform.set(chart, { delivery });
    new PodSupport(chart, 'Pod', podOf({ program }));
    expect(find(render(chart), 'ConfigMap').metadata.annotations).toEqual(annotations);
  });

  it('is found by few labels, which a user cannot change', () => {
    const { selector } = new PodSupport(Testing.chart(), 'Pod', podOf({ labels: { team: 'prices' } }));
    expect(selector).toEqual({ 'app.kubernetes.io/name': 'report', 'app.kubernetes.io/component': 'batch-job' });
  });

  it('hands its annotations to the object of the workload, waivers included', () => {
    const annotations = { 'example.com/owner': 'prices' };
    const identity = Identity.own().withToken('it lists pods');
    const support = new PodSupport(Testing.chart(), 'Pod', podOf({ annotations, identity }));
    expect(support.annotations).toEqual({
      'checkov.io/skip1': 'CKV_K8S_38=it lists pods',
      'polaris.fairwinds.com/automountServiceAccountToken-exempt': 'true',
      'example.com/owner': 'prices',
    });
  });
});

describe('the ServiceAccount of a pod', () => {
  it('is its own, and has no token', () => {
    expect(find(objectsOf(), 'ServiceAccount')).toMatchObject({
      metadata: { name: 'report' },
      automountServiceAccountToken: false,
    });
    expect(podSpecOf().serviceAccountName).toBe('report');
  });

  it('can be one that exists; then none is made', () => {
    const account = ServiceAccount.fromServiceAccountName(Testing.chart(), 'account', 'reporter');
    const identity = Identity.serviceAccount(account);
    expect(podSpecOf({ identity })).toMatchObject({
      serviceAccountName: 'reporter',
      automountServiceAccountToken: false,
    });
    expect(objectsOf({ identity }).map(({ kind }) => kind)).not.toContain('ServiceAccount');
  });
});

describe('the files of a pod', () => {
  it('never change below a pod that runs: another content has another name', () => {
    const one = find(objectsOf({ program }), 'ConfigMap');
    const other = Program.script(file('run.sh', 'echo two\n'), Interpreter.shell('busybox:1.37'));
    const two = find(objectsOf({ program: other }), 'ConfigMap');
    expect(one.immutable).toBe(true);
    expect(one.metadata.name).toMatch(/^report-files-[0-9a-f]{10}$/);
    expect(two.metadata.name).toMatch(/^report-files-[0-9a-f]{10}$/);
    expect(two.metadata.name).not.toBe(one.metadata.name);
  });

  it('keep their name while they keep their content, whatever else changes', () => {
    const name = (image: string) => {
      const same = Program.script(file('same.sh', 'echo same\n'), Interpreter.shell(image));
      return find(objectsOf({ program: same }), 'ConfigMap').metadata.name;
    };
    expect(name('busybox:1.36')).toBe(name('busybox:1.37'));
  });

  it.each([
    ['a table whose first column has no title', '\tprice\noil\t80\n'],
    ['a text with a line separator of Unicode', 'one\u2028two\n'],
    ['a text with a control character', 'clear\x7f\x85\n'],
  ])('arrive as they are, in Base64 where YAML has no place for them: %s', (_what, content) => {
    const files = [file('data.txt', content)];
    const beside = Program.script(file('run.sh', 'echo one\n'), Interpreter.shell('busybox:1.37'), { files });
    const { data, binaryData } = find(objectsOf({ program: beside }), 'ConfigMap');
    expect(data).toEqual({ 'run.sh': 'echo one\n' });
    expect(Object.keys(binaryData)).toEqual(['data.txt']);
    expect(Buffer.from(binaryData['data.txt'], 'base64').toString()).toBe(content);
  });

  it('are texts that a reviewer can read, all others', () => {
    expect(find(objectsOf({ program }), 'ConfigMap')).toMatchObject({ data: { 'run.sh': 'echo one\n' } });
    expect(find(objectsOf({ program }), 'ConfigMap')).not.toHaveProperty('binaryData');
  });

  it('are what the pod mounts, readable by everyone in it', () => {
    const objects = objectsOf({ program });
    const { volumes } = find(objects, 'Job').spec.template.spec;
    const { name } = find(objects, 'ConfigMap').metadata;
    expect(volumes[1]).toEqual({ name: 'program', configMap: { name, defaultMode: 0o444 } });
  });
});

describe('the NetworkPolicy of a pod', () => {
  const DNS = {
    to: [
      { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } },
      { ipBlock: { cidr: '169.254.20.10/32' } },
    ],
    ports: [
      { protocol: 'UDP', port: 53 },
      { protocol: 'TCP', port: 53 },
    ],
  };
  const tcp = (port: number) => [{ protocol: 'TCP', port }];

  it('opens DNS, and nothing else', () => {
    const policy = find(objectsOf(), 'NetworkPolicy');
    expect(policy.metadata.name).toBe('report');
    expect(policy.spec).toEqual({
      podSelector: {
        matchLabels: { 'app.kubernetes.io/name': 'report', 'app.kubernetes.io/component': 'batch-job' },
      },
      policyTypes: ['Ingress', 'Egress'],
      egress: [DNS],
    });
  });

  it('selects the pods of the workload', () => {
    const objects = objectsOf({ labels: { team: 'prices' } });
    const { matchLabels } = find(objects, 'NetworkPolicy').spec.podSelector;
    expect(find(objects, 'Job').spec.template.metadata.labels).toMatchObject(matchLabels);
  });

  it('opens what the construct needs, and what the user asks for', () => {
    const broker = { to: [{ podSelector: { matchLabels: { app: 'rabbitmq' } } }] };
    const metrics = { from: [{ namespaceSelector: {} }] };
    const network = [Network.https(), Network.toCidr('10.0.0.0/8', '5432')];
    const { spec } = find(objectsOf({ network }, { adds: { egress: [broker], ingress: [metrics] } }), 'NetworkPolicy');
    expect(spec.ingress).toEqual([metrics]);
    expect(spec.egress).toEqual([
      DNS,
      broker,
      { ports: tcp(443) },
      { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: tcp(5432) },
    ]);
  });
});

describe('two pods of one name in one chart', () => {
  it('are a problem at synth, as one would replace the other', () => {
    const chart = Testing.chart();
    new PodSupport(chart, 'One', podOf());
    new PodSupport(chart, 'Two', podOf());
    expect(() => render(chart)).toThrow(/name: got two objects ServiceAccount "report", the other one at \[test\/One/);
  });
});
