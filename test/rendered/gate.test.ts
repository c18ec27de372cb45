import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import { BatchJob } from '../../lib';
import { linesOf } from '../support/refusals';
import { BASE, batchChart } from '../workloads/sample';

const outdir = mkdtempSync(join(tmpdir(), 'gate-'));
afterAll(() => rmSync(outdir, { recursive: true }));

function jobIn(chart: Chart, id = 'report'): ApiObject {
  return new BatchJob(chart, id, BASE).job;
}

/** How often an object is rendered. */
function counted(object: ApiObject): () => number {
  let count = 0;
  const value = Lazy.any({ produce: () => String((count += 1)) });
  object.metadata.addAnnotation('example.com/count', value as string);
  return () => count;
}

describe('an app that is synthesized', () => {
  it('renders each object once, however many charts it has', () => {
    const app = new App({ outdir });
    const charts = ['a', 'b', 'c', 'd'].map((id) => new Chart(app, id, { namespace: id }));
    const counts = charts.map((chart) => counted(jobIn(chart)));
    const foreign = counted(new ApiObject(charts[0], 'foreign', { apiVersion: 'v1', kind: 'ConfigMap' }));
    app.synth();
    expect([...counts, foreign].map((count) => count())).toEqual([1, 1, 1, 1, 1]);
    expect(readFileSync(join(outdir, 'a.k8s.yaml'), 'utf8')).toContain('example.com/count: "1"');
  });

  it('sees the next time what was patched in between', () => {
    const app = new App({ outdir });
    const chart = new Chart(app, 'again', { namespace: 'again' });
    const job = jobIn(chart);
    const synth = () => {
      app.synth();
      return readFileSync(join(outdir, 'again.k8s.yaml'), 'utf8');
    };
    const before = synth();
    job.addJsonPatch(JsonPatch.add('/spec/suspend', true));
    expect(synth()).toContain('suspend: true');
    expect(before).not.toContain('suspend: true');
    job.addJsonPatch(JsonPatch.add('/spec/podReplacementPolicy', 'TerminatingOrFailed'));
    expect(synth).toThrow('podReplacementPolicy');
    expect(synth).toThrow('podReplacementPolicy');
  });

  it('renders for each who asks, once it has ended', () => {
    const chart = batchChart();
    const job = jobIn(chart);
    const [first] = Testing.synth(chart).slice(-1);
    job.addJsonPatch(JsonPatch.add('/spec/suspend', true));
    expect(job.toJson().spec.suspend).toBe(true);
    expect(first.spec).not.toHaveProperty('suspend');
    expect(Object.keys(job)).not.toContain('toJson');
  });

  it('ends where it fails, too', () => {
    const app = new App({ outdir });
    const chart = new Chart(app, 'failing', { namespace: 'failing' });
    const job = jobIn(chart);
    job.addJsonPatch(JsonPatch.add('/spec/podReplacementPolicy', 'TerminatingOrFailed'));
    expect(() => app.synth()).toThrow('podReplacementPolicy');
    job.addJsonPatch(JsonPatch.add('/spec/podReplacementPolicy', 'Failed'));
    expect(() => app.synth()).not.toThrow();
  });
});

describe('a JSON patch that cannot be applied', () => {
  const told = (...patches: JsonPatch[]) => {
    const chart = batchChart();
    jobIn(chart).addJsonPatch(...patches);
    return linesOf(() => Testing.synth(chart)).slice(1);
  };
  const fine = JsonPatch.add('/spec/suspend', true);

  it.each([
    [JsonPatch.replace('/spec/nothing/here', 1), 'replace "/spec/nothing/here"'],
    [JsonPatch.remove('/spec/nothing/here'), 'remove "/spec/nothing/here"'],
    [JsonPatch.add('/spec/template/spec/containers/7/image', 'a:1'), 'add "/spec/template/spec/containers/7/image"'],
    [JsonPatch.copy('/spec/nothing/here', '/spec/there'), 'copy from "/spec/nothing/here" to "/spec/there"'],
  ])('is told with its path, among others that can: %#', (patch, got) => {
    expect(told(fine, patch, fine)).toEqual([
      expect.stringContaining(
        `  [batch/report] JSON patch of Job "report": got ${got}, allowed a path that the rendered object has; correct the path, or `,
      ),
    ]);
  });

  it.each([JsonPatch.remove('/metadata'), JsonPatch.replace('', 'text'), JsonPatch.replace('/metadata', 5)])(
    'takes nothing away that every object has: %#',
    (patch) => {
      expect(told(patch)).toEqual([
        expect.stringContaining('allowed an object with apiVersion, kind, metadata and its spec; patch what is in it'),
      ]);
    },
  );

  it('leaves the object as it was', () => {
    const chart = batchChart();
    const job = jobIn(chart);
    job.addJsonPatch(fine, JsonPatch.remove('/spec/nothing/here'));
    expect(() => Testing.synth(chart)).toThrow('JSON patch of Job');
    job.addJsonPatch(fine);
    expect((job as unknown as { patches: unknown[] }).patches).toHaveLength(3);
  });
});

it('a value that is none of a manifest is told without a stack', () => {
  const chart = batchChart();
  const job = jobIn(chart);
  job.addJsonPatch(JsonPatch.add('/spec/suspend', true));
  job.metadata.add('creationTimestamp', new Map());
  expect(linesOf(() => Testing.synth(chart))[1]).toContain('[batch/report] Job: got ');
});
