import {
  FailurePolicy,
  KubernetesVersion,
  ParallelBatchJob,
  ParallelBatchJobProps,
  Platform,
  Shards,
  SuccessPolicy,
} from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { find, render } from '../support/manifests';
import { inShort } from '../support/refusals';
import { BASE, TASKS, batchChart, brokerIn, problemsOf } from './sample';

const FIVE = Shards.completions(5);

function specOf(props: Partial<ParallelBatchJobProps> = {}, kubernetes = KubernetesVersion.V1_29): Manifest {
  const chart = batchChart();
  Platform.set(chart, { kubernetes });
  new ParallelBatchJob(chart, 'shards', { ...BASE, shards: FIVE, ...props });
  return find(render(chart), 'Job').spec;
}

function refusalsWith(props: Partial<ParallelBatchJobProps>): string[] {
  return problemsOf((chart) => new ParallelBatchJob(chart, 'shards', { ...BASE, shards: FIVE, ...props })).map(inShort);
}

const environmentOf = (spec: Manifest) => spec.template.spec.containers[0].env ?? [];

describe('a parallel batch job', () => {
  it('gives each pod a shard, and the count of them', () => {
    expect(specOf()).toMatchObject({ completions: 5, completionMode: 'Indexed' });
    expect(environmentOf(specOf())).toEqual([{ name: 'JOB_COMPLETIONS', value: '5' }]);
  });

  it('may have pods that are all alike', () => {
    const spec = specOf({ shards: Shards.nonIndexed(5) });
    expect(spec.completionMode).toBe('NonIndexed');
    expect(environmentOf(spec)).toEqual([]);
  });

  it('runs all pods at once, or as many as told', () => {
    expect(specOf().parallelism).toBe(5);
    expect(specOf({ shards: FIVE.parallelism(3) }).parallelism).toBe(3);
  });

  it('shares six more tries among all indexes, unless each has tries of its own', () => {
    expect(specOf()).toMatchObject({ backoffLimit: 6 });
    expect(specOf()).not.toHaveProperty('backoffLimitPerIndex');
    expect(specOf({ shards: FIVE.backoffLimitPerIndex(0) })).toMatchObject({
      backoffLimit: 2147483647,
      backoffLimitPerIndex: 0,
    });
    expect(specOf({ shards: FIVE.backoffLimitPerIndex(2), backoffLimit: 6 })).toMatchObject({
      backoffLimit: 6,
    });
  });

  it('tells a pod which try it is, where each index has tries of its own', () => {
    expect(environmentOf(specOf({ shards: FIVE.backoffLimitPerIndex(2) }))).toContainEqual({
      name: 'JOB_INDEX_FAILURE_COUNT',
      valueFrom: { fieldRef: { fieldPath: "metadata.annotations['batch.kubernetes.io/job-index-failure-count']" } },
    });
  });

  it('ends when too many indexes have failed', () => {
    expect(specOf({ shards: FIVE.backoffLimitPerIndex(2).maxFailedIndexes(1) }).maxFailedIndexes).toBe(1);
    expect(refusalsWith({ shards: FIVE.maxFailedIndexes(1) })).toEqual([
      '[batch/shards] shards.maxFailedIndexes: got 1 without backoffLimitPerIndex',
    ]);
  });

  it('may give up one index for an exit code', () => {
    const failurePolicy = FailurePolicy.ignoreDisruptions().failIndexOn(2);
    expect(specOf({ shards: FIVE.backoffLimitPerIndex(1), failurePolicy }).podFailurePolicy.rules[1]).toEqual({
      action: 'FailIndex',
      onExitCodes: { containerName: 'shards', operator: 'In', values: [2] },
    });
  });

  it('sets the variables of a shard itself', () => {
    for (const name of ['JOB_COMPLETION_INDEX', 'JOB_COMPLETIONS']) {
      expect(refusalsWith({ env: { [name]: '0' } })).toEqual([`[batch/shards] env["${name}"]: got "${name}"`]);
    }
  });

  it('leaves the variables of a shard to its user where there are no shards', () => {
    const env = { JOB_COMPLETION_INDEX: '0', JOB_COMPLETIONS: '1' };
    expect(environmentOf(specOf({ shards: Shards.nonIndexed(5), env })).map(({ name }: Manifest) => name)).toEqual([
      'JOB_COMPLETIONS',
      'JOB_COMPLETION_INDEX',
    ]);
  });

  it('ends as soon as its success policy is met', () => {
    const shards = FIVE.successPolicy(SuccessPolicy.any(3));
    expect(specOf({ shards }, KubernetesVersion.V1_31).successPolicy).toEqual({ rules: [{ succeededCount: 3 }] });
    expect(refusalsWith({ shards })).toEqual(['[batch/shards] shards.successPolicy: got a policy for Kubernetes 1.29']);
  });

  it('may use a queue, besides its shards', () => {
    const chart = batchChart();
    const queue = brokerIn(chart).queue(TASKS);
    new ParallelBatchJob(chart, 'shards', { ...BASE, shards: FIVE, queue });
    const names = environmentOf(find(render(chart), 'Job').spec).map(({ name }: Manifest) => name);
    expect(names).toEqual(expect.arrayContaining(['JOB_COMPLETIONS', 'QUEUE_NAME']));
    const [problem] = problemsOf((other) => {
      const env = { JOB_COMPLETION_INDEX: '0' };
      new ParallelBatchJob(other, 'shards', { ...BASE, shards: FIVE, queue: brokerIn(other).queue(TASKS), env });
    });
    expect(inShort(problem)).toBe('[batch/shards] env["JOB_COMPLETION_INDEX"]: got "JOB_COMPLETION_INDEX"');
  });

  it('says all that is wrong with it at once', () => {
    const shards = FIVE.maxFailedIndexes(1).successPolicy(SuccessPolicy.any(1));
    expect(
      refusalsWith({ shards, backoffLimit: -1, failurePolicy: FailurePolicy.countDisruptions().failIndexOn(1) }),
    ).toEqual([
      '[batch/shards] backoffLimit: got -1',
      '[batch/shards] failurePolicy: got failIndexOn without backoffLimitPerIndex',
      '[batch/shards] shards.maxFailedIndexes: got 1 without backoffLimitPerIndex',
      '[batch/shards] shards.successPolicy: got a policy for Kubernetes 1.29',
    ]);
  });
});
