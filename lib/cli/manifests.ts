import { existsSync, readFileSync, readdirSync, statSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { describe, show } from '../validation/problem';
import { Failure } from './failure';

/** A manifest that nobody has checked. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Manifest = any;

/** Every object of a folder's YAML files, of a file, or of standard input (`-`); lists are taken apart. */
export function readManifests(from: string): Manifest[] {
  return filesOf(from).flatMap((file) => parse(file, read(file)));
}

function filesOf(from: string): string[] {
  if (from === '-') {
    return [from];
  }
  if (!existsSync(from)) {
    const fix = 'render first with `npm run synth`, or name a file';
    throw new Failure(
      describe({ prop: '--from', got: show(from), allowed: 'a file or folder that exists, or -', fix }),
    );
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
    throw new Failure(`${nameOf(file)}: ${(error as Error).message}`);
  }
}

function parse(file: string, text: string): Manifest[] {
  const fix = 'pipe what `kubectl get -o yaml` prints, or name a rendered file';
  const report = (got: string) => new Failure(describe({ prop: nameOf(file), got, allowed: 'YAML', fix }));
  const documents = parseAllDocuments(text);
  const errors = documents.flatMap((document) => document.errors);
  if (errors.length > 0) {
    throw report(errors[0].message.split('\n')[0]);
  }
  return documents
    .map((document) => toObject(() => document.toJS({ maxAliasCount: 100 }), report))
    .filter((object) => object !== null && object !== undefined)
    .flatMap((object) => {
      if (typeof object !== 'object') {
        throw report(show(object));
      }
      return /List$/.test(object.kind) && Array.isArray(object.items) ? object.items : [object];
    });
}

function toObject(convert: () => Manifest, report: (got: string) => Failure): Manifest {
  try {
    return convert();
  } catch (error) {
    throw report((error as Error).message);
  }
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}
