import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { setFlagsFromString } from 'v8';
import { runInNewContext } from 'vm';
import { ApiObject, App, Chart } from 'cdk8s';
import { stringify } from 'yaml';
import { Interpreter, ParallelBatchJob, Program, Resources, Shards } from '../../lib';
import { median } from './cpu';

/** What synth costs within one process: ours beside what cannot be done without. */
interface Row {
  readonly title: string;
  readonly most: number;
  /** One measurement. */
  readonly ratio: () => number;
}

/** `--smoke`: small and quick, with bounds that only a fault of another order exceeds, on a busy machine, too. */
const isSmoke = process.argv.includes('--smoke');
const [rounds, size, charts, slack] = isSmoke ? [3, 100, 20, 3] : [7, 1000, 100, 1];

const outdir = mkdtempSync(join(tmpdir(), 'bench-in-process-'));
const program = Program.script('programs/collect-metrics.sh', Interpreter.shell('busybox:1.37'));
const props = { program, resources: Resources.of('100m', '64Mi'), shards: Shards.completions(3) };

/** An app of some charts, each with as many workloads: four objects each. */
function ours(chartCount: number, perChart: number): App {
  const app = new App({ outdir });
  for (let index = 0; index < chartCount; index += 1) {
    const chart = new Chart(app, `chart-${index}`, { namespace: 'bench' });
    for (let place = 0; place < perChart; place += 1) {
      new ParallelBatchJob(chart, `job-${index}-${place}`, props);
    }
  }
  return app;
}

/** The same objects, each as somebody writes it for raw cdk8s. */
function raw(chartCount: number, perChart: number): App {
  const source = ours(chartCount, perChart);
  const app = new App({ outdir });
  for (const chart of source.node.children.filter(Chart.isChart)) {
    const copy = new Chart(app, chart.node.id, { namespace: 'bench' });
    chart.toJson().forEach((object, index) => new ApiObject(copy, `object-${index}`, object));
  }
  return app;
}

/** The same app, which nobody validates. */
function unchecked(app: App): App {
  app.node.findAll().forEach(({ node }) => (node.validate = () => []));
  return app;
}

function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

const synthOf = (app: App) => cpuOf(() => app.synth());

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Bytes that an app keeps. */
function keptBy(make: () => App): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const app = make();
  collectGarbage();
  const kept = process.memoryUsage().heapUsed - before;
  return app.node.children.length > 0 ? kept : 0;
}

const plain = ours(1, size).node.children.filter(Chart.isChart)[0].toJson();

const ROWS: Row[] = [
  {
    title: `the gate and all validation ÷ the rest of synth, ${size} workloads`,
    most: 0.2,
    ratio: () => synthOf(ours(1, size)) / synthOf(unchecked(ours(1, size))) - 1,
  },
  {
    title: `${charts} charts of one workload ÷ one chart of ${charts}, beside the same of raw cdk8s`,
    most: 1.3,
    ratio: () =>
      synthOf(ours(charts, 1)) / synthOf(ours(1, charts)) / (synthOf(raw(charts, 1)) / synthOf(raw(1, charts))),
  },
  {
    title: `synth of ${size} workloads (${plain.length} objects) ÷ yaml.stringify of the same objects`,
    most: 2,
    ratio: () => synthOf(ours(1, size)) / cpuOf(() => plain.map((object) => stringify(object)).join('---\n')),
  },
  {
    title: `memory kept for ${size} workloads ÷ the same as raw objects`,
    most: 1.2,
    ratio: () => keptBy(() => ours(1, size)) / keptBy(() => raw(1, size)),
  },
];

try {
  [ours, raw].forEach((make) => make(1, 50).synth()); // what is compiled first is slow
  console.log(`processor time within the process; medians of ${rounds}; node ${process.version}`);
  const within = ROWS.map(({ title, most, ratio }) => {
    const result = median(Array.from({ length: rounds }, ratio));
    const isWithin = result <= most * slack;
    console.log(`${title}: ${result.toFixed(2)}, meant to be at most ${most}${isWithin ? '' : ': TOO MUCH'}`);
    return isWithin;
  });
  process.exitCode = isSmoke && within.includes(false) ? 1 : 0;
} finally {
  rmSync(outdir, { recursive: true });
}
