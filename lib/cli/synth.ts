import { chmodSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'fs';
import { createRequire } from 'module';
import { basename, dirname, join, resolve, sep } from 'path';
import { describe, show } from '../validation/problem';
import { readArguments } from './arguments';
import { Failure } from './failure';

const HELP = `Usage: cdk8s-batch synth [MAIN] [--output DIR]

Renders the cdk8s app in MAIN (default: main.ts) into a folder aside, and swaps it with DIR (default: dist) only when
all went well. When something is wrong, the problems are printed, and DIR stays as it was.

TypeScript is transpiled without a type check, by the ts-node of your project; \`tsc --noEmit\` checks types.

Exit codes: 0 rendered; 1 the app has problems, which standard error says; 2 the command is wrong.
`;

const OPTIONS = { output: { type: 'string', default: 'dist' }, help: { type: 'boolean', short: 'h' } } as const;

/** How cdk8s begins what the validations of an app say. */
const CDK8S_VALIDATION = 'Validation failed with the following errors:';

/** Renders the app. */
export function synth(argv: string[]): number {
  const { options, words } = readArguments(argv, OPTIONS);
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [main = 'main.ts', ...more] = words;
  if (more.length > 0) {
    throw new Failure(`MAIN: got ${words.join(' ')}, allowed one file; see --help`);
  }
  if (!existsSync(main) || !statSync(main).isFile()) {
    const fix = 'name the file that makes the App and calls synth()';
    throw new Failure(describe({ prop: 'MAIN', got: show(main), allowed: 'a file that exists', fix }));
  }
  const output = resolve(String(options.output));
  rejectForeignFolder(output, String(options.output));
  return renderAside(resolve(main), output);
}

function renderAside(main: string, output: string): number {
  const aside = mkdtempSync(join(dirname(output), `.${basename(output)}-`));
  const clean = () => rmSync(aside, { recursive: true, force: true });
  process.once('exit', clean); // also when the app itself ends the process
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => process.exit(1));
  }
  try {
    process.env.CDK8S_OUTDIR = aside;
    load(main);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  }
  const files = readdirSync(aside).sort();
  if (files.length === 0) {
    process.stderr.write('the app rendered nothing; does it call app.synth(), without an outdir of its own?\n');
    return 1;
  }
  chmodSync(aside, 0o777 & ~process.umask()); // a temporary folder is made for its owner alone
  swap(aside, output);
  process.stdout.write(files.map((file) => `${join(basename(output), file)}\n`).join(''));
  return 0;
}

function load(main: string): void {
  const ownRequire = createRequire(main);
  if (/\.[cm]?ts$/.test(main)) {
    ownRequire('ts-node').register({ transpileOnly: true });
  }
  ownRequire(main);
}

/** A user's mistake says all there is to say; anything else is a bug, and its stack helps. */
function explain(error: unknown): string {
  const { name, message, stack } = error instanceof Error ? error : { name: '', message: String(error), stack: '' };
  if (name === 'ProblemsError') {
    return message;
  }
  if (message.startsWith(CDK8S_VALIDATION)) {
    return message
      .split('\n')
      .slice(1)
      .map((line) => line.trim())
      .join('\n');
  }
  return stack || message;
}

/** Two renames: a reader sees the old folder or the new one, but for an instant none. */
function swap(aside: string, output: string): void {
  const before = `${aside}-before`;
  if (existsSync(output)) {
    renameSync(output, before);
  }
  renameSync(aside, output);
  rmSync(before, { recursive: true, force: true });
}

/** What is swapped away is gone, so it must be what a render left there. */
function rejectForeignFolder(output: string, given: string): void {
  const fix = 'name a folder that holds nothing but rendered files';
  const report = (got: string) => new Failure(describe({ prop: '--output', got, allowed: 'a folder of its own', fix }));
  if (`${process.cwd()}${sep}`.startsWith(`${output}${sep}`) || output === sep) {
    throw report(`${show(given)}, which holds the working directory`);
  }
  if (!existsSync(output)) {
    return;
  }
  if (!statSync(output).isDirectory()) {
    throw report(`${show(given)}, which is a file`);
  }
  const foreign = readdirSync(output, { recursive: true, withFileTypes: true }).find(
    (entry) => !entry.isDirectory() && !/\.(ya?ml|json)$/.test(entry.name),
  );
  if (foreign) {
    throw report(`${show(given)}, which holds ${show(foreign.name)}`);
  }
}
