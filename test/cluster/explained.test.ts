import { Chart } from 'cdk8s';
import {
  FailureOutcome,
  FailurePolicy,
  KubernetesVersion,
  ParallelBatchJob,
  ParallelBatchJobProps,
  Platform,
  PodFailure,
  Shards,
  SuccessPolicy,
} from '../../lib';
import { until } from '../broker/until';
import { BASE } from '../workloads/sample';
import { LiveJob, renderInto } from './jobs';
import { disrupt, fail, indexOf, podsOf, run, succeed } from './kubelet';
import { describeCluster, isAtLeast, ownNamespace } from './suite';

const { JOB_FAILS, INDEX_FAILS, REPLACED, TRIED_AGAIN } = FailureOutcome;

/** Two failures of one index wait 10 s and 20 s between them: that, and a little more. */
const PATIENCE = 90_000;

describeCluster('explain() and the Job controller', () => {
  const namespace = ownNamespace('explained');

  const THREE = Shards.completions(3);

  /** Applies a Job, and keeps the construct that explains it. */
  async function applied(id: string, props: Partial<ParallelBatchJobProps>, kubernetes = KubernetesVersion.V1_29) {
    let construct: ParallelBatchJob | undefined;
    const objects = renderInto(namespace, (chart: Chart) => {
      Platform.set(chart, { kubernetes });
      construct = new ParallelBatchJob(chart, id, { ...BASE, shards: THREE, ...props });
    });
    return { construct: construct as ParallelBatchJob, job: await LiveJob.apply(objects) };
  }

  const policy = FailurePolicy.ignoreDisruptions().failJobOn(42).failIndexOn(7).ignoreOn(75);

  test.concurrent.each<[string, Partial<ParallelBatchJobProps>, PodFailure, FailureOutcome]>([
    [
      'fail-job',
      { shards: THREE.backoffLimitPerIndex(3), failurePolicy: policy },
      { exitCode: 42, index: 1 },
      JOB_FAILS,
    ],
    [
      'fail-index',
      { shards: THREE.backoffLimitPerIndex(3), failurePolicy: policy },
      { exitCode: 7, index: 1 },
      INDEX_FAILS,
    ],
    ['ignored', { shards: THREE.backoffLimitPerIndex(0), failurePolicy: policy }, { exitCode: 75, index: 1 }, REPLACED],
    [
      'disrupted',
      { shards: THREE.backoffLimitPerIndex(0), failurePolicy: policy },
      { exitCode: 42, disrupted: true, index: 1 },
      REPLACED,
    ],
    ['again', { shards: THREE.backoffLimitPerIndex(1) }, { exitCode: 1, index: 1 }, TRIED_AGAIN],
    ['no-try-left', { shards: THREE.backoffLimitPerIndex(0) }, { exitCode: 1, index: 1 }, INDEX_FAILS],
    ['of-all', { shards: THREE.backoffLimitPerIndex(0).maxFailedIndexes(0) }, { exitCode: 1, index: 1 }, JOB_FAILS],
    ['shared', { backoffLimit: 0 }, { exitCode: 1, index: 1 }, JOB_FAILS],
    ['shared-first', { backoffLimit: 0, shards: THREE.backoffLimitPerIndex(0) }, { exitCode: 1, index: 1 }, JOB_FAILS],
    [
      'shared-over-index',
      { backoffLimit: 0, shards: THREE.backoffLimitPerIndex(2), failurePolicy: policy },
      { exitCode: 7, index: 1 },
      JOB_FAILS,
    ],
    [
      'shared-later',
      { backoffLimit: 1, shards: THREE.backoffLimitPerIndex(0) },
      { exitCode: 1, index: 1 },
      INDEX_FAILS,
    ],
    [
      'unless',
      { backoffLimit: 3, failurePolicy: FailurePolicy.countDisruptions().failJobUnless(75) },
      { exitCode: 143, disrupted: true, index: 1 },
      JOB_FAILS,
    ],
  ])('agree on %s', async (id, props, failure, outcome) => {
    const { construct, job } = await applied(id, props);
    const explained = construct.explain(failure);
    expect(explained.outcome).toBe(outcome);
    await job.pods(3);
    const pod = await job.pod(failure.index);
    await (failure.disrupted ? disrupt(pod, failure.exitCode) : fail(pod, failure.exitCode ?? 1));
    if (outcome === JOB_FAILS) {
      expect(await job.end()).toMatchObject({ ended: 'Failed', reason: explained.reason });
      return;
    }
    if (outcome === INDEX_FAILS) {
      await until(
        `index ${failure.index} has failed`,
        async () => (await job.read()).status.failedIndexes === `${failure.index}`,
      );
    } else {
      const next = await job.pod(failure.index);
      expect(next.metadata.uid).not.toBe(pod.metadata.uid);
      const waited = Date.parse(next.metadata.creationTimestamp) - Date.parse((await ended(job, pod)).finishedAt);
      expect(waited).toBeGreaterThanOrEqual(((explained.wait?.toSeconds() ?? 0) - 1) * 1000);
      await succeed(next);
    }
    for (const index of [0, 2]) {
      await succeed(await job.pod(index));
    }
    const end = outcome === INDEX_FAILS ? { ended: 'Failed', reason: explained.reason } : { ended: 'Complete' };
    expect(await job.end()).toMatchObject(end);
  });

  test.concurrent(
    'agree on the waits between tries: ten seconds, then twenty',
    async () => {
      const { construct, job } = await applied('waits', { shards: Shards.completions(1), backoffLimit: 2 });
      for (const [failuresBefore, wait] of [10, 20].entries()) {
        const pod = await job.pod();
        await fail(pod, 1);
        const { finishedAt } = await ended(job, pod);
        const next = await until('the next try', async () => {
          const [other] = (await podsOf(namespace, job.name)).filter(({ status }) => status.phase === 'Pending');
          return other;
        });
        const waited = (Date.parse(next.metadata.creationTimestamp) - Date.parse(finishedAt)) / 1000;
        expect(construct.explain({ failuresBefore }).wait?.toSeconds()).toBe(wait);
        expect(waited).toBeGreaterThanOrEqual(wait - 1); // both times are whole seconds
        expect(waited).toBeLessThan(wait + 8);
      }
      await fail(await job.pod(), 1);
      expect(await job.end()).toMatchObject({ reason: construct.explain({ failuresBefore: 2 }).reason });
    },
    PATIENCE,
  );

  const since31 = isAtLeast(31) ? test.concurrent : test.skip; // older ones have no such field
  since31('a success policy ends the Job as Complete when its rule is met, and the pods that still run', async () => {
    const successPolicy = SuccessPolicy.anyOf(1, [1, 2]).orAll([0]);
    const { job } = await applied('success', { shards: THREE.successPolicy(successPolicy) }, KubernetesVersion.V1_31);
    await Promise.all((await job.pods(3)).map(run));
    await succeed(await job.pod(2));
    const end = await job.end();
    expect(end).toMatchObject({ ended: 'Complete', succeeded: 1, completedIndexes: '2' });
    expect(end.conditions).toContainEqual(expect.objectContaining({ type: 'SuccessCriteriaMet', status: 'True' }));
  });

  since31('a success policy may still be met after an index has failed for good', async () => {
    const shards = THREE.backoffLimitPerIndex(0).successPolicy(SuccessPolicy.all([0]));
    const { construct, job } = await applied('success-later', { shards }, KubernetesVersion.V1_31);
    expect(construct.explain({ index: 1 })).toMatchObject({ outcome: INDEX_FAILS, reason: undefined });
    await job.pods(3);
    await fail(await job.pod(1), 1);
    await until('index 1 has failed', async () => (await job.read()).status.failedIndexes === '1');
    await succeed(await job.pod(0));
    expect(await job.end()).toMatchObject({ ended: 'Complete', failedIndexes: '1' });
  });

  test.concurrent('an index that waits for its next try keeps its place, as worstCase counts it', async () => {
    const { job } = await applied('place', { shards: Shards.completions(2).parallelism(1).backoffLimitPerIndex(1) });
    const first = await job.pod(0);
    await fail(first, 1);
    const next = await until('the next pod', async () => {
      const [other] = (await podsOf(namespace, job.name)).filter(({ status }) => status.phase === 'Pending');
      return other;
    });
    expect(indexOf(next)).toBe(0);
    const waited = Date.parse(next.metadata.creationTimestamp) - Date.parse((await ended(job, first)).finishedAt);
    expect(waited).toBeGreaterThanOrEqual(9_000); // both times are whole seconds
  });

  /** How the container of a pod ended. */
  async function ended(job: LiveJob, { metadata }: Parameters<typeof disrupt>[0]) {
    const pods = await podsOf(namespace, job.name);
    const pod = pods.find((one) => one.metadata.uid === metadata.uid);
    return pod?.status.containerStatuses[0].state.terminated as { finishedAt: string };
  }
});
