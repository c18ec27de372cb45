import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, Testing } from 'cdk8s';
import { BatchJob } from '../../lib';
import { synths } from '../../lib/rendered/synth-log';
import { BASE } from '../workloads/sample';

const outdir = mkdtempSync(join(tmpdir(), 'synths-'));
afterAll(() => rmSync(outdir, { recursive: true }));

function made() {
  const app = new App({ outdir });
  const chart = new Chart(app, 'batch', { namespace: 'shop' });
  new BatchJob(chart, 'report', BASE);
  return { app, chart };
}

test('a construct that is made behind the synth of its app is noted, until the next synth', () => {
  const { app, chart } = made();
  app.synth();
  expect(synths().late).toEqual([]);
  new BatchJob(chart, 'late', BASE);
  expect(synths().late).toEqual(['batch/late']);
  app.synth();
  expect(synths().late).toEqual([]);
});

test('a chart that is rendered by a test is no synth', () => {
  const { chart } = made();
  Testing.synth(chart);
  new BatchJob(chart, 'later', BASE);
  expect(synths().late).toEqual([]);
});

test('who has written where is known', () => {
  const before = synths().written.length;
  const [one, other] = [made(), made()];
  one.app.synth();
  other.app.synth();
  expect(synths().written.slice(before)).toEqual(
    [one, other].map(({ app }) => ({ folder: outdir, charts: ['batch'], app })),
  );
});
