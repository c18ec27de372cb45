import { Problem, show } from '../validation/problem';

const PINNED = /^[A-Za-z0-9][A-Za-z0-9._-]*(\[[^\]]*\])?\s*==\s*[^\s;*]+/;

/** Every requirement is one version with its hashes, so that every pod runs the same files. */
export function requirementsProblems(prop: string, content: string): Problem[] {
  const loose = logicalLines(content).filter((line) => !PINNED.test(line) || !line.includes('--hash=sha256:'));
  return loose.map((line) => ({
    prop,
    got: show(line),
    allowed: 'NAME==VERSION with at least one --hash=sha256:…',
    fix: 'write the names into requirements.in and run `pip-compile --generate-hashes`',
  }));
}

function logicalLines(content: string): string[] {
  return content
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}
