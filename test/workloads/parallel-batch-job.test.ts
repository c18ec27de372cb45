import { FailurePolicy, ParallelBatchJob, ParallelBatchJobProps } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { find, render } from '../support/manifests';
import { inShort } from '../support/refusals';
import { BASE, batchChart, problemsOf } from './sample';

function specOf(props: Partial<ParallelBatchJobProps> = {}): Manifest {
  const chart = batchChart();
  new ParallelBatchJob(chart, 'shards', { ...BASE, completions: 5, ...props });
  return find(render(chart), 'Job').spec;
}

function refusalsWith(props: Partial<ParallelBatchJobProps>): string[] {
  return problemsOf((chart) => new ParallelBatchJob(chart, 'shards', { ...BASE, completions: 5, ...props })).map(
    inShort,
  );
}

const environmentOf = (spec: Manifest) => spec.template.spec.containers[0].env ?? [];

describe('a parallel batch job', () => {
  it('gives each pod a shard, and the count of them', () => {
    expect(specOf()).toMatchObject({ completions: 5, completionMode: 'Indexed' });
    expect(environmentOf(specOf())).toEqual([{ name: 'JOB_COMPLETIONS', value: '5' }]);
  });

  it('may have pods that are all alike', () => {
    const spec = specOf({ indexed: false });
    expect(spec.completionMode).toBe('NonIndexed');
    expect(environmentOf(spec)).toEqual([]);
  });

  it('runs all pods at once, or as many as told', () => {
    expect(specOf().parallelism).toBe(5);
    expect(specOf({ parallelism: 3 }).parallelism).toBe(3);
  });

  it('never runs more pods than there are shards', () => {
    expect(refusalsWith({ parallelism: 6 })).toEqual(['[batch/shards] parallelism: got 6']);
  });

  it('shares six more tries among all indexes, unless each has tries of its own', () => {
    expect(specOf()).toMatchObject({ backoffLimit: 6 });
    expect(specOf()).not.toHaveProperty('backoffLimitPerIndex');
    expect(specOf({ backoffLimitPerIndex: 0 })).toMatchObject({ backoffLimit: 2147483647, backoffLimitPerIndex: 0 });
    expect(specOf({ backoffLimitPerIndex: 2, backoffLimit: 6 })).toMatchObject({ backoffLimit: 6 });
  });

  it('tells a pod which try it is, where each index has tries of its own', () => {
    expect(environmentOf(specOf({ backoffLimitPerIndex: 2 }))).toContainEqual({
      name: 'JOB_INDEX_FAILURE_COUNT',
      valueFrom: { fieldRef: { fieldPath: "metadata.annotations['batch.kubernetes.io/job-index-failure-count']" } },
    });
  });

  it('ends when too many indexes have failed', () => {
    expect(specOf({ backoffLimitPerIndex: 2, maxFailedIndexes: 1 }).maxFailedIndexes).toBe(1);
    expect(refusalsWith({ maxFailedIndexes: 1 })).toEqual([
      '[batch/shards] maxFailedIndexes: got 1 without backoffLimitPerIndex',
    ]);
    expect(refusalsWith({ backoffLimitPerIndex: 2, maxFailedIndexes: 6 })).toEqual([
      '[batch/shards] maxFailedIndexes: got 6',
    ]);
  });

  it('may give up one index for an exit code', () => {
    const failurePolicy = FailurePolicy.ignoreDisruptions().failIndexOn(2);
    expect(specOf({ backoffLimitPerIndex: 1, failurePolicy }).podFailurePolicy.rules[1]).toEqual({
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
    expect(environmentOf(specOf({ indexed: false, env })).map(({ name }: Manifest) => name)).toEqual([
      'JOB_COMPLETIONS',
      'JOB_COMPLETION_INDEX',
    ]);
  });

  it('says all that is wrong with it at once', () => {
    const problems = refusalsWith({ completions: 0, indexed: false, backoffLimitPerIndex: -1, backoffLimit: -1 });
    expect(problems).toEqual([
      '[batch/shards] backoffLimit: got -1',
      '[batch/shards] completions: got 0',
      '[batch/shards] backoffLimitPerIndex: got -1',
      '[batch/shards] backoffLimitPerIndex: got -1 with indexed: false',
    ]);
  });
});
