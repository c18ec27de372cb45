import { Duration, JsonPatch } from 'cdk8s';
import { BatchJob, Patch, QueueWorkerPool, Schedule, ScheduledCollector } from '../../lib';
import { find, render } from '../support/manifests';
import { refusalsOf } from '../support/refusals';
import { BASE, TASKS, batchChart, brokerIn } from '../workloads/sample';

function job(...patches: Patch[]) {
  const chart = batchChart();
  new BatchJob(chart, 'report', { ...BASE, env: { A: '1', B: '2' }, patches });
  return find(render(chart), 'Job');
}

describe('a patch', () => {
  it('of the pod brings what has no prop, and leaves the rest', () => {
    const { shareProcessNamespace, ...others } = job(Patch.pod({ shareProcessNamespace: true })).spec.template.spec;
    expect(shareProcessNamespace).toBe(true);
    expect(others).toEqual(job().spec.template.spec);
  });

  it('of the container is that of the program, and merges named things by their names', () => {
    const [{ env, workingDir, args }] = job(
      Patch.container({
        workingDir: '/srv',
        env: [
          { name: 'B', value: '3' },
          { name: 'C', value: '4' },
        ],
        args: ['a'],
      }),
    ).spec.template.spec.containers;
    expect({ workingDir, args }).toEqual({ workingDir: '/srv', args: ['a'] });
    expect(env).toEqual([
      { name: 'A', value: '1' },
      { name: 'B', value: '3' },
      { name: 'C', value: '4' },
    ]);
  });

  it('of a container by its name may be one before the program', () => {
    const chart = batchChart();
    const queue = brokerIn(chart).queue(TASKS);
    new QueueWorkerPool(chart, 'worker', { ...BASE, queue, patches: [Patch.container({ tty: true }, 'worker')] });
    expect(find(render(chart), 'Deployment').spec.template.spec.containers).toMatchObject([
      { name: 'worker', tty: true },
    ]);
    const refused = () =>
      new BatchJob(chart, 'report', { ...BASE, patches: [Patch.container({ tty: true }, 'other')] });
    expect(refusalsOf(refused)).toEqual(['[batch/report] patches[0]: got "other"']);
  });

  it('of the manifest is of the whole object', () => {
    expect(job(Patch.manifest({ spec: { suspend: true } })).spec.suspend).toBe(true);
    expect(job(Patch.manifest({ metadata: { annotations: { a: 'b' } } })).metadata.annotations).toEqual({ a: 'b' });
  });

  it('reaches the pods of a CronJob', () => {
    const chart = batchChart();
    new ScheduledCollector(chart, 'nightly', {
      ...BASE,
      schedule: Schedule.daily('03:00'),
      patches: [Patch.pod({ hostname: 'a' }), Patch.container({ stdin: true })],
    });
    const { spec } = find(render(chart), 'CronJob').spec.jobTemplate.spec.template;
    expect(spec).toMatchObject({ hostname: 'a', containers: [{ name: 'nightly', stdin: true }] });
  });

  it('takes out what is null, and comes after the one before', () => {
    const one = Patch.pod({ enableServiceLinks: null, hostname: 'a' });
    const { spec } = job(one, Patch.pod({ hostname: 'b' })).spec.template;
    expect(spec).not.toHaveProperty('enableServiceLinks');
    expect(spec.hostname).toBe('b');
  });

  it('counts for the name of a Job, and comes before JSON patches', () => {
    const plain = job().metadata.name;
    expect(job(Patch.pod({ hostname: 'a' })).metadata.name).not.toBe(plain);
    const chart = batchChart();
    const { job: object } = new BatchJob(chart, 'report', { ...BASE, patches: [Patch.pod({ hostname: 'a' })] });
    object.addJsonPatch(JsonPatch.replace('/spec/template/spec/hostname', 'b'));
    expect(find(render(chart), 'Job').spec.template.spec.hostname).toBe('b');
  });

  it.each([{}, [], 'a', 5, undefined, new Map([['a', 1]])])('has fields: not %j', (fields) => {
    const given = fields as unknown as { [key: string]: unknown };
    expect(refusalsOf(() => Patch.pod(given))).toHaveLength(1);
    expect(refusalsOf(() => Patch.container(given))).toHaveLength(1);
    expect(refusalsOf(() => Patch.manifest(given))).toHaveLength(1);
  });

  it('tells where a value stands that no manifest holds', () => {
    const circle: Record<string, unknown> = {};
    circle.self = { 'of a/b': [circle] };
    expect(refusalsOf(() => Patch.pod(circle))).toEqual(['Patch.pod fields.self["of a/b"][0]: got [object Object]']);
    const lifetime = { a: [1, 'b', true, null, undefined, { c: Duration.minutes(1), d: NaN }], e: () => 1 };
    expect(refusalsOf(() => Patch.container(lifetime))).toEqual([
      'Patch.container fields.a[5].c: got a Duration',
      'Patch.container fields.a[5].d: got NaN',
      expect.stringMatching(/^Patch\.container fields\.e: got /),
    ]);
  });
});
