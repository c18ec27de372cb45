import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { Run, cpuOf, median } from './cpu';
import { fleetIn } from './fleet';
import { emptyProject, packedProject } from './projects';

/** What is compared, and how many times as much ours may take. */
interface Row {
  readonly title: string;
  readonly ours: Run;
  readonly other: Run;
  readonly most: number;
}

/** `--smoke`: small and quick, with bounds that only a fault of another order exceeds, on a busy machine, too. */
const isSmoke = process.argv.includes('--smoke');
const [rounds, size, slack] = isSmoke ? [1, 100, 2.5] : [7, 1000, 1];

const LAUNCHER = 'node_modules/cdk8s-batch/bin/cdk8s-batch.js';

function rowsIn(folder: string): Row[] {
  const empty = emptyProject(join(folder, 'empty'));
  const packed = packedProject(join(folder, 'packed'));
  const { rendered, live } = fleetIn(folder, size);
  const inPacked = (...command: string[]) => ({ command, cwd: packed });
  const nothing = inPacked('node', '-e', '0');
  const parse = (...files: string[]) => ({ command: ['node', resolve('bench/synth/parse.js'), ...files], cwd: '.' });
  const yaml = join(rendered, 'fleet.k8s.yaml');
  return [
    {
      title: 'npm run synth ÷ an npm script that does nothing',
      ours: { command: ['npm', 'run', '-s', 'synth'], cwd: '.' },
      other: { command: ['npm', 'run', '-s', 'empty'], cwd: empty },
      most: 4,
    },
    {
      title: 'packed: npx cdk8s-batch synth main.ts ÷ npx cdk8s synth',
      ours: inPacked('npx', 'cdk8s-batch', 'synth', 'main.ts'),
      other: inPacked('npx', 'cdk8s', 'synth'),
      most: 0.15,
    },
    {
      title: 'packed: synth js/main.js ÷ node -e 0',
      ours: inPacked('node', LAUNCHER, 'synth', 'js/main.js'),
      other: nothing,
      most: 12,
    },
    { title: 'packed: --help ÷ node -e 0', ours: inPacked('node', LAUNCHER, '--help'), other: nothing, most: 2 },
    {
      title: `prune, ${size} CronJobs ÷ parsing the files once`,
      ours: inPacked('node', LAUNCHER, 'prune', rendered, '--live', live),
      other: parse(yaml, live),
      most: 1.3,
    },
    {
      title: `run, one of ${size} CronJobs ÷ parsing the file once`,
      ours: inPacked('node', LAUNCHER, 'run', 'collector-1', '--from', rendered),
      other: parse(yaml),
      most: 1.3,
    },
    {
      title: `schedule, ${size} CronJobs ÷ parsing the file once`,
      ours: inPacked('node', LAUNCHER, 'schedule', rendered),
      other: parse(yaml),
      most: 1.3,
    },
  ];
}

/** In turn, so that a machine that slows down slows both. */
function measure({ title, ours, other, most }: Row): boolean {
  const pairs = Array.from({ length: rounds }, () => [cpuOf(ours), cpuOf(other)]);
  const ratio = median(pairs.map(([first, second]) => first / second));
  const [first, second] = [0, 1].map((side) => `${median(pairs.map((pair) => pair[side])).toFixed(2)} s`);
  const isWithin = ratio <= most * slack;
  console.log(
    `${title}: ${first} ÷ ${second} = ${ratio.toFixed(2)}, meant to be at most ${most}${isWithin ? '' : ': TOO MUCH'}`,
  );
  return isWithin;
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
}

const folder = mkdtempSync(join(tmpdir(), 'bench-synth-'));
try {
  const names = ['cdk8s', 'cdk8s-cli', 'esbuild', 'typescript', 'yaml'];
  const versions = names.map((name) => `${name} ${versionOf(name)}`);
  console.log(`processor time, user and system, of whole processes; medians of ${rounds}; node ${process.version}`);
  console.log(versions.join(', '));
  const within = rowsIn(folder).map(measure);
  process.exitCode = isSmoke && within.includes(false) ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}
