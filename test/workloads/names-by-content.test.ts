import { Duration, JsonPatch } from 'cdk8s';
import {
  BatchJob,
  BatchJobProps,
  FailurePolicy,
  Interpreter,
  ParallelBatchJob,
  ParallelBatchJobProps,
  Program,
  Release,
  Resources,
  Shards,
} from '../../lib';
import { find, render } from '../support/manifests';
import { inShort } from '../support/refusals';
import { BASE, batchChart, chartOfNewer, problemsOf } from './sample';

const THREE = Shards.completions(3).backoffLimitPerIndex(1);

function nameOf(props: Partial<ParallelBatchJobProps> = {}, patch?: JsonPatch): string {
  const chart = chartOfNewer();
  const { job } = new ParallelBatchJob(chart, 'shards', {
    ...BASE,
    shards: THREE,
    ...props,
  });
  if (patch) {
    job.addJsonPatch(patch);
  }
  return find(render(chart), 'Job').metadata.name;
}

describe('the name of a job that is applied', () => {
  it('ends in ten hexadecimal digits', () => {
    expect(nameOf()).toMatch(/^shards-[0-9a-f]{10}$/);
  });

  it('is the same for the same content', () => {
    expect(nameOf()).toBe(nameOf());
  });

  it.each<[string, Partial<ParallelBatchJobProps>]>([
    ['image', { program: Program.image('registry.example/report:1.4.3') }],
    ['program', { program: Program.script('programs/collect-metrics.sh', Interpreter.shell('busybox:1.37')) }],
    ['environment', { env: { MODE: 'full' } }],
    ['resources', { resources: Resources.of('100m', '65Mi') }],
    ['labels of its pods', { labels: { team: 'prices' } }],
    ['number of shards', { shards: Shards.completions(4).backoffLimitPerIndex(1) }],
    ['failure policy', { failurePolicy: FailurePolicy.ignoreDisruptions().failJobOn(2) }],
    ['tries of an index', { shards: THREE.backoffLimitPerIndex(2) }],
  ])('is another one for another %s', (_title, props) => {
    expect(nameOf(props)).not.toBe(nameOf());
  });

  it('is another one for another completion mode', () => {
    expect(nameOf({ shards: Shards.nonIndexed(3) })).not.toBe(nameOf({ shards: Shards.completions(3) }));
  });

  it.each<[string, Partial<ParallelBatchJobProps>]>([
    ['parallelism', { shards: THREE.parallelism(2) }],
    ['backoffLimit', { backoffLimit: 9 }],
    ['activeDeadline', { activeDeadline: Duration.hours(2) }],
    ['maxFailedIndexes', { shards: THREE.maxFailedIndexes(1) }],
  ])('stays when %s changes, which Kubernetes changes in place', (_title, props) => {
    expect(nameOf(props)).toBe(nameOf());
  });

  it('counts patches, of fields that the library does not know, too', () => {
    expect(nameOf({}, JsonPatch.add('/spec/template/spec/newer', { than: 'this' }))).not.toBe(nameOf());
    expect(nameOf({}, JsonPatch.add('/spec/suspend', true))).toBe(nameOf());
  });

  it('is bare when asked for', () => {
    expect(nameOf({ release: Release.underOneName() })).toBe('shards');
  });

  it('leaves room for the hash and for the index of the last pod', () => {
    const job = (length: number, props: Partial<BatchJobProps> = {}) =>
      problemsOf((chart) => new BatchJob(chart, 'a'.repeat(length), { ...BASE, ...props })).map(inShort);
    const shards = (length: number, completions: number) =>
      problemsOf(
        (chart) =>
          new ParallelBatchJob(chart, 'a'.repeat(length), { ...BASE, shards: Shards.completions(completions) }),
      );
    expect(job(52)).toEqual([]);
    expect(job(53)).toEqual([`[batch/${'a'.repeat(53)}] name: got "${'a'.repeat(53)}"`]);
    expect(job(63, { release: Release.underOneName() })).toEqual([]);
    expect(job(64, { release: Release.underOneName() })).toHaveLength(1);
    expect(shards(50, 10)).toEqual([]); // 50 + 11 + "-9"
    expect(shards(50, 11)).toHaveLength(1);
    expect(shards(49, 11)).toEqual([]); // 49 + 11 + "-10"
  });
});

describe('the files of a program', () => {
  it('are in a ConfigMap that is immutable and named by its content', () => {
    const chart = batchChart();
    const program = Program.script('programs/collect-metrics.sh', Interpreter.shell('busybox:1.37'));
    new BatchJob(chart, 'collect', { ...BASE, program });
    const manifests = render(chart);
    const configMap = find(manifests, 'ConfigMap');
    expect(configMap.metadata.name).toMatch(/^collect-files-[0-9a-f]{10}$/);
    expect(configMap.immutable).toBe(true);
    expect(find(manifests, 'Job').spec.template.spec.volumes).toContainEqual({
      name: 'program',
      configMap: { name: configMap.metadata.name, defaultMode: 0o444 },
    });
  });
});

describe('two workloads of one name in a namespace', () => {
  it('are a problem at synth that names both', () => {
    const chart = batchChart();
    new BatchJob(chart, 'first', { ...BASE, name: 'report' });
    new BatchJob(chart, 'second', { ...BASE, name: 'report' });
    expect(() => render(chart)).toThrow(
      '[batch/second/Default] name: got two objects Job "report" in namespace "analytics", ' +
        'the other one at [batch/first/Default], allowed one; ',
    );
  });
});
