import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { Chart } from 'cdk8s';
import { BatchJob, Interpreter, Program } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { find } from '../support/manifests';
import { BASE } from '../workloads/sample';
import { LiveJob, renderInto } from './jobs';
import { Outcome, apply, get, kubectl, listOf, runInShell } from './kubectl';
import { succeed } from './kubelet';
import { describeCluster, ownNamespace } from './suite';

/** The commands of docs/delivery.md, word for word. */
const section = readFileSync('docs/delivery.md', 'utf8').split('## Clean up after earlier contents')[1];
const [PRUNE, REMOVE] = [...section.matchAll(/```sh\n(.*?)```/gs)].map(([, command]) => command);

describeCluster("the documented clean-up, in a namespace of someone else's", () => {
  const namespace = ownNamespace('prune');
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-batch-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const render = (id: string, file: string) =>
    renderInto(namespace, (chart: Chart) => {
      const program = Program.script(file, Interpreter.shell('busybox:1.37'));
      new BatchJob(chart, id, { ...BASE, program });
    });
  const earlier = render('report', 'programs/collect-metrics.sh');
  const later = render('report', 'programs/test-scenarios.sh');
  const others = render('invoices', 'programs/collect-metrics.sh'); // another repository's, whose chart has the same id
  const namesIn = (objects: Manifest[]) => ['Job', 'ConfigMap'].map((kind) => find(objects, kind).metadata.name);
  const theirs = ['theirs', 'theirs', ...namesIn(others)];

  /** Types a command into a shell, in a folder with `dist`. */
  function type(command: string, flags = ''): Outcome {
    writeFileSync(join(folder, 'dist'), listOf(later));
    const npx = `npx() { shift; "${process.execPath}" "${resolve('bin/cdk8s-batch.js')}" "$@"; }`;
    const here = command.replace('-n analytics', `-n ${namespace}`).replace('=NAME', '=report');
    return runInShell(`${npx}\n${here}`, flags, folder);
  }

  /** The Jobs and ConfigMaps that there are, in any order. */
  async function left(): Promise<string[]> {
    const objects = await get('jobs,configmaps', '-n', namespace);
    return objects
      .map(({ metadata }) => metadata.name)
      .filter((name) => name !== 'kube-root-ca.crt')
      .sort();
  }
  const all = (...names: string[][]) => [...theirs, ...names.flat()].sort();

  const end = async (job: LiveJob) => {
    await succeed(await job.pod());
    expect(await job.end()).toMatchObject({ ended: 'Complete' });
  };
  let old: LiveJob;

  beforeAll(async () => {
    await kubectl(['create', 'configmap', 'theirs', '-n', namespace, '--from-literal=a=b']);
    await kubectl(['create', 'job', 'theirs', '-n', namespace, '--image=busybox:1.37']);
    await end(await LiveJob.apply(others));
    old = await LiveJob.apply(earlier);
    await apply(later);
    expect(await left()).toEqual(all(namesIn(earlier), namesIn(later)));
  });

  test('removes nothing while the earlier run goes on', async () => {
    const [job, program] = namesIn(earlier);
    const kept = [`kept Job ${job}: it has not finished`, `kept ConfigMap ${program}: Job ${job} uses it`];
    expect(type(PRUNE).stderr).toContain([...kept, 'nothing to prune\n'].join('\n'));
    expect(await left()).toEqual(all(namesIn(earlier), namesIn(later)));
  });

  test('removes nothing for a user who may not see what uses it, which a pipe would', async () => {
    const role = ['partial', '-n', namespace];
    await kubectl(['create', 'role', ...role, '--verb=list,delete', '--resource=configmaps']);
    await kubectl(['create', 'rolebinding', ...role, '--role=partial', '--user=partial']);

    const { status, stdout, stderr } = type(PRUNE, '--as=partial');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('User "partial" cannot list resource "pods"');
    expect(await left()).toEqual(all(namesIn(earlier), namesIn(later)));

    const piped = PRUNE.replace(/>live\.yaml \\\n +&& (.*) live\.yaml/, '| $1 -').replace('kubectl delete -f', 'cat');
    expect(type(piped, '--as=partial').stdout).toContain(`name: ${find(earlier, 'ConfigMap').metadata.name}\n`);
  });

  test('removes finished Jobs of earlier contents and their programs, and nothing of anybody else', async () => {
    await end(old);
    expect(type(PRUNE)).toMatchObject({ status: 0, stderr: '' });
    expect(await left()).toEqual(all(namesIn(later)));
    expect(type(PRUNE).stderr).toContain('nothing to prune\n');
    expect(await left()).toEqual(all(namesIn(later)));
  });

  test('removes all of a construct by its name, and nothing of anybody else', async () => {
    const kinds = later.map(({ kind }) => kind).join(',');
    const label = (name: string) => ['-n', namespace, '-l', `app.kubernetes.io/name=${name}`];
    expect(type(REMOVE)).toMatchObject({ status: 0, stderr: '' });
    expect(await get(kinds, ...label('report'))).toEqual([]);
    expect(await get(kinds, ...label('invoices'))).toHaveLength(others.length);
    expect(await left()).toEqual(all());
  });
});
