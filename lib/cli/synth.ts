import { existsSync, rmSync, statSync } from 'fs';
import { createRequire } from 'module';
import { join, resolve } from 'path';
import { inspect } from 'util';
import { show } from '../validation/problem';
import { readArguments } from './arguments';
import { Failure } from './failure';
import { filesIn, folderBeside, outputFolder, swap } from './output-folder';

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

/** How cdk8s begins what the validations of an app say. */
const CDK8S_VALIDATION = 'Validation failed with the following errors:';

/** Where ts-node says that it transpiles already. */
const TS_NODE = Symbol.for('ts-node.register.instance');

/** Renders the app. */
export function synth(argv: string[]): number {
  const { options, words } = readArguments(argv, OPTIONS);
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [main = 'main.ts', ...more] = words;
  if (more.length > 0) {
    const fix = 'see cdk8s-batch synth --help';
    throw new Failure([{ prop: 'MAIN', got: words.map(show).join(', '), allowed: 'one file', fix }]);
  }
  if (!existsSync(main) || !statSync(main).isFile()) {
    const fix = 'name the file that makes the App and calls synth()';
    throw new Failure([{ prop: 'MAIN', got: show(main), allowed: 'a file that exists', fix }]);
  }
  const ownRequire = requireOf(main);
  const given = String(options.output);
  const output = outputFolder(given);
  const files = renderAside(() => ownRequire(resolve(main)), output);
  process.stdout.write(files.map((file) => `${join(given, file)}\n`).join(''));
  return files.length > 0 ? 0 : 1;
}

/** The `require` of an app, which reads TypeScript when the app is written in it. */
function requireOf(main: string): NodeJS.Require {
  const ownRequire = createRequire(resolve(main));
  if (!/\.[cm]?ts$/.test(main) || TS_NODE in process) {
    return ownRequire;
  }
  try {
    ownRequire('ts-node').register({ transpileOnly: true });
    return ownRequire;
  } catch (error) {
    const got = `${show(main)}, where ts-node does not start: ${(error as Error).message.split('\n')[0]}`;
    const fix = 'npm install --save-dev ts-node typescript';
    throw new Failure([{ prop: 'MAIN', got, allowed: 'JavaScript, or TypeScript with ts-node', fix }]);
  }
}

/** The files that an app rendered; none when it has problems, which are told here. */
function renderAside(load: () => void, output: string): string[] {
  const aside = folderBeside(output);
  const remove = () => rmSync(aside, { recursive: true, force: true });
  const onExit = (code: number) => {
    remove();
    complain('the app ended the process: nothing is swapped; let its main file come to its end by itself');
    process.exitCode = code || 1;
  };
  process.once('exit', onExit);
  try {
    process.env.CDK8S_OUTDIR = aside;
    load();
    const files = filesIn(aside);
    const objection = objectionTo(files);
    if (objection !== undefined) {
      complain(objection);
      return [];
    }
    swap(aside, output);
    return files;
  } catch (error) {
    if (error instanceof Failure) {
      throw error;
    }
    complain(explain(error));
    return [];
  } finally {
    process.off('exit', onExit);
    remove();
  }
}

/** An app may catch what went wrong by itself, and tell it by the exit code alone. */
function objectionTo(files: string[]): string | undefined {
  if (process.exitCode) {
    return `the app set the exit code ${process.exitCode}: nothing is swapped`;
  }
  return files.length === 0
    ? 'the app rendered nothing: its main file must call app.synth() before it ends, and give App no outdir'
    : undefined;
}

/** A user's mistake says all there is to say; anything else is a bug, and its stack helps. */
export function explain(error: unknown): string {
  const { name, message, stack } = error instanceof Error ? error : { name: '', message: plain(error), stack: '' };
  if (name === 'ProblemsError' || name === 'TSError') {
    return message.trim();
  }
  if (message.startsWith(CDK8S_VALIDATION)) {
    const [, ...lines] = message.split('\n');
    return lines.map((line) => line.trim()).join('\n');
  }
  return stack || message;
}

/** JavaScript throws anything, even what cannot become a text. */
function plain(thrown: unknown): string {
  return typeof thrown === 'string' ? thrown : inspect(thrown);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}
