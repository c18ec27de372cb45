import { stringify } from 'yaml';
import { Manifest } from '../../lib/kubernetes/manifest';
import { call, folderWith } from './command';
import {
  changed,
  COMPONENT,
  config,
  CURRENT,
  EARLIER,
  ended,
  inContainer,
  inVolume,
  job,
  LABELS,
  listOf,
  NAME,
  object,
  prune,
  RENDERED,
  spec,
  status,
  template,
} from './prune-command';

const NAMED = { name: `report-files-${EARLIER}` };

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
