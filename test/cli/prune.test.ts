import { parseAllDocuments, stringify } from 'yaml';
import { Manifest } from '../support/manifests';
import { call, folderWith } from './command';

const LABELS = { 'app.kubernetes.io/managed-by': 'cdk8s-batch', 'app.kubernetes.io/part-of': 'batch' };
const CURRENT = 'aaaaaaaaaa';
const EARLIER = 'bbbbbbbbbb';

function object(kind: string, name: string, more: Manifest = {}): Manifest {
  const content = name.split('-').pop();
  const labels = { ...LABELS, ...(['Job', 'ConfigMap'].includes(kind) ? { 'cdk8s-batch/content': content } : {}) };
  const apiVersion = kind === 'ConfigMap' || kind === 'Pod' ? 'v1' : 'batch/v1';
  return { apiVersion, kind, metadata: { name, namespace: 'analytics', labels, uid: 'x' }, ...more };
}

const spec = (configMap: string) => ({ volumes: [{ name: 'program', configMap: { name: configMap } }] });
const template = (configMap: string) => ({ spec: { template: { spec: spec(configMap) } } });
const status = (type: string, value = 'True') => ({ status: { conditions: [{ type, status: value }] } });
const config = (content: string) => object('ConfigMap', `report-files-${content}`);
const job = (content: string, more: Manifest = {}) =>
  object('Job', `report-${content}`, { ...template(`report-files-${content}`), ...more });

const RENDERED = [config(CURRENT), job(CURRENT)];

/** What `prune` prints, and what it says, for objects of a cluster. */
function prune(live: Manifest[], rendered = RENDERED): { gone: string[]; said: string[] } {
  const folder = folderWith({
    'dist/batch.k8s.yaml': rendered.map((one) => stringify(one)).join('---\n'),
    'live.yaml': stringify({ apiVersion: 'v1', kind: 'List', items: live }),
  });
  const { status: code, stdout, stderr } = call('prune', `${folder}/dist`, '--live', `${folder}/live.yaml`);
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
        `kept ConfigMap report-files-${EARLIER}: Job report-${EARLIER} mounts it`,
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
      said: [`kept ConfigMap report-files-${EARLIER}: ${kind} user mounts it`, 'nothing to prune'],
    });
  });

  it('does not keep the program of a pod that has ended, or of a namesake in another namespace', () => {
    const ended = { spec: spec(`report-files-${EARLIER}`), status: { phase: 'Succeeded' } };
    const elsewhere = object('Pod', 'user', { spec: spec(`report-files-${EARLIER}`) });
    elsewhere.metadata.namespace = 'shop';
    expect(prune([config(EARLIER), object('Pod', 'user', ended), elsewhere]).gone).toEqual([
      `ConfigMap report-files-${EARLIER}`,
    ]);
  });

  it('leaves alone what is of another chart or namespace, or not named by its content', () => {
    const finished = (labels: object, namespace = 'analytics') => {
      const one = job(EARLIER, status('Complete'));
      return { ...one, metadata: { ...one.metadata, namespace, labels } };
    };
    const { labels } = job(EARLIER).metadata;
    const others = [
      finished({ ...labels, 'app.kubernetes.io/part-of': 'shop' }),
      finished(labels, 'shop'),
      finished(LABELS),
      finished({}),
    ];
    expect(prune(others).gone).toEqual([]);
  });

  it('wants to know what the cluster has', () => {
    expect(call('prune')).toEqual({
      status: 2,
      stdout: '',
      stderr:
        '--live: got nothing, allowed what the cluster has; ' +
        'pipe `kubectl get jobs,configmaps,pods,cronjobs,deployments,replicasets,statefulsets -o yaml` into --live -\n',
    });
    expect(call('prune', 'a', 'b', '--live', '-').stderr).toBe(
      'PATH: got "a", "b", allowed one file or folder; see cdk8s-batch prune --help\n',
    );
  });
});
