import { readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';

const PROGRAMS = resolve(__dirname, '../../programs');
const files = readdirSync(PROGRAMS).filter((name) => name.endsWith('requirements.txt'));

/** The requirements of a file, each in one line, without comments. */
function requirements(name: string): string[] {
  const text = readFileSync(join(PROGRAMS, name), 'utf8');
  return text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
}

describe.each(files)('%s', (file) => {
  it('pins each package to one version, with the hashes of its files', () => {
    const pinned = /^[a-z0-9][a-z0-9.-]*==[0-9][0-9a-z.]*( ; [^\\]+)?( +--hash=sha256:[0-9a-f]{64})+$/;
    expect(requirements(file).filter((line) => !pinned.test(line))).toEqual([]);
  });

  it('pins every package that its .in names', () => {
    const wanted = readFileSync(join(PROGRAMS, file.replace(/txt$/, 'in')), 'utf8').match(/^[a-z0-9][a-z0-9.-]*/gm);
    expect(wanted).not.toBeNull();
    expect(requirements(file).map((line) => line.split('==')[0])).toEqual(expect.arrayContaining(wanted ?? []));
  });
});
