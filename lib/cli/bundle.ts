import { dirname, resolve } from 'path';
import { pathToFileURL } from 'url';
import type { BuildFailure, BuildOptions, BuildResult, Message, buildSync } from 'esbuild';
import { rememberSources } from './source-places';

/** What we use of esbuild, whichever release a project has. */
export interface Esbuild {
  readonly buildSync: typeof buildSync;
}

/** How a module asks where it is. In a bundle all modules would be in one place. */
const PLACES: [string, (file: string) => string][] = [
  ['__dirname', dirname],
  ['__filename', (file) => file],
  ['import.meta.dirname', dirname],
  ['import.meta.filename', (file) => file],
  ['import.meta.url', (file) => pathToFileURL(file).href],
];

/** The name in a bundle of what a module asks, until the answer takes its place. */
const ASKED = '__cdk8s_batch_place_';

/** How esbuild finds a module of the app whose name is known only when the app runs; Node adds extensions, esbuild none. */
const LOOKUP = /\bmap\[path\](?=;\n {2}if \(fn\))/;
const EXTENSIONS = ['.ts', '.js', '.json', '/index.ts', '/index.js'];
const NODE_LOOKUP = ['', ...EXTENSIONS].map((extension) => `map[path + '${extension}']`).join(' || ');

/** The code of a bundle, and the folders of its sources: each may have packages of its own. */
export interface Bundle {
  readonly code: string;
  readonly folders: string[];
}

/** Code that esbuild cannot read, or imports of files that do not exist. */
export class BundleError extends Error {
  constructor(errors: Message[]) {
    super(errors.map(describe).join('\n'));
    this.name = 'BundleError';
  }
}

/**
 * One module of a file of TypeScript and of all that it imports by path. Packages are not in it: with a second cdk8s, or a
 * second copy of this library, objects would not be instances of their own classes. Types are not checked.
 */
export function bundle(esbuild: Esbuild, file: string, format: 'cjs' | 'esm', folders: string[] = []): Bundle {
  const options: BuildOptions = {
    entryPoints: [file],
    outfile: `${file}.js`, // nothing is written; sources are relative to it
    bundle: true,
    platform: 'node',
    packages: 'external',
    external: ['*.node', ...folders.map((folder) => `${folder}*`)],
    format,
    target: `node${process.versions.node}`,
    keepNames: true, // an app may name objects after their classes
    define: Object.fromEntries(PLACES.map(([asked], index) => [asked, `${ASKED}${index}`])),
    logLevel: 'silent',
  };
  const { outputFiles, metafile } = build(esbuild, { ...options, metafile: true });
  const code = outputFiles[0].text;
  const sources = Object.keys(metafile?.inputs ?? {}).map((path) => resolve(path));
  const packages = packagesIn(sources).filter((folder) => !folders.includes(folder));
  if (packages.length > 0) {
    return bundle(esbuild, file, format, [...folders, ...packages]);
  }
  const withMap = { ...options, sourcemap: 'external', sourcesContent: false } satisfies BuildOptions;
  rememberSources(file, () => build(esbuild, withMap).outputFiles[0].text);
  const placed = code.replace(new RegExp(`${ASKED}(\\d)`, 'g'), (_name, index: string, offset: number) =>
    JSON.stringify(PLACES[Number(index)][1](sourceOf(code.slice(0, offset), sources) ?? file)),
  );
  return { code: placed.replace(LOOKUP, NODE_LOOKUP), folders: [...new Set(sources.map(dirname))] };
}

/** esbuild writes the path of each source above its code. To make and read a source map takes as long as the rest. */
function sourceOf(before: string, sources: string[]): string | undefined {
  const comments = [...before.matchAll(/^ *\/\/ (.+)$/gm)].reverse();
  return comments.map(([, path]) => resolve(path)).find((path) => sources.includes(path));
}

/** Folders with packages that the app imports by path, which esbuild takes for files of the app. */
function packagesIn(sources: string[]): string[] {
  return [...new Set(sources.flatMap((source) => /.*[\\/]node_modules[\\/]/.exec(source) ?? []))];
}

function build({ buildSync: call }: Esbuild, options: BuildOptions): BuildResult<{ write: false }> {
  try {
    return call({ ...options, write: false });
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>;
    throw errors === undefined ? error : new BundleError(errors);
  }
}

/** As `describeAppError` tells mistakes: the sentence, and its place in the app. */
function describe({ text, location }: Message): string {
  if (location === null) {
    return text;
  }
  return `${text}\n    at ${location.file}:${location.line}:${location.column + 1}`;
}
