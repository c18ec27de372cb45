import { existsSync, readFileSync, statSync } from 'fs';
import { basename } from 'path';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { configKeyProblems } from '../kubernetes/names';

/** A text file of the user's project, as it is carried in a ConfigMap. */
export interface ProgramFile {
  readonly name: string;
  readonly content: string;
}

/** A ConfigMap's keys and values together. https://kubernetes.io/docs/concepts/configuration/configmap/ */
export const MAX_CONFIG_MAP_BYTES = 1024 * 1024;

/** What every object of JavaScript has: as a key of a ConfigMap, cdk8s fails at it or leaves it out. */
const UNRENDERED = ['constructor', '__proto__'];

/** Reads a file relative to the working directory of the synth; what is wrong with it goes to `problems`. */
export function readProgramFile(prop: string, path: string, problems: Problem[]): ProgramFile {
  const name = basename(path);
  const report = (got: string, allowed: string, fix: string) => {
    problems.push({ prop, got, allowed, fix });
    return { name, content: '' };
  };
  if (!existsSync(path) || !statSync(path).isFile()) {
    const fix = 'check the path: it is relative to the folder that synth runs in';
    return report(show(path), 'a file that exists', fix);
  }
  if (UNRENDERED.includes(name)) {
    return report(show(path), 'a file that cdk8s can render by its name', 'rename it');
  }
  const bytes = readFileSync(path);
  const content = bytes.toString('utf8');
  problems.push(...configKeyProblems(prop, name));
  if (content.trim() === '') {
    return report(`${show(path)}, which is empty`, 'a file with a program in it', 'write the program');
  }
  if (!Buffer.from(content, 'utf8').equals(bytes) || content.includes('\0')) {
    const fix = 'build an image for programs that are not text';
    return report(`${show(path)}, which is not UTF-8 text`, 'a text file', fix);
  }
  if (content.startsWith('\ufeff')) {
    const fix = 'save it as UTF-8 without BOM; a shell takes it for part of the first command';
    return report(`${show(path)} with a byte order mark`, 'text without one', fix);
  }
  if (content.includes('\r')) {
    const fix = 'save it with LF; a shell takes the CR for part of each command';
    return report(`${show(path)} with ${content.includes('\r\n') ? 'CRLF' : 'CR'} line ends`, 'LF line ends', fix);
  }
  return { name, content };
}

/** What the files of one ConfigMap must be together: of different names, and not too large. */
export function fileSetProblems(files: ProgramFile[]): Problem[] {
  const names = files.map((file) => file.name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const bytes = files.reduce((sum, file) => sum + Buffer.byteLength(file.name) + Buffer.byteLength(file.content), 0);
  const clashes = twice.map((name) => ({
    prop: 'files',
    got: `two files named ${show(name)}`,
    allowed: 'one file a name, as all lie in one folder',
    fix: 'rename one of them',
  }));
  if (bytes <= MAX_CONFIG_MAP_BYTES) {
    return clashes;
  }
  const tooLarge = {
    prop: 'files',
    got: `${bytes} bytes`,
    allowed: `at most ${MAX_CONFIG_MAP_BYTES} bytes in all, the limit of a ConfigMap`,
    fix: 'build an image and use Program.image',
  };
  return [...clashes, tooLarge];
}
