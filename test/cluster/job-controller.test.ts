import { Chart, Duration } from 'cdk8s';
import { BatchJob, FailurePolicy, ParallelBatchJob, ParallelBatchJobProps, Shards } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { until } from '../broker/until';
import { find } from '../support/manifests';
import { BASE } from '../workloads/sample';
import { ask, request } from './api';
import { LiveJob, renderInto, withoutScheduler } from './jobs';
import { activePods, disrupt, fail, indexOf, onNode, podsOf, run, succeed } from './kubelet';
import { describeCluster, dist, movedTo, ownNamespace, ownPriority } from './suite';

/** Each test waits out the controller's own back-off of 10 s; together they take no longer than the slowest, as Jest runs only those of one `describe` side by side. */
describeCluster('what the Job controller does with what is rendered', () => {
  const namespace = ownNamespace('jobs');
  ownPriority(namespace);

  /** Applies a Job of that name. */
  function parallel(id: string, props: Partial<ParallelBatchJobProps>): Promise<LiveJob> {
    return LiveJob.apply(
      renderInto(
        namespace,
        (chart: Chart) => new ParallelBatchJob(chart, id, { ...BASE, shards: Shards.completions(3), ...props }),
      ),
    );
  }

  function single(id: string, props: Partial<ParallelBatchJobProps>): Promise<LiveJob> {
    return LiveJob.apply(renderInto(namespace, (chart: Chart) => new BatchJob(chart, id, { ...BASE, ...props })));
  }

  test.concurrent(
    'five completions, three at a time: never more than three pods, each index once, then Complete',
    async () => {
      const job = await parallel('five', { shards: Shards.completions(5).parallelism(3) });
      const seen = new Map<string, number>();
      let most = 0;
      await until('all five are done', async () => {
        const pods = await podsOf(namespace, job.name);
        const active = pods.filter(({ status }) => ['Pending', 'Running'].includes(status.phase));
        most = Math.max(most, active.length);
        pods.forEach((pod) => seen.set(pod.metadata.uid, indexOf(pod)));
        const waiting = active.length === 3 || (await job.read()).status.succeeded >= 3;
        if (waiting && active[0]) {
          await succeed(active[0]);
        }
        return (await job.read()).status.succeeded === 5;
      });
      expect(most).toBe(3);
      expect([...seen.values()].sort()).toEqual([0, 1, 2, 3, 4]);
      expect(await job.end()).toMatchObject({ ended: 'Complete', completedIndexes: '0-4', succeeded: 5 });
    },
  );

  test.concurrent('a pod reads its index and the count of shards from its environment', async () => {
    const job = await parallel('env', { shards: Shards.completions(3).backoffLimitPerIndex(1) });
    const [container] = (await job.pod(2)).spec.containers;
    const field = (path: string) => ({ fieldRef: expect.objectContaining({ fieldPath: `metadata.${path}` }) });
    expect(container.env).toEqual(
      expect.arrayContaining([
        { name: 'JOB_COMPLETIONS', value: '3' },
        {
          name: 'JOB_INDEX_FAILURE_COUNT',
          valueFrom: field("annotations['batch.kubernetes.io/job-index-failure-count']"),
        },
        {
          name: 'JOB_COMPLETION_INDEX',
          valueFrom: field("labels['batch.kubernetes.io/job-completion-index']"),
        },
      ]),
    );
  });

  test.concurrent('parallelism of a running Job changes in place', async () => {
    const job = await parallel('wider', { shards: Shards.completions(5).parallelism(1) });
    await job.pods(1);
    const uid = (await job.read()).metadata.uid;
    const again = await parallel('wider', { shards: Shards.completions(5).parallelism(4) });
    await again.pods(4);
    expect((await again.read()).metadata.uid).toBe(uid);
  });

  test.concurrent('a failed pod is followed by another, until backoffLimit is used up', async () => {
    const job = await single('retry', { backoffLimit: 1 });
    const first = await job.pod();
    await fail(first, 1);
    const second = await job.pod();
    expect(second.metadata.uid).not.toBe(first.metadata.uid);
    await fail(second, 1);
    expect(await job.end()).toMatchObject({ ended: 'Failed', reason: 'BackoffLimitExceeded', failed: 2 });
  });

  test.concurrent('backoffLimit 0 is one try', async () => {
    const job = await single('once', { backoffLimit: 0 });
    await fail(await job.pod(), 1);
    expect(await job.end()).toMatchObject({ ended: 'Failed', reason: 'BackoffLimitExceeded', failed: 1 });
  });

  test.concurrent('failJobOn ends the Job at once, whatever tries are left', async () => {
    const failurePolicy = FailurePolicy.ignoreDisruptions().failJobOn(2);
    const job = await single('fail-job', { backoffLimit: 6, failurePolicy });
    await fail(await job.pod(), 2);
    expect(await job.end()).toMatchObject({ ended: 'Failed', reason: 'PodFailurePolicy', failed: 1 });
  });

  test.concurrent('failJobUnless tries the codes it names again, and ends the Job on any other', async () => {
    const failurePolicy = FailurePolicy.ignoreDisruptions().failJobUnless(75);
    const job = await single('unless', { backoffLimit: 6, failurePolicy });
    await fail(await job.pod(), 75);
    await fail(await job.pod(), 1);
    expect(await job.end()).toMatchObject({ ended: 'Failed', reason: 'PodFailurePolicy', failed: 2 });
  });

  test.concurrent('a drained pod is replaced and does not count, even with no tries left', async () => {
    const job = await single('drained', { backoffLimit: 0 });
    const drained = await job.pod();
    await run(drained);
    await disrupt(drained);
    const replacement = await job.pod();
    expect(replacement.metadata.uid).not.toBe(drained.metadata.uid);
    await succeed(replacement);
    expect(await job.end()).toMatchObject({ ended: 'Complete', succeeded: 1 });
    expect((await job.read()).status.failed ?? 0).toBe(0);
  });

  test.concurrent('a pod that is being ended is replaced when it has ended, and not before', async () => {
    const counted = { failurePolicy: FailurePolicy.countDisruptions() }; // with rules Kubernetes has no other replacement
    const ours = renderInto(namespace, (chart) => new BatchJob(chart, 'ending', { ...BASE, ...counted }));
    const others = renderInto(namespace, (chart) => new BatchJob(chart, 'hasty', { ...BASE, ...counted }));
    find(others, 'Job').spec.podReplacementPolicy = 'TerminatingOrFailed';
    const [job, hasty] = [await LiveJob.apply(ours), await LiveJob.apply(others)];
    const [ending, other] = [await job.pod(), await hasty.pod()];
    for (const pod of [ending, other]) {
      await onNode(pod, pod.metadata.name);
      await run(pod);
      await ask('DELETE', pathOf(pod)); // it has 30 s, and nobody there who ends it
    }
    expect((await hasty.pod()).metadata.uid).not.toBe(other.metadata.uid);
    await until('the Job knows', async () => (await job.read()).status.terminating === 1);
    await new Promise((resolve) => setTimeout(resolve, 2000));
    expect(await activePods(namespace, job.name)).toEqual([]);
    await fail(ending, 143);
    const replacement = await job.pod();
    expect(replacement.metadata.uid).not.toBe(ending.metadata.uid);
    for (const pod of [ending, other]) {
      await request('DELETE', `${pathOf(pod)}?gracePeriodSeconds=0`);
      await ask('DELETE', `/api/v1/nodes/${pod.metadata.name}`);
    }
  });

  test.concurrent('countDisruptions counts a drained pod as a failed try', async () => {
    const job = await single('counted', { backoffLimit: 0, failurePolicy: FailurePolicy.countDisruptions() });
    await disrupt(await job.pod());
    expect(await job.end()).toMatchObject({ ended: 'Failed', reason: 'BackoffLimitExceeded', failed: 1 });
  });

  test.concurrent('ignoreOn replaces the pod and does not count the try', async () => {
    const failurePolicy = FailurePolicy.ignoreDisruptions().ignoreOn(75);
    const job = await single('ignored', { backoffLimit: 0, failurePolicy });
    await fail(await job.pod(), 75);
    await succeed(await job.pod());
    expect(await job.end()).toMatchObject({ ended: 'Complete', succeeded: 1 });
  });

  test.concurrent('each index has its own tries, and its pods know how many have failed', async () => {
    const job = await parallel('own', { shards: Shards.completions(2).backoffLimitPerIndex(1) });
    const first = await job.pod(0);
    expect(failuresOf(first)).toBe('0');
    await fail(first, 1);
    await succeed(await job.pod(1));
    const second = await job.pod(0);
    expect(failuresOf(second)).toBe('1');
    await fail(second, 1);
    const end = await job.end();
    expect(end).toMatchObject({
      ended: 'Failed',
      reason: 'FailedIndexes',
      completedIndexes: '1',
      failedIndexes: '0',
    });
  });

  test.concurrent('failIndexOn ends the tries of that index, while the others go on', async () => {
    const failurePolicy = FailurePolicy.ignoreDisruptions().failIndexOn(2);
    const job = await parallel('index', { shards: Shards.completions(2).backoffLimitPerIndex(5), failurePolicy });
    await fail(await job.pod(0), 2);
    await until('index 0 has failed', async () => (await job.read()).status.failedIndexes === '0');
    await succeed(await job.pod(1));
    const end = await job.end();
    expect(end).toMatchObject({ ended: 'Failed', reason: 'FailedIndexes', completedIndexes: '1', failed: 1 });
  });

  test.concurrent('more than maxFailedIndexes ends the Job while others still run', async () => {
    const job = await parallel('most', { shards: Shards.completions(4).backoffLimitPerIndex(0).maxFailedIndexes(1) });
    await run(await job.pod(3));
    await fail(await job.pod(0), 1);
    await until('index 0 has failed', async () => (await job.read()).status.failedIndexes === '0');
    await fail(await job.pod(1), 1);
    expect(await job.end()).toMatchObject({ ended: 'Failed', reason: 'MaxFailedIndexesExceeded' });
  });

  test.concurrent('activeDeadline ends a Job whose pod never starts', async () => {
    const job = await single('stuck', { activeDeadline: Duration.seconds(60) });
    await job.pod();
    expect((await job.read()).spec.activeDeadlineSeconds).toBe(60);
    await ask('PATCH', job.path, { spec: { activeDeadlineSeconds: 3 } }); // a minute is long for a test
    expect(await job.end()).toMatchObject({ ended: 'Failed', reason: 'DeadlineExceeded' });
  });

  test.concurrent(
    'job-test-scenarios of dist ends as README says: 0 to 2 succeed, 3 is not tried again, FailedIndexes',
    async () => {
      const objects = withoutScheduler(movedTo(namespace, dist())).filter(
        ({ metadata }: Manifest) => metadata.labels['app.kubernetes.io/name'] === 'job-test-scenarios',
      );
      expect(find(objects, 'Job').spec.completions).toBe(4);
      const job = await LiveJob.apply(objects);
      await job.pods(4);
      await succeed(await job.pod(0));
      await fail(await job.pod(3), 2); // test/programs/test-scenarios.test.ts: the program's own exit codes
      await fail(await job.pod(2), 1);
      await succeed(await job.pod(1));
      const retry = await job.pod(2);
      expect(failuresOf(retry)).toBe('1');
      await succeed(retry);
      const end = await job.end();
      expect(end).toMatchObject({
        ended: 'Failed',
        reason: 'FailedIndexes',
        completedIndexes: '0-2',
        failedIndexes: '3',
      });
      expect((await podsOf(namespace, job.name)).filter((pod) => indexOf(pod) === 3)).toHaveLength(1);
    },
  );
});

function pathOf({ metadata }: Manifest): string {
  return `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`;
}

function failuresOf({ metadata }: Manifest): string {
  return metadata.annotations['batch.kubernetes.io/job-index-failure-count'];
}
