import { existsSync, readFileSync, statSync } from 'fs';
import { basename } from 'path';
import { foreignBytes } from '../fields/foreign-bytes';
import { text } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { repeated } from '../fields/repeated';
import { show } from '../fields/show';
import { configKeyProblems } from '../kubernetes/names';

/** A text file of the user's project, as it is carried in a ConfigMap. */
export interface ProgramFile {
  readonly name: string;
  readonly content: string;
}

/** A ConfigMap's keys and values together. https://kubernetes.io/docs/concepts/configuration/configmap/ */
const MAX_CONFIG_MAP_BYTES = 1024 * 1024;

/** What every object of JavaScript has: as a key of a ConfigMap, cdk8s fails at it or leaves it out. */
const UNRENDERED = ['constructor', '__proto__'];

/** The path of a text file, relative to the working directory of the synth. */
export const programFile = text.checkedBy(programFileProblems).completedBy(readProgramFile);

/** A file; one that cannot be carried has no content. */
export function readProgramFile(path: string): ProgramFile {
  const bytes = isFile(path) ? readFileSync(path) : Buffer.alloc(0);
  const isText = contentProblems('', path, bytes).length === 0;
  return { name: basename(path), content: isText ? bytes.toString('utf8') : '' };
}

/** What keeps a file from being carried in a ConfigMap, or from being started. */
export function programFileProblems(prop: string, path: string): Problem[] {
  const got = show(path);
  if (!isFile(path)) {
    const fix = 'check the path: it is relative to the folder that synth runs in';
    return [{ prop, got, allowed: 'a file that exists', fix }];
  }
  if (UNRENDERED.includes(basename(path))) {
    return [{ prop, got, allowed: 'a file that cdk8s can render by its name', fix: 'rename it' }];
  }
  return [...configKeyProblems(prop, basename(path)), ...contentProblems(prop, path, readFileSync(path))];
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function contentProblems(prop: string, path: string, bytes: Buffer): Problem[] {
  const content = bytes.toString('utf8');
  const problem = (what: string, allowed: string, fix: string) => [{ prop, got: `${show(path)}${what}`, allowed, fix }];
  if (content.trim() === '') {
    return problem(', which is empty', 'a file with a program in it', 'write the program');
  }
  const foreign = foreignBytes(bytes);
  if (foreign) {
    const { what, fix = 'build an image for programs that are not text' } = foreign;
    return problem(`, which is ${what}`, 'a text file in UTF-8', fix);
  }
  if (content.startsWith('\ufeff')) {
    const fix = 'save it as UTF-8 without BOM; a shell takes it for part of the first command';
    return problem(' with a byte order mark', 'text without one', fix);
  }
  const ends = content.includes('\r\n') ? 'CRLF' : 'CR';
  return content.includes('\r')
    ? problem(
        ` with ${ends} line ends`,
        'LF line ends',
        'save it with LF; a shell takes the CR for part of each command',
      )
    : [];
}

/** What the files of one ConfigMap must be together: of different names, and not too large. */
export function fileSetProblems(prop: string, files: ProgramFile[]): Problem[] {
  const bytes = files.reduce((sum, file) => sum + Buffer.byteLength(file.name) + Buffer.byteLength(file.content), 0);
  const clashes = repeated(files.map(({ name }) => name)).map(([name]) => ({
    prop,
    got: `two files named ${show(name)}`,
    allowed: 'one file a name, as all lie in one folder',
    fix: 'rename one of them',
  }));
  const tooLarge = unless(bytes <= MAX_CONFIG_MAP_BYTES, {
    prop,
    got: `${bytes} bytes`,
    allowed: `at most ${MAX_CONFIG_MAP_BYTES} bytes in all, the limit of a ConfigMap`,
    fix: 'build an image and use Program.image',
  });
  return [...clashes, ...tooLarge];
}
