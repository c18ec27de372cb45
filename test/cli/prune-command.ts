import { parseAllDocuments, stringify } from 'yaml';
import { Manifest } from '../../lib/kubernetes/manifest';
import { call, folderWith } from './command';

export const NAME = 'app.kubernetes.io/name';
export const COMPONENT = 'app.kubernetes.io/component';
export const LABELS = {
  [NAME]: 'report',
  [COMPONENT]: 'batch-job',
  'app.kubernetes.io/managed-by': 'cdk8s-batch',
  'app.kubernetes.io/part-of': 'batch',
};
export const CURRENT = 'aaaaaaaaaa';
export const EARLIER = 'bbbbbbbbbb';

/** An object as the library renders it, in the namespace `analytics`. */
export function object(kind: string, name: string, more: Manifest = {}): Manifest {
  const content = name.split('-').pop();
  const labels = { ...LABELS, ...(['Job', 'ConfigMap'].includes(kind) ? { 'cdk8s-batch/content': content } : {}) };
  const apiVersion = kind === 'ConfigMap' || kind === 'Pod' ? 'v1' : 'batch/v1';
  return { apiVersion, kind, metadata: { name, namespace: 'analytics', labels, uid: 'x' }, ...more };
}

export const listOf = (items: Manifest[]) => JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
export const inVolume = (source: object) => ({ volumes: [{ name: 'files', ...source }] });
export const inContainer = (source: object) => ({ containers: [{ name: 'main', ...source }] });
export const spec = (configMap: string) => ({ volumes: [{ name: 'program', configMap: { name: configMap } }] });
export const template = (configMap: string) => ({ spec: { template: { spec: spec(configMap) } } });
export const status = (type: string, value = 'True') => ({ status: { conditions: [{ type, status: value }] } });
export const config = (content: string) => object('ConfigMap', `report-files-${content}`);
export const job = (content: string, more: Manifest = {}) =>
  object('Job', `report-${content}`, { ...template(`report-files-${content}`), ...more });

export const RENDERED = [config(CURRENT), job(CURRENT)];

/** An object with other metadata. */
export const changed = (one: Manifest, metadata: object): Manifest => ({
  ...one,
  metadata: { ...one.metadata, ...metadata },
});
export const ended = (metadata: object) => changed(job(EARLIER, status('Complete')), metadata);

/** What `prune` prints, and what it says, for objects of a cluster. */
export function prune(live: Manifest[], rendered = RENDERED, ...more: string[]): { gone: string[]; said: string[] } {
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
