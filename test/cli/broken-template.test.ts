import { writeFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { call, folderWith } from './command';
import { REPORT } from './report-template';

type Path = (string | number)[];

/** What may stand in a template instead of what belongs there. */
const JUNK = [null, 5, 'x', true, [], {}, [null], [5], [[]], { a: null }, [{}], { name: 'x' }];

/** One or more problems, each in the house's words. */
const MESSAGES = /^(?:.+: got .+, allowed .+; .+\n)+$/;

/** The way to each part of an object, the object itself included. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...parts.flatMap(([key, part]) => pathsIn(part, [...path, key]))];
}

/** A copy with one part replaced. */
function replaced(value: unknown, [key, ...rest]: Path, junk: unknown): unknown {
  if (key === undefined) {
    return junk;
  }
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const parts = copy as Record<string, unknown>;
  parts[key] = replaced(parts[key], rest, junk);
  return copy;
}

describe('a template with any part of it replaced by something else', () => {
  const report: unknown = parse(REPORT, { version: '1.1' });
  const file = join(folderWith({}), 'template.yaml');

  it.each(pathsIn(report).map((path) => [path.join('.'), path]))(
    'gives either a Job or a message, and never a stack (%s)',
    (_title, path) => {
      for (const junk of JUNK) {
        writeFileSync(file, JSON.stringify(replaced(report, path as Path, junk)));
        const { status, stdout, stderr } = call('run', 'report', 'year=2026', '--from', file);
        const gaveJob = status === 0 && stderr === '' && parse(stdout).kind === 'Job';
        const toldWhy = status === 2 && stdout === '' && MESSAGES.test(stderr);
        expect({ junk, stderr, fine: gaveJob || toldWhy }).toEqual({ junk, stderr, fine: true });
      }
    },
  );
});
