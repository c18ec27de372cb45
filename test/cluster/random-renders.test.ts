import { isDeepStrictEqual } from 'util';
import { App, Chart, Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { BatchJob, Interpreter, Program } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { scratchFolder } from '../pod/sample';
import { anyApp, renderApp } from '../properties/apps';
import { text } from '../properties/random/texts';
import { find } from '../support/manifests';
import { BASE } from '../workloads/sample';
import { wouldCreate } from './api';
import { kubectl } from './kubectl';
import { describeCluster, isAtLeast, ownNamespace } from './suite';

const APPS = 500;

/** So that a failure can be looked at again. */
const SEED = 20261123;

/** Requests under way at once. */
const AT_ONCE = 8;

const FILES = 300;

/** Any text that a file of a program may hold, often one that YAML has no place for. */
const fileContent = fc
  .oneof(
    text,
    fc.array(fc.constantFrom(...'\t\t\n\n a#', '\u2028', '\x7f', '\u0085', '\ufffe', '🎉')).map((all) => all.join('')),
  )
  .filter((content) => content.trim() !== '' && !/\r|^\ufeff/.test(content));

/** The objects that kubectl prints, one after the other. */
function objectsIn(json: string): Manifest[] {
  return json.split(/(?<=^\})\n/m).flatMap((one) => (one === '' ? [] : [JSON.parse(one)]));
}

describeCluster('whatever is accepted', () => {
  const restricted = ['enforce', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']);
  const namespace = ownNamespace('random', Object.fromEntries(restricted));

  let objects: Manifest[];
  beforeAll(() => {
    const forThis = anyApp.filter(({ kubernetes }) => isAtLeast(Number(kubernetes.split('.')[1])));
    objects = fc.sample(forThis, { numRuns: APPS, seed: SEED }).flatMap((app) => renderApp(app));
  }, 60_000);

  test(`the API server accepts, strictly and without a warning: the objects of ${APPS} random apps`, async () => {
    expect(objects.length).toBeGreaterThan(5 * APPS);
    const complaints: string[] = [];
    const ask = async (object: Manifest) => {
      const { code, body, warning } = await wouldCreate(namespace, object);
      if (code !== 201 || warning !== null) {
        complaints.push(`${object.kind} ${object.metadata.name}: ${code} ${body.message ?? ''} ${warning ?? ''}`);
      }
    };
    const queue = [...objects];
    const askOn = async () => {
      for (let object = queue.pop(); object !== undefined; object = queue.pop()) {
        await ask(object);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, askOn));
    expect(complaints).toEqual([]);
  });

  test(`kubectl reads it from the YAML of cdk8s as what was meant, to the last blank: ${APPS} random apps`, async () => {
    const written = Yaml.stringify(...objects);
    const read = objectsIn(await kubectl(['create', '--dry-run=client', '-o=json', '-f=-'], written));
    expect(read.length).toBe(objects.length);
    expect(read.filter((one, index) => !isDeepStrictEqual(one, objects[index]))).toEqual([]);
  });

  const file = scratchFolder();

  test(`the files of a program arrive as they are, whatever is in them: ${FILES} random files`, async () => {
    const contents = fc.sample(fileContent, { numRuns: FILES, seed: SEED });
    const files = contents.map((content, index) => file(`file-${index}`, content));
    const program = Program.script(file('run.sh', 'ls\n'), Interpreter.shell('busybox:1.37'), { files });
    const app = new App();
    new BatchJob(new Chart(app, 'batch', { namespace }), 'report', { ...BASE, program });
    const accepted = objectsIn(await kubectl(['create', '--dry-run=server', '-o=json', '-f=-'], app.synthYaml()));
    const { data, binaryData } = find(accepted, 'ConfigMap');
    const texts = Object.entries<string>(binaryData).map(([name, text]) => [
      name,
      Buffer.from(text, 'base64').toString(),
    ]);
    expect(texts.length).toBeGreaterThan(FILES / 10);
    expect(Object.keys(data).length).toBeGreaterThan(FILES / 10);
    const meant = contents.map((content, index) => [`file-${index}`, content]);
    expect({ ...data, ...Object.fromEntries(texts) }).toEqual({ ...Object.fromEntries(meant), 'run.sh': 'ls\n' });
  });
});
