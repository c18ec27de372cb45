import { BatchJob, Program, Release } from '../../lib';
import { find, render } from '../support/manifests';
import { BASE, batchChart } from '../workloads/sample';

const nameOf = (release: Release | undefined, program = BASE.program) => {
  const chart = batchChart();
  new BatchJob(chart, 'report', { ...BASE, program, release });
  return find(render(chart), 'Job').metadata.name;
};

const CHANGED = Program.image('registry.example/report:1.4.3');

describe('a changed Job', () => {
  it('runs again on each change, as its name is another one', () => {
    expect(nameOf(Release.onChange())).toMatch(/^report-[0-9a-f]{10}$/);
    expect(nameOf(Release.onChange(), CHANGED)).not.toBe(nameOf(Release.onChange()));
  });

  it('does so when nothing is said', () => {
    expect(nameOf(undefined)).toBe(nameOf(Release.onChange()));
  });

  it('keeps its name where somebody wants one', () => {
    expect(nameOf(Release.underOneName())).toBe('report');
    expect(nameOf(Release.underOneName(), CHANGED)).toBe('report');
  });
});
