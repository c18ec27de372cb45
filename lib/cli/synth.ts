import { existsSync, rmSync, statSync } from 'fs';
import { join, resolve } from 'path';
import { InputError } from '../fields/input-error';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { describeAppError } from './app-error';
import { AppLoader, ImportModule, appLoader } from './app-loader';
import { Arguments } from './arguments';
import { lost } from './lost';
import { filesIn, folderBeside, outputFolder, swap } from './output-folder';
import { SynthCall, WatchedApps, watchApps } from './synth-calls';

/** Deep enough to find the app among the frames of libraries. */
const FRAMES = 50;

/** Renders an app aside, and swaps the output folder when all went well. */
export function synth({ options, words }: Arguments, importModule: ImportModule): number | Promise<number> {
  const [main = 'main.ts', ...more] = words;
  if (more.length > 0) {
    const fix = 'see cdk8s-batch synth --help';
    throw new InputError([{ prop: 'MAIN', got: words.map(show).join(', '), allowed: 'one file', fix }]);
  }
  if (!existsSync(main) || !statSync(main).isFile()) {
    const fix = 'name the file that makes the App and calls synth()';
    throw new InputError([{ prop: 'MAIN', got: show(main), allowed: 'a file that exists', fix }]);
  }
  const { ownRequire, load } = appLoader(main, importModule);
  const given = String(options.output);
  const output = outputFolder(given);
  const print = (files: string[]) => {
    process.stdout.write(files.map((file) => `${join(given, file)}\n`).join(''));
    return files.length > 0 ? 0 : 1;
  };
  const rendered = renderAside(load, output, watchApps(ownRequire));
  return rendered instanceof Promise ? rendered.then(print) : print(rendered);
}

/** The files that an app rendered. An app with problems renders no file, and its problems are printed here. */
function renderAside(
  load: AppLoader['load'],
  output: string,
  { calls, stop }: WatchedApps,
): string[] | Promise<string[]> {
  const aside = folderBeside(output);
  const remove = () => rmSync(aside, { recursive: true, force: true });
  const onExit = (code: number) => {
    remove();
    complain('the app ended the process: nothing is swapped; let its main file come to its end by itself');
    process.exitCode = code || 1;
  };
  process.once('exit', onExit);
  const { stackTraceLimit } = Error;
  process.env.CDK8S_OUTDIR = aside;
  Error.stackTraceLimit = FRAMES;
  const loaded = () => {
    const files = filesIn(aside);
    const objection = objectionTo(files, calls, aside);
    if (objection !== undefined) {
      complain(objection);
      return [];
    }
    swap(aside, output);
    return files;
  };
  const ended = () => {
    stop();
    Error.stackTraceLimit = stackTraceLimit;
    process.off('exit', onExit);
    remove();
  };
  return whenLoaded(load, { loaded, failed: complainOf, ended });
}

interface Outcome {
  readonly loaded: () => string[];
  readonly failed: (error: unknown) => string[];
  readonly ended: () => void;
}

/** An app of CommonJS has come to its end when it is loaded; one of ES modules may wait for something at its top level. */
function whenLoaded(load: AppLoader['load'], { loaded, failed, ended }: Outcome): string[] | Promise<string[]> {
  let loading: Promise<unknown> | undefined;
  try {
    loading = load();
    return loading ? loading.then(loaded).catch(failed).finally(ended) : loaded();
  } catch (error) {
    return failed(error);
  } finally {
    if (loading === undefined) {
      ended();
    }
  }
}

function complainOf(error: unknown): string[] {
  if (error instanceof InputError) {
    throw error;
  }
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ERR_REQUIRE_ESM') {
    throw new InputError([moduleProblem(error as Error)]);
  }
  complain(describeAppError(error));
  return [];
}

/** `require` takes ES modules from Node 20.19 and 22.12 on. */
function moduleProblem({ message }: Error): Problem {
  const [got] = message.split('\n');
  const fix = 'write "type": "module" into package.json, or use a newer Node.js 20 or 22';
  return { prop: 'MAIN', got, allowed: 'imports of CommonJS modules in an app of such', fix };
}

/** An app may catch its own error, and report it by the exit code alone. */
function objectionTo(files: string[], calls: SynthCall[], aside: string): string | undefined {
  if (process.exitCode) {
    return `the app set the exit code ${process.exitCode}: nothing is swapped`;
  }
  return files.length === 0 ? `the app rendered nothing: ${whyNothing(calls, aside)}` : lost();
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
