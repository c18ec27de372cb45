import { existsSync, readFileSync, readdirSync, statSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { show } from '../validation/problem';
import { Failure } from './failure';

/** A manifest that nobody has checked. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Manifest = any;

/** As kubectl reads it: YAML 1.1, where 0644 is octal and `<<` merges; but dates stay texts. */
const AS_KUBECTL = {
  version: '1.1',
  customTags: (tags: unknown[]) =>
    tags.filter((tag) => (tag as { tag?: string }).tag !== 'tag:yaml.org,2002:timestamp'),
} as Parameters<typeof parseAllDocuments>[1];

/** Aliases may not blow a small file up. */
const MAX_ALIASES = 100;

/** Every object of a folder's YAML files, of a file, or of standard input (`-`); lists are taken apart. */
export function readManifests(from: string): Manifest[] {
  return filesOf(from).flatMap((file) => parseManifests(nameOf(file), read(file)));
}

/** Every object of a text of YAML or JSON; empty documents are skipped. */
export function parseManifests(source: string, text: string): Manifest[] {
  const documents = parseAllDocuments(text, AS_KUBECTL);
  const errors = documents.flatMap((document) => document.errors);
  if (errors.length > 0) {
    throw notYaml(source, errors[0].message.split('\n')[0].replace(/:$/, ''));
  }
  return documents
    .map((document) => toObject(source, () => document.toJS({ maxAliasCount: MAX_ALIASES })))
    .filter((object) => object !== null && object !== undefined)
    .flatMap((object) => {
      if (typeof object !== 'object') {
        throw notYaml(source, show(object));
      }
      return /List$/.test(object.kind) && Array.isArray(object.items) ? object.items : [object];
    })
    .filter((object) => object !== null && typeof object === 'object');
}

function filesOf(from: string): string[] {
  if (from === '-') {
    return [from];
  }
  if (!existsSync(from)) {
    const fix = 'render first with `npm run synth`, or name a file';
    throw new Failure([{ prop: '--from', got: show(from), allowed: 'a file or folder that exists, or -', fix }]);
  }
  if (!statSync(from).isDirectory()) {
    return [from];
  }
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.ya?ml$/.test(file))
    .sort()
    .map((file) => join(from, file));
}

function read(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const got = (error as Error).message;
    throw new Failure([{ prop: nameOf(file), got, allowed: 'a file that can be read', fix: 'check its permissions' }]);
  }
}

function toObject(source: string, convert: () => Manifest): Manifest {
  try {
    return convert();
  } catch (error) {
    throw notYaml(source, (error as Error).message);
  }
}

function notYaml(source: string, got: string): Failure {
  const fix = 'pipe what `kubectl get -o yaml` prints, or name a rendered file';
  return new Failure([{ prop: source, got, allowed: 'YAML of Kubernetes objects', fix }]);
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}
