import { JsonPatch } from 'cdk8s';
import { Schedule, ScheduledCollector } from '../../lib';
import { describe as sentence } from '../../lib/fields/problem';
import { indexedNameProblems } from '../../lib/rendered/indexed-name';
import { render } from '../support/manifests';
import { BASE, batchChart } from '../workloads/sample';

function problemsOf(kind: 'CronJob' | 'Job', length: number, job: object): string[] {
  const spec = kind === 'CronJob' ? { jobTemplate: { spec: job } } : job;
  return indexedNameProblems({ kind, metadata: { name: 'a'.repeat(length) }, spec }).map(sentence);
}

describe('the name of an indexed', () => {
  it.each<['CronJob' | 'Job', number, number]>([
    ['Job', 1, 61],
    ['Job', 10, 61],
    ['Job', 11, 60],
    ['Job', 100000, 57],
    ['CronJob', 1, 50],
    ['CronJob', 10, 50],
    ['CronJob', 11, 49],
    ['CronJob', 101, 48],
    ['CronJob', 100000, 46],
  ])('%s of %d completions leaves room for its largest index: at most %d characters', (kind, completions, most) => {
    const job = { completionMode: 'Indexed', completions };
    expect(problemsOf(kind, most, job)).toEqual([]);
    expect(problemsOf(kind, most + 2, job)).toEqual([
      `name: got "${'a'.repeat(most + 2)}", allowed at most ${most} characters for an Indexed ${kind} ` +
        `with ${completions} completions; shorten it by 2: the names of its pods end in their index`,
    ]);
  });

  it('Job is not looked at where pods have no index', () => {
    expect(problemsOf('Job', 63, { completions: 100 })).toEqual([]);
    expect(problemsOf('CronJob', 52, { completionMode: 'NonIndexed', completions: 100 })).toEqual([]);
    expect(problemsOf('Job', 63, { completionMode: 'Indexed' })).toEqual([]);
  });

  it('CronJob is told at synth when a patch made it indexed, as the API server would not', () => {
    const chart = batchChart();
    const name = 'a'.repeat(51);
    const { cronJob } = new ScheduledCollector(chart, 'prices', { ...BASE, name, schedule: Schedule.hourly(0) });
    cronJob.addJsonPatch(JsonPatch.add('/spec/jobTemplate/spec/completionMode', 'Indexed'));
    expect(() => render(chart)).toThrow(
      `[batch/prices] name: got "${name}", allowed at most 50 characters for an Indexed CronJob with 1 completions; `,
    );
  });
});
