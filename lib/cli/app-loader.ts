import { readFileSync, realpathSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join } from 'path';
import { pathToFileURL } from 'url';
import { InputError } from '../fields/input-error';
import { show } from '../fields/show';
import { Bundle, BundleError, Esbuild, bundle } from './bundle';

/** Imports an ES module by its URL, with `source` in the place of what its file says. Only the launcher has `import`. */
export type ImportModule = (url: string, source?: string) => Promise<unknown>;

/** What runs the app. */
export interface AppLoader {
  /** `require` of the app's main file. */
  readonly ownRequire: NodeJS.Require;
  /** Runs the main file: one of CommonJS at once, an ES module later. */
  readonly load: () => Promise<unknown> | undefined;
}

/** The part of a module that Node gives to `require.extensions`, and that its types lack. */
interface Compiles {
  _compile(code: string, file: string): void;
}

/** The property of the process that ts-node sets when it transpiles already. */
const TS_NODE = Symbol.for('ts-node.register.instance');

const TYPESCRIPT = ['.ts', '.cts', '.mts'];

/** Reads JavaScript, and TypeScript with esbuild, or else with the ts-node of the project. */
export function appLoader(main: string, importModule: ImportModule): AppLoader {
  if (!/\.[cm]?[jt]s$/.test(main)) {
    const fix = 'render an app in another language with cdk8s synth';
    throw new InputError([{ prop: 'MAIN', got: show(main), allowed: 'a file of JavaScript or TypeScript', fix }]);
  }
  const file = realpathSync(main);
  const ownRequire = createRequire(file);
  const isTypeScript = main.endsWith('ts');
  if (isEsModule(file)) {
    const source = () => (isTypeScript ? bundle(esbuildOrReject(main, ownRequire), file, 'esm').code : undefined);
    return { ownRequire, load: () => importModule(pathToFileURL(file).href, source()) };
  }
  if (!(TS_NODE in process)) {
    readTypeScript(main, ownRequire);
  }
  return { ownRequire, load: () => void ownRequire(file) };
}

/** Node's own rule: the extension, or else the nearest package.json. */
function isEsModule(file: string): boolean {
  return /\.m[jt]s$/.test(file) || (/\.[jt]s$/.test(file) && typeOf(dirname(file)) === 'module');
}

function typeOf(folder: string): unknown {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).type;
  } catch {
    const above = dirname(folder);
    return above === folder ? undefined : typeOf(above);
  }
}

/** Not only the main file: an app may require others by names that are known only when it runs. */
function readTypeScript(main: string, ownRequire: NodeJS.Require): void {
  const compile = (module: NodeJS.Module, file: string) => {
    const made = bundleIfPossible(ownRequire, file);
    if (made !== undefined) {
      module.paths.push(...made.folders.flatMap(packagesBeside));
      (module as unknown as Compiles)._compile(made.code, file);
      return;
    }
    TYPESCRIPT.forEach((extension) => (ownRequire.extensions[extension] = undefined));
    registerTsNode(main, ownRequire);
    ownRequire.extensions['.ts']?.(module, file);
  };
  TYPESCRIPT.forEach((extension) => (ownRequire.extensions[extension] = compile));
}

/** Where the sources of a folder look for packages: one that an app imports by path may have its own. */
function packagesBeside(folder: string): string[] {
  return createRequire(join(folder, 'index.js')).resolve.paths('a-package') ?? [];
}

function bundleIfPossible(ownRequire: NodeJS.Require, file: string): Bundle | undefined {
  const esbuild = findEsbuild(ownRequire);
  try {
    return esbuild && bundle(esbuild, file, 'cjs');
  } catch (error) {
    if (error instanceof BundleError) {
      throw error;
    }
    return undefined; // esbuild is there, and its program for this machine is not
  }
}

/** The esbuild that came with this library, or that of the project. For one bundle it needs no thread. */
function findEsbuild(ownRequire: NodeJS.Require): Esbuild | undefined {
  process.env.ESBUILD_WORKER_THREADS ??= '0';
  for (const one of [require, ownRequire]) {
    try {
      return one('esbuild');
    } catch {
      continue;
    }
  }
  return undefined;
}

function esbuildOrReject(main: string, ownRequire: NodeJS.Require): Esbuild {
  const esbuild = findEsbuild(ownRequire);
  if (esbuild === undefined) {
    const got = `${show(main)}, an ES module, where esbuild is not installed`;
    const fix = 'npm install --save-dev esbuild';
    throw new InputError([{ prop: 'MAIN', got, allowed: 'JavaScript, or TypeScript with esbuild', fix }]);
  }
  return esbuild;
}

function registerTsNode(main: string, ownRequire: NodeJS.Require): void {
  try {
    const compilerOptions = optionsFor(ownRequire('typescript'));
    ownRequire('ts-node').register({ transpileOnly: true, compilerOptions });
  } catch (error) {
    const got = `${show(main)}, where neither esbuild nor ts-node starts: ${(error as Error).message.split('\n')[0]}`;
    const fix = "npm install --save-dev esbuild, or ts-node 'typescript@5'";
    throw new InputError([{ prop: 'MAIN', got, allowed: 'JavaScript, or TypeScript with one of them', fix }]);
  }
}

/** `require` loads the app, so its imports become calls of `require`, whatever its tsconfig.json says. */
function optionsFor({ version }: { version: string }): object {
  const isDeprecated = Number.parseInt(version, 10) === 6;
  return { module: 'commonjs', moduleResolution: 'node10', ...(isDeprecated ? { ignoreDeprecations: '6.0' } : {}) };
}
