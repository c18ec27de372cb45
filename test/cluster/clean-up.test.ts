import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Chart } from 'cdk8s';
import { BatchJob, Interpreter, Program, Schedule, ScheduledCollector } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { until } from '../broker/until';
import { find } from '../support/manifests';
import { BASE } from '../workloads/sample';
import { LiveJob, renderInto, withoutScheduler } from './jobs';
import { apply, get, kubectl, listOf, runInShell } from './kubectl';
import { fail } from './kubelet';
import { OF_TESTS, deleteNamespace, describeCluster, dist, movedTo, ownNamespace, ownPriority } from './suite';

/** The commands of README, word for word: for the namespace of `dist`, and for one that has more than `dist`. */
const section = readFileSync('README.md', 'utf8').split('### Clean up')[1].split('###')[0];
const [CLEAN_UP, CLEAN_UP_OURS] = [...section.matchAll(/```sh\n(.*?)```/gs)].map(([, commands]) => commands);

const nameOf = ({ metadata }: Manifest) => metadata.labels['app.kubernetes.io/name'];

/** Without what makes a namespace of one's own. */
const workloads = dist().filter((object) => object.metadata.namespace && nameOf(object) !== 'analytics');

/** These come and go by themselves. */
const TRANSIENT = ['events', 'events.events.k8s.io', 'endpoints', 'endpointslices.discovery.k8s.io'];

/** A Job as it was under earlier contents, which `dist` does not name any more. */
function withEarlierContents(objects: Manifest[], name: string): Manifest {
  const job = find(objects, 'Job', name);
  return { ...job, metadata: { ...job.metadata, name: `${name}-0123456789` } };
}

describeCluster("README's clean-up, with a run of earlier contents that waits for its next try", () => {
  const namespace = `clean-up-all-${Date.now().toString(36)}`;
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-batch-'));
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await deleteNamespace(namespace);
    await kubectl(['delete', 'priorityclass', namespace, '--ignore-not-found']);
  });

  /** `dist` under another name of its namespace and its PriorityClass. */
  function renamed(): Manifest[] {
    const ofTheCluster = dist()
      .filter((object) => object.metadata.namespace === undefined)
      .map((object) => ({
        ...object,
        metadata: { ...object.metadata, name: namespace, labels: { ...object.metadata.labels, ...OF_TESTS } },
      }));
    return [...ofTheCluster, ...withoutScheduler(movedTo(namespace, dist()))];
  }

  test('leaves nothing, the namespace included', async () => {
    const objects = renamed();
    writeFileSync(join(folder, 'dist'), listOf(objects));
    await apply(objects);
    const job = await LiveJob.apply([withEarlierContents(objects, 'job-test-scenarios')]);
    expect((await job.read()).spec.backoffLimitPerIndex).toBeGreaterThan(0);
    await fail(await job.pod(2), 1);
    await until('the Job has seen it', async () => (await job.read()).status.failed === 1);

    const commands = CLEAN_UP.replace('-n analytics', `-n ${namespace}`);
    expect(runInShell(commands, '--timeout=150s', folder)).toMatchObject({ status: 0, stderr: '' });
    expect(await get('namespaces', namespace, '--ignore-not-found')).toEqual([]);
    expect(await get('priorityclasses', namespace, '--ignore-not-found')).toEqual([]);
  });
});

describeCluster("README's clean-up, in a namespace of someone else's", () => {
  const namespace = ownNamespace('clean-up');
  ownPriority(namespace);

  /** Everything in the namespace, as `Kind/name`. */
  async function inTheNamespace(): Promise<string[]> {
    const kinds = (await kubectl(['api-resources', '--namespaced', '--verbs=list', '-o', 'name'])).trim().split('\n');
    const kept = kinds.filter((kind) => !TRANSIENT.includes(kind)).join(',');
    return (await get(kept, '-n', namespace)).map(({ kind, metadata }) => `${kind}/${metadata.name}`).sort();
  }

  /** Once nothing of it is still on its way. */
  function settled(isExpected: (names: string[]) => boolean): Promise<string[]> {
    return until('the namespace has settled', async () => {
      const names = await inTheNamespace();
      return isExpected(names) && names;
    });
  }

  /** What another app of this library has in a chart of the same id. */
  function otherApp(): Manifest[] {
    return renderInto(namespace, (chart: Chart) => {
      const program = Program.script('programs/collect-metrics.sh', Interpreter.shell('busybox:1.37'));
      new BatchJob(chart, 'invoices', { ...BASE, program });
      new ScheduledCollector(chart, 'rates', { ...BASE, program, schedule: Schedule.cron('0 0 1 1 *') });
    });
  }

  const create = (...argv: string[]) => kubectl(['create', ...argv, '-n', namespace]);

  test('removes all of ours, earlier contents and ad-hoc runs too, and nothing of anybody else', async () => {
    await Promise.all([
      create('configmap', 'theirs', '--from-literal=a=b'),
      create('secret', 'generic', 'theirs', '--from-literal=a=b'),
      create('job', 'theirs', '--image=busybox:1.37'),
      create('deployment', 'theirs', '--image=busybox:1.37'),
      create('service', 'clusterip', 'theirs', '--tcp=80'),
      create('serviceaccount', 'theirs'),
      apply(otherApp()),
    ]);
    const theirs = await settled((names) => names.filter((name) => name.startsWith('Pod/')).length === 3);
    expect(theirs).toEqual(expect.arrayContaining(['ConfigMap/theirs', 'CronJob/rates', 'NetworkPolicy/invoices']));

    const ours = withoutScheduler(movedTo(namespace, workloads));
    await create('secret', 'generic', 'rabbitmq-credentials', '--from-literal=username=a');
    await apply(ours);
    const run = spawnSync(process.execPath, [
      'bin/cdk8s-batch.js',
      'run',
      'data-processor',
      'size=large',
      'type=analysis',
    ]);
    const adHoc = run.stdout.toString().replace('namespace: analytics', `namespace: ${namespace}`);
    await Promise.all([
      apply([withEarlierContents(ours, 'parallel-processor')]),
      kubectl(['create', '-f', '-'], adHoc),
    ]);
    await settled(
      (names) => names.includes('PersistentVolumeClaim/data-rabbitmq-0') && names.includes('Pod/rabbitmq-0'),
    );

    expect(runInShell(CLEAN_UP_OURS, `-n ${namespace}`)).toMatchObject({ status: 0, stderr: '' });
    expect(await settled((names) => names.length <= theirs.length)).toEqual(theirs);
  });

  test('names each workload of dist', () => {
    const names = new Set(workloads.map(nameOf));
    const [, named] = /name in \(([^)]*)\)/.exec(CLEAN_UP_OURS) ?? [];
    expect(named.split(/[\s,]+/).sort()).toEqual([...names].sort());
  });
});
