import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Chart } from 'cdk8s';
import { BatchJob, Program } from '../../lib';
import { Manifest, find } from '../support/manifests';
import { BASE } from '../workloads/sample';
import { LiveJob, renderInto } from './jobs';
import { apply, get, kubectl, listOf } from './kubectl';
import { succeed } from './kubelet';
import { describeCluster, ownNamespace } from './suite';

/** As docs/delivery.md says it. */
const KINDS = 'jobs,configmaps,pods,cronjobs,deployments,replicasets,statefulsets';
const OURS = 'app.kubernetes.io/managed-by=cdk8s-batch';

describeCluster("the documented prune, in a namespace of someone else's", () => {
  const namespace = ownNamespace('prune');
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-batch-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const render = (file: string) =>
    renderInto(namespace, (chart: Chart) => {
      const program = Program.shell(file, { image: 'busybox:1.37' });
      new BatchJob(chart, 'report', { ...BASE, program });
    });

  async function prune(rendered: Manifest[]): Promise<string> {
    const dist = join(folder, 'dist.yaml');
    writeFileSync(dist, listOf(rendered));
    const live = await kubectl(['get', KINDS, '-n', namespace, '-l', OURS, '-o', 'yaml']);
    const argv = ['bin/cdk8s-batch.js', 'prune', dist, '--live', '-'];
    const { status, stdout } = spawnSync(process.execPath, argv, { input: live, encoding: 'utf8' });
    expect(status).toBe(0);
    return stdout;
  }

  const names = async (...argv: string[]) =>
    (await get(KINDS, '-n', namespace, ...argv)).map(({ metadata }) => metadata.name);

  test('removes finished Jobs of earlier contents and their programs, and nothing of anybody else', async () => {
    const [earlier, later] = [render('programs/collect-metrics.sh'), render('programs/test-scenarios.sh')];
    const program = (objects: Manifest[]) => find(objects, 'ConfigMap').metadata.name;
    await kubectl(['create', 'configmap', 'theirs', '-n', namespace, '--from-literal=a=b']);
    await kubectl(['create', 'job', 'theirs', '-n', namespace, '--image=busybox:1.37']).catch(() => undefined);
    const old = await LiveJob.apply(earlier);
    await apply(later);

    expect(await prune(later)).toBe(''); // the earlier run has not finished
    await succeed(await old.pod());
    expect(await old.end()).toMatchObject({ ended: 'Complete' });

    await kubectl(['delete', '-f', '-'], await prune(later));
    const left = await names();
    expect(left).not.toContain(old.name);
    expect(left).not.toContain(program(earlier));
    expect(left).toEqual(expect.arrayContaining(['theirs', find(later, 'Job').metadata.name, program(later)]));
    expect(await prune(later)).toBe('');
  });

  test('and the documented clean-up leaves nothing of ours, and all of theirs', async () => {
    const kinds =
      'jobs,cronjobs,deployments,statefulsets,services,configmaps,serviceaccounts,networkpolicies,poddisruptionbudgets';
    await kubectl(['delete', kinds, '-n', namespace, '-l', `${OURS},app.kubernetes.io/part-of=batch`]);
    const all = `${kinds},${KINDS}`;
    expect(await get(all, '-n', namespace, '-l', OURS)).toEqual([]);
    expect(await names()).toContain('theirs');
  });
});
