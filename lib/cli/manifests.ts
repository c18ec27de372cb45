import { existsSync, readFileSync, readdirSync, statSync } from 'fs';
import { join } from 'path';
import { ScalarTag, Tags, parseAllDocuments } from 'yaml';
import { foreignBytes } from '../fields/foreign-bytes';
import { InputError } from '../fields/input-error';
import { show } from '../fields/show';
import { Manifest } from '../kubernetes/manifest';

/** kubectl reads YAML 1.1, where 0644 is octal and `<<` merges; but it leaves dates texts, and `e1` is a text, too. */
const AS_KUBECTL = {
  version: '1.1',
  customTags: (tags: Tags): Tags =>
    (tags as ScalarTag[])
      .filter(({ tag }) => tag !== 'tag:yaml.org,2002:timestamp')
      .map((tag) => (tag.format === 'EXP' ? { ...tag, test: /^[-+]?\.?[0-9][0-9_.]*[eE][-+]?[0-9]+$/ } : tag)),
} as const;

/** Aliases may not blow a small file up. */
const MAX_ALIASES = 100;

/**
 * Every object of a folder's YAML and JSON files, as kubectl takes them, of a file, or of standard input (`-`). Lists are
 * taken apart. `prop` is what the command line calls this input: `PATH`, or an option.
 */
export function readManifests(prop: string, from: string): Manifest[] {
  return readDocuments(prop, from, 'render first with `npm run synth`, or name a file').flat();
}

/** Every object that `kubectl get` printed. When kubectl finds nothing it prints an empty list; when it fails, no text. */
export function readLive(prop: string, from: string): Manifest[] {
  const fix = 'give what `kubectl get -o yaml` prints';
  const documents = readDocuments(prop, from, fix);
  const isWhole = ({ apiVersion, kind, metadata }: Manifest) =>
    [apiVersion, kind, metadata?.name].every((text) => typeof text === 'string');
  const incomplete = documents.flat().find((object) => !isWhole(object));
  if (documents.length === 0 || incomplete !== undefined) {
    const allowed = 'Kubernetes objects, each with its apiVersion, kind and name';
    throw new InputError([{ prop, got: show(incomplete), allowed, fix }]);
  }
  return documents.flat();
}

function readDocuments(prop: string, from: string, fix: string): Manifest[][] {
  return filesOf(prop, from, fix).flatMap((file) => parseDocuments(nameOf(file), read(file)));
}

/** The objects of each document of a text of YAML or JSON; empty documents are skipped. */
function parseDocuments(source: string, text: string): Manifest[][] {
  const json = jsonIn(text);
  return json === undefined ? parseYaml(source, text) : takenApart(source, () => [json]);
}

/** JSON is YAML, too, but its own parser takes a tenth of the time and of the memory. */
function jsonIn(text: string): Manifest {
  try {
    return /^\s*[{[]/.test(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined; // YAML has braces, too
  }
}

function parseYaml(source: string, text: string): Manifest[][] {
  const documents = parseAllDocuments(text, AS_KUBECTL);
  const errors = documents.flatMap((document) => document.errors);
  if (errors.length > 0) {
    throw notYaml(source, errors[0].message.split('\n')[0].replace(/:$/, ''));
  }
  return takenApart(source, () => documents.map((document) => document.toJS({ maxAliasCount: MAX_ALIASES })));
}

function takenApart(source: string, values: () => Manifest[]): Manifest[][] {
  try {
    return values()
      .filter((value) => value !== null && value !== undefined)
      .map(objectsIn);
  } catch (error) {
    throw notYaml(source, (error as Error).message);
  }
}

function objectsIn(value: Manifest): Manifest[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(show(value));
  }
  const { kind, items } = value;
  const isList = kind === 'List' || (typeof kind === 'string' && kind.endsWith('List') && 'items' in value);
  if (!isList) {
    return [value];
  }
  if (!Array.isArray(items)) {
    throw new Error(`a ${kind} whose items are ${show(items)}`);
  }
  return items.flatMap((item) => objectsIn(itemOf(value, item)));
}

/** In a list of one kind, as the API itself prints it, items need not name their kind. */
function itemOf({ apiVersion, kind }: Manifest, item: Manifest): Manifest {
  const isObject = typeof item === 'object' && item !== null && !Array.isArray(item);
  return isObject && kind !== 'List' && (item.kind ?? undefined) === undefined
    ? { ...item, apiVersion: item.apiVersion ?? apiVersion, kind: kind.slice(0, -'List'.length) }
    : item;
}

function filesOf(prop: string, from: string, fix: string): string[] {
  if (from === '-') {
    return [from];
  }
  if (!existsSync(from)) {
    throw new InputError([{ prop, got: show(from), allowed: 'a file or folder that exists, or -', fix }]);
  }
  if (!statSync(from).isDirectory()) {
    return [from];
  }
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.(ya?ml|json)$/.test(file))
    .sort()
    .map((file) => join(from, file))
    .filter((file) => !statSync(file, { throwIfNoEntry: false })?.isDirectory());
}

function read(file: string): string {
  const bytes = bytesOf(file);
  const foreign = foreignBytes(bytes);
  if (foreign) {
    throw notYaml(nameOf(file), `input that is ${foreign.what}`, foreign.fix);
  }
  return bytes.toString('utf8');
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    const got = (error as Error).message;
    throw new InputError([
      { prop: nameOf(file), got, allowed: 'a file that can be read', fix: 'check its permissions' },
    ]);
  }
}

function notYaml(
  source: string,
  got: string,
  fix = 'pipe what `kubectl get -o yaml` prints, or name a rendered file',
): InputError {
  return new InputError([{ prop: source, got, allowed: 'YAML of Kubernetes objects', fix }]);
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}
