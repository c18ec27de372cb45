import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { programFile, readProgramFile } from './program-file';

/** The path of a requirements file. */
export const requirementsFile = programFile.checkedBy((prop, path) =>
  requirementsProblems(prop, readProgramFile(path).content),
);

/** `NAME[EXTRAS]==VERSION ; MARKER --hash=sha256:…`, and nothing else: pip refuses a second or an open version. */
const PINNED =
  /^[A-Za-z0-9][A-Za-z0-9._-]*(\[[^\]]*\])?\s*===?\s*[A-Za-z0-9][A-Za-z0-9.!+_-]*(\s*;[^#]*?)?(\s+--hash=sha256:[0-9a-f]{64})+$/;

/** An index that pip-compile was given, and writes into what it makes. */
const INDEX = /^(-i|--(index|pypi|extra-index)-url)/;

const PIN = 'write the names into requirements.in and run `pip-compile --generate-hashes`';
const NAME_INDEX =
  'leave the line out, as `pip-compile --no-emit-index-url` does, and name an index of your own by packageIndex: ' +
  'PackageIndex.of(url, cidr), one for all packages';

/** Every requirement is one version with its hashes, so that every pod runs the same files. */
export function requirementsProblems(prop: string, content: string): Problem[] {
  const loose = logicalLines(content).filter((line) => !PINNED.test(line));
  return loose.map((line) => ({
    prop,
    got: show(line),
    allowed: 'NAME==VERSION with at least one --hash=sha256:…',
    fix: INDEX.test(line) ? NAME_INDEX : PIN,
  }));
}

/** Lines as pip reads them: a backslash joins a line to the next one, but none at the end of a comment line. */
function logicalLines(content: string): string[] {
  return content
    .replace(/^[ \t]*#.*$/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}
