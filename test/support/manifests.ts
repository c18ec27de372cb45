import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { Chart, Testing } from 'cdk8s';
import { parseAllDocuments } from 'yaml';

/** A rendered object; tests reach into it freely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Manifest = any;

/** Every object below a chart, as synth renders it. */
export function render(chart: Chart): Manifest[] {
  return Testing.synth(chart);
}

/** The one object of a kind, by its name or the start of it. */
export function find(manifests: Manifest[], kind: string, name = ''): Manifest {
  const found = manifests.filter((object) => object.kind === kind && object.metadata.name.startsWith(name));
  if (found.length !== 1) {
    const all = manifests.map((object) => `${object.kind}/${object.metadata.name}`).join(', ');
    throw new Error(`${found.length} objects are ${kind}/${name}*; there are ${all}`);
  }
  return found[0];
}

/** Every object in a folder of rendered files, in the order in which `kubectl apply -f` reads them. */
export function readManifests(folder: string): Manifest[] {
  const files = readdirSync(folder).sort();
  return files.flatMap((file) =>
    parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((document) => document.toJS()),
  );
}

/** The pod template of any workload; nothing for an object that has no pods. */
export function podTemplateOf(object: Manifest): Manifest {
  return object.kind === 'CronJob' ? object.spec.jobTemplate.spec.template : object.spec?.template;
}
