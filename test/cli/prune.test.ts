import { writeFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments, stringify } from 'yaml';
import { Manifest } from '../support/manifests';
import { call, folderWith, spawnCommand } from './command';

const NAME = 'app.kubernetes.io/name';
const COMPONENT = 'app.kubernetes.io/component';
const LABELS = {
  [NAME]: 'report',
  [COMPONENT]: 'batch-job',
  'app.kubernetes.io/managed-by': 'cdk8s-batch',
  'app.kubernetes.io/part-of': 'batch',
};
const CURRENT = 'aaaaaaaaaa';
const EARLIER = 'bbbbbbbbbb';

function object(kind: string, name: string, more: Manifest = {}): Manifest {
  const content = name.split('-').pop();
  const labels = { ...LABELS, ...(['Job', 'ConfigMap'].includes(kind) ? { 'cdk8s-batch/content': content } : {}) };
  const apiVersion = kind === 'ConfigMap' || kind === 'Pod' ? 'v1' : 'batch/v1';
  return { apiVersion, kind, metadata: { name, namespace: 'analytics', labels, uid: 'x' }, ...more };
}

const listOf = (items: Manifest[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
const NAMED = { name: `report-files-${EARLIER}` };
const inVolume = (source: object) => ({ volumes: [{ name: 'files', ...source }] });
const inContainer = (source: object) => ({ containers: [{ name: 'main', ...source }] });
const spec = (configMap: string) => ({ volumes: [{ name: 'program', configMap: { name: configMap } }] });
const template = (configMap: string) => ({ spec: { template: { spec: spec(configMap) } } });
const status = (type: string, value = 'True') => ({ status: { conditions: [{ type, status: value }] } });
const config = (content: string) => object('ConfigMap', `report-files-${content}`);
const job = (content: string, more: Manifest = {}) =>
  object('Job', `report-${content}`, { ...template(`report-files-${content}`), ...more });

const RENDERED = [config(CURRENT), job(CURRENT)];

/** An object with other metadata. */
const changed = (one: Manifest, metadata: object): Manifest => ({ ...one, metadata: { ...one.metadata, ...metadata } });
const ended = (metadata: object) => changed(job(EARLIER, status('Complete')), metadata);

/** What `prune` prints, and what it says, for objects of a cluster. */
function prune(live: Manifest[], rendered = RENDERED, ...more: string[]): { gone: string[]; said: string[] } {
  const folder = folderWith({
    'dist/batch.k8s.yaml': rendered.map((one) => stringify(one)).join('---\n'),
    'live.yaml': stringify({ apiVersion: 'v1', kind: 'List', items: live }),
  });
  const { status: code, stdout, stderr } = call('prune', `${folder}/dist`, '--live', `${folder}/live.yaml`, ...more);
  expect(code).toBe(0);
  const documents = parseAllDocuments(stdout).map((document) => document.toJS() as Manifest);
  return {
    gone: documents.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    said: stderr.split('\n').filter((line) => line !== ''),
  };
}

describe('prune', () => {
  it('finds the Jobs and program files of earlier contents', () => {
    const live = [...RENDERED, config(EARLIER), job(EARLIER, status('Complete'))];
    expect(prune(live)).toEqual({ gone: [`ConfigMap report-files-${EARLIER}`, `Job report-${EARLIER}`], said: [] });
  });

  it('prints no more than kubectl must know', () => {
    const folder = folderWith({
      'dist.yaml': stringify(job(CURRENT)),
      'live.yaml': stringify(job(EARLIER, status('Failed'))),
    });
    const { stdout } = call('prune', `${folder}/dist.yaml`, '--live', `${folder}/live.yaml`);
    expect(stdout).toBe(
      `apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: report-${EARLIER}\n  namespace: analytics\n`,
    );
  });

  it('finds what a workload left that has become another kind, or has no program file any more', () => {
    const gone = [`ConfigMap report-files-${EARLIER}`, `Job report-${EARLIER}`];
    const scheduled = object('CronJob', 'report', { spec: { jobTemplate: template(`report-files-${CURRENT}`) } });
    expect(prune([config(EARLIER), ended({})], [scheduled]).gone).toEqual(gone);
    expect(prune([config(EARLIER), ended({})], [changed(job(CURRENT), {})]).gone).toEqual(gone);
  });

  it('says when there is nothing, and prints nothing', () => {
    expect(prune(RENDERED)).toEqual({ gone: [], said: ['nothing to prune'] });
  });

  it.each([
    ['is under way', {}],
    ['is suspended', status('Suspended')],
    ['has not failed for good', status('Failed', 'False')],
  ])('keeps a Job that %s, and its program', (_title, more) => {
    expect(prune([...RENDERED, config(EARLIER), job(EARLIER, more)])).toEqual({
      gone: [],
      said: [
        `kept ConfigMap report-files-${EARLIER}: Job report-${EARLIER} uses it`,
        `kept Job report-${EARLIER}: it has not finished`,
        'nothing to prune',
      ],
    });
  });

  it.each<[string, string, Manifest]>([
    ['a pod that runs', 'Pod', { spec: spec(`report-files-${EARLIER}`), status: { phase: 'Running' } }],
    ['a pod that waits', 'Pod', { spec: spec(`report-files-${EARLIER}`) }],
    ['an earlier revision of a Deployment', 'ReplicaSet', template(`report-files-${EARLIER}`)],
    ['a StatefulSet', 'StatefulSet', template(`report-files-${EARLIER}`)],
    ['a CronJob', 'CronJob', { spec: { jobTemplate: template(`report-files-${EARLIER}`) } }],
  ])('keeps the program of %s', (_title, kind, more) => {
    expect(prune([config(EARLIER), object(kind, 'user', more)])).toEqual({
      gone: [],
      said: [`kept ConfigMap report-files-${EARLIER}: ${kind} user uses it`, 'nothing to prune'],
    });
  });

  it('does not keep the program of a pod that has ended, or of a namesake in another namespace', () => {
    const succeeded = { spec: spec(`report-files-${EARLIER}`), status: { phase: 'Succeeded' } };
    const elsewhere = object('Pod', 'user', { spec: spec(`report-files-${EARLIER}`) });
    elsewhere.metadata.namespace = 'shop';
    expect(prune([config(EARLIER), object('Pod', 'user', succeeded), elsewhere]).gone).toEqual([
      `ConfigMap report-files-${EARLIER}`,
    ]);
  });

  it.each<[string, Manifest]>([
    ['in a volume together with other sources', inVolume({ projected: { sources: [{ configMap: NAMED }] } })],
    ['as environment', inContainer({ envFrom: [{ configMapRef: NAMED }] })],
    ['as one variable', inContainer({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { ...NAMED, key: 'a' } } }] })],
    ['before it starts', { initContainers: [{ name: 'first', envFrom: [{ configMapRef: NAMED }] }] }],
    ['though it would start without it', inVolume({ configMap: { ...NAMED, optional: true } })],
  ])('keeps the ConfigMap that a pod uses %s', (_title, podSpec) => {
    expect(prune([config(EARLIER), object('Pod', 'user', { spec: podSpec })])).toEqual({
      gone: [],
      said: [`kept ConfigMap report-files-${EARLIER}: Pod user uses it`, 'nothing to prune'],
    });
  });

  it('reads lists within lists', () => {
    const list = { apiVersion: 'v1', kind: 'JobList', items: [job(EARLIER, status('Complete'))] };
    expect(prune([list, config(CURRENT)]).gone).toEqual([`Job report-${EARLIER}`]);
  });
});

describe('prune leaves alone', () => {
  it("another repository's current Job, also in a chart of the same name", () => {
    expect(prune([ended({ labels: { ...ended({}).metadata.labels, [NAME]: 'invoices' } })]).gone).toEqual([]);
    expect(prune([ended({ labels: { ...ended({}).metadata.labels, [COMPONENT]: 'queue-producer' } })]).gone).toEqual(
      [],
    );
  });

  it('what is in a namespace that nothing is rendered for', () => {
    expect(prune([ended({ namespace: 'shop' })]).gone).toEqual([]);
  });

  it('what is not named by its content', () => {
    expect(prune([ended({ labels: LABELS }), ended({ labels: {} }), ended({ labels: null })]).gone).toEqual([]);
  });

  it('what does not say which workload it is of', () => {
    const labels = { 'cdk8s-batch/content': EARLIER };
    expect(prune([ended({ labels })], [changed(job(CURRENT), { labels })]).gone).toEqual([]);
  });

  it('what a removed construct left', () => {
    const other = changed(job(CURRENT), { labels: { ...LABELS, [NAME]: 'invoices' } });
    expect(prune([config(EARLIER), ended({})], [other]).gone).toEqual([]);
    expect(prune([config(EARLIER), ended({})], []).gone).toEqual([]);
  });
});

describe('what is rendered without a namespace', () => {
  const rendered = [object('Namespace', 'analytics', { metadata: { name: 'analytics' } }), job(CURRENT)];
  const homeless = rendered.map((one) => changed(one, { namespace: undefined }));

  it('is looked for in the namespace that its user names', () => {
    const live = [job(CURRENT, status('Complete')), ended({}), ended({ namespace: 'shop' })];
    expect(prune(live, homeless, '--namespace', 'analytics')).toEqual({ gone: [`Job report-${EARLIER}`], said: [] });
  });

  it('cannot be looked for when nobody names it', () => {
    const folder = folderWith({ 'dist.yaml': listOf(homeless), 'live.yaml': listOf([ended({})]) });
    const argv = ['prune', `${folder}/dist.yaml`, '--live', `${folder}/live.yaml`];
    const message = (got: string) =>
      `--namespace: got ${got}, allowed the namespace that Job report-${CURRENT} is applied to: ` +
      'it is rendered without one; add --namespace NAME\n';
    expect(call(...argv)).toEqual({ status: 2, stdout: '', stderr: message('nothing') });
    expect(call(...argv, '--namespace=').stderr).toBe(message('""'));
  });

  it('has no say in where the rest is', () => {
    expect(prune([ended({})], RENDERED, '--namespace', 'shop').gone).toEqual([`Job report-${EARLIER}`]);
  });
});

describe('what prune is given', () => {
  const folder = folderWith({ 'dist.yaml': listOf(RENDERED) });
  const file = join(folder, 'live.yaml');
  const pruned = (live: string) => {
    writeFileSync(file, live);
    return call('prune', `${folder}/dist.yaml`, '--live', file);
  };

  it('may come through standard input', () => {
    const { status: code, stdout } = spawnCommand(folder, ['prune', 'dist.yaml', '--live', '-'], listOf([ended({})]));
    expect({ code, stdout }).toEqual({ code: 0, stdout: pruned(listOf([ended({})])).stdout });
    expect(stdout).toContain(`name: report-${EARLIER}`);
  });

  it('may be a list of nothing', () => {
    expect(pruned(listOf([]))).toEqual({ status: 0, stdout: '', stderr: 'nothing to prune\n' });
  });

  it.each([
    ['numbers', '[1,2]', '[1,2]'],
    ['a text', 'No resources found', '"No resources found"'],
    ['a list of numbers', '{"kind":"List","items":[1]}', '1'],
    ['a list of null', '{"kind":"List","items":[null]}', 'nothing'],
    ['a list with fields for items', '{"kind":"List","items":{"a":1}}', 'a List whose items are {"a":1}'],
    ['a list without items', '{"kind":"List"}', 'a List whose items are nothing'],
    ['a list of Jobs with null for items', '{"kind":"JobList","items":null}', 'a JobList whose items are nothing'],
    ['a list with a number for items', '{"kind":"List","items":1}', 'a List whose items are 1'],
    ['a list that holds itself', '&a {kind: List, items: [*a]}', 'Maximum call stack size exceeded'],
  ])('may not be %s', (_title, live, got) => {
    const fix = 'pipe what `kubectl get -o yaml` prints, or name a rendered file';
    const stderr = `${file}: got ${got}, allowed YAML of Kubernetes objects; ${fix}\n`;
    expect(pruned(live)).toEqual({ status: 2, stdout: '', stderr });
  });

  it.each([
    ['nothing at all', '---\n', 'nothing'],
    ['an object without a kind', '{"apiVersion":"v1","metadata":{"name":"a"}}', undefined],
    ['an object without an API version', '{"kind":"Job","metadata":{"name":"a"}}', undefined],
    ['an object without a name', '{"apiVersion":"batch/v1","kind":"Job","metadata":null}', undefined],
  ])('may not be %s, as of a cluster', (_title, live, got = live) => {
    const allowed = 'Kubernetes objects, each with its apiVersion, kind and name';
    const stderr = `--live: got ${got}, allowed ${allowed}; give what \`kubectl get -o yaml\` prints\n`;
    expect(pruned(live)).toEqual({ status: 2, stdout: '', stderr });
  });

  it.each([null, 5, 'x', [], {}, [null], [5], [{}]])(
    'may have %j for conditions, status, volumes or a spec',
    (junk) => {
      const live = [
        job(EARLIER, { status: { conditions: junk } }),
        job(CURRENT, { status: junk }),
        object('Pod', 'a', { spec: junk }),
        object('Pod', 'b', { spec: { volumes: junk, containers: junk, initContainers: junk } }),
        object('Pod', 'c', { spec: inVolume({ projected: junk, configMap: junk }) }),
        object('Pod', 'd', { spec: inVolume({ projected: { sources: junk } }) }),
        object('Pod', 'e', { spec: inContainer({ env: junk, envFrom: junk }) }),
        object('Deployment', 'f', { spec: { template: junk } }),
        object('CronJob', 'g', { spec: { jobTemplate: junk } }),
      ];
      const kept = [`kept Job report-${EARLIER}: it has not finished`, 'nothing to prune'];
      expect(prune(live)).toEqual({ gone: [], said: kept });
      expect(prune([...live, config('cccccccccc')]).gone).toEqual(['ConfigMap report-files-cccccccccc']);
    },
  );

  it('is what the cluster has, and one file or folder to hold it against', () => {
    expect(call('prune')).toEqual({
      status: 2,
      stdout: '',
      stderr:
        '--live: got nothing, allowed what the cluster has; name a file with what ' +
        '`kubectl get jobs,configmaps,pods,cronjobs,deployments,replicasets,statefulsets -o yaml` prints\n',
    });
    expect(call('prune', 'a', 'b', '--live', '-').stderr).toBe(
      'PATH: got "a", "b", allowed one file or folder; see cdk8s-batch prune --help\n',
    );
    expect(call('prune', '-', '--live', '-')).toEqual({
      status: 2,
      stdout: '',
      stderr: '--live: got - with PATH -, allowed standard input for one of them; write one of them to a file\n',
    });
  });
});

describe('a file or folder that does not exist', () => {
  const render = 'render first with `npm run synth`, or name a file';

  it.each([
    ['PATH', render, ['prune', 'nowhere', '--live', '-']],
    ['PATH', render, ['schedule', 'nowhere']],
    ['--from', render, ['run', 'report', '--from', 'nowhere']],
    ['--live', 'give what `kubectl get -o yaml` prints', ['prune', 'dist', '--live', 'nowhere']],
  ])('is told as the %s that was given (%#)', (prop, fix, argv) => {
    const stderr = `${prop}: got "nowhere", allowed a file or folder that exists, or -; ${fix}\n`;
    expect(call(...argv)).toEqual({ status: 2, stdout: '', stderr });
  });
});
