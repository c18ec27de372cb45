import { existsSync, rmSync, statSync } from 'fs';
import { join, resolve } from 'path';
import { InputError } from '../fields/input-error';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { describeAppError } from './app-error';
import { appRequire } from './app-require';
import { readArguments } from './arguments';
import { filesIn, folderBeside, outputFolder, swap } from './output-folder';
import { SynthCall, WatchedApps, watchApps } from './synth-calls';

const HELP = `Usage: cdk8s-batch synth [MAIN] [--output DIR]

Renders the cdk8s app in MAIN (default: main.ts) into a folder aside, and swaps it with DIR (default: dist) only when
all went well. When something is wrong, the problems are printed, and DIR stays as it was.

  cdk8s-batch synth
  cdk8s-batch synth apps/shop.js --output manifests/shop

DIR holds nothing but rendered files afterwards; a folder that holds anything but YAML and JSON is not replaced.
TypeScript is transpiled without a type check, by the ts-node of your project; \`tsc --noEmit\` checks types.

Exit codes: 0 rendered; 1 the app has problems, which standard error says; 2 the command is wrong.
`;

const OPTIONS = { output: { type: 'string', default: 'dist' }, help: { type: 'boolean', short: 'h' } } as const;

/** Deep enough to find the app among the frames of libraries. */
const FRAMES = 50;

/** Renders an app aside, and swaps the output folder when all went well. */
export function synth(argv: string[]): number {
  const { options, words } = readArguments(argv, OPTIONS);
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [main = 'main.ts', ...more] = words;
  if (more.length > 0) {
    const fix = 'see cdk8s-batch synth --help';
    throw new InputError([{ prop: 'MAIN', got: words.map(show).join(', '), allowed: 'one file', fix }]);
  }
  if (!existsSync(main) || !statSync(main).isFile()) {
    const fix = 'name the file that makes the App and calls synth()';
    throw new InputError([{ prop: 'MAIN', got: show(main), allowed: 'a file that exists', fix }]);
  }
  const ownRequire = appRequire(main);
  const given = String(options.output);
  const output = outputFolder(given);
  const apps = watchApps(ownRequire);
  const files = renderAside(() => ownRequire(resolve(main)), output, apps);
  process.stdout.write(files.map((file) => `${join(given, file)}\n`).join(''));
  return files.length > 0 ? 0 : 1;
}

/** The files that an app rendered. An app with problems renders no file, and its problems are printed here. */
function renderAside(load: () => void, output: string, { calls, stop }: WatchedApps): string[] {
  const aside = folderBeside(output);
  const remove = () => rmSync(aside, { recursive: true, force: true });
  const onExit = (code: number) => {
    remove();
    complain('the app ended the process: nothing is swapped; let its main file come to its end by itself');
    process.exitCode = code || 1;
  };
  process.once('exit', onExit);
  const { stackTraceLimit } = Error;
  try {
    process.env.CDK8S_OUTDIR = aside;
    Error.stackTraceLimit = FRAMES;
    load();
    const files = filesIn(aside);
    const objection = objectionTo(files, calls, aside);
    if (objection !== undefined) {
      complain(objection);
      return [];
    }
    swap(aside, output);
    return files;
  } catch (error) {
    if (error instanceof InputError) {
      throw error;
    }
    if ((error as NodeJS.ErrnoException | undefined)?.code === 'ERR_REQUIRE_ESM') {
      throw new InputError([moduleProblem(error as Error)]);
    }
    complain(describeAppError(error));
    return [];
  } finally {
    stop();
    Error.stackTraceLimit = stackTraceLimit;
    process.off('exit', onExit);
    remove();
  }
}

/** `require`, which loads the app, takes no ES modules. */
function moduleProblem({ message }: Error): Problem {
  const [got] = message.split('\n');
  const fix = 'leave "type": "module" out of package.json, or render with cdk8s synth';
  return { prop: 'MAIN', got, allowed: 'an app of CommonJS modules', fix };
}

/** An app may catch its own error, and report it by the exit code alone. */
function objectionTo(files: string[], calls: SynthCall[], aside: string): string | undefined {
  if (process.exitCode) {
    return `the app set the exit code ${process.exitCode}: nothing is swapped`;
  }
  return files.length === 0 ? `the app rendered nothing: ${whyNothing(calls, aside)}` : undefined;
}

function whyNothing(calls: SynthCall[], aside: string): string {
  const elsewhere = calls.find(({ outdir }) => resolve(outdir) !== resolve(aside));
  if (elsewhere !== undefined) {
    return `its App has the outdir ${show(elsewhere.outdir)}; leave that out, and name the folder with --output`;
  }
  if (calls.length === 0) {
    return 'its main file must call app.synth() before it ends';
  }
  return calls.some(({ charts }) => charts > 0)
    ? 'its charts hold no object; make a construct in a Chart'
    : 'its App has no Chart; make one, and the constructs in it';
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}
