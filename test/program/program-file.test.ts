import { Problem } from '../../lib/fields/problem';
import { Interpreter } from '../../lib/program/interpreter';
import { Program } from '../../lib/program/program';
import { ProgramFile, fileSetProblems, programFile } from '../../lib/program/program-file';
import { scratchFolder } from '../pod/sample';
import { refusalsOf } from '../support/refusals';

const file = scratchFolder();

function read(path: string): { read: ProgramFile; problems: Problem[] } {
  return { read: programFile.settle(path), problems: programFile.problems('file', path) };
}

/** The corpus in bad-input/ owns the rest of the sentences. */
const gotOf = (path: string) => read(path).problems.map(({ prop, got }) => `${prop}: got ${got}`);

describe('a program file', () => {
  it.each([
    ['run.sh', 'echo hi\n'],
    ['run', 'no newline at its end'],
    ['titles.txt', 'Überschrift °C 漢字 🎉\n'],
    ['tabs.tsv', 'a\tb\n'],
    [`${'a'.repeat(250)}.sh`, 'echo a long name\n'],
    ['.hidden', 'a=1\n'],
  ])('is carried as it is: %s', (name, content) => {
    expect(read(file(name, content))).toEqual({ read: { name, content }, problems: [] });
  });

  it('that is missing is refused', () => {
    expect(read('no/such.sh').problems).toMatchObject([{ got: '"no/such.sh"', allowed: 'a file that exists' }]);
    expect(read('no/such.sh').read).toEqual({ name: 'such.sh', content: '' });
    expect(read('no/such script.sh').problems).toHaveLength(1);
  });

  it('is not a folder', () => {
    expect(read('programs').problems.map(({ allowed }) => allowed)).toEqual(['a file that exists']);
    expect(read('programs').read).toEqual({ name: 'programs', content: '' });
  });

  it.each(['', ' \n\n'])('without a program in it is refused: %j', (content) => {
    const path = file('empty.sh', content);
    expect(gotOf(path)).toEqual([`file: got "${path}", which is empty`]);
  });

  it.each<[string, Buffer, string]>([
    ['latin1.py', Buffer.from('# gr\u00fc\u00dfe', 'latin1'), 'not UTF-8 but probably Latin-1'],
    ['archive.zip', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe]), 'not UTF-8 text'],
    ['zero.txt', Buffer.from('a\0b'), 'not UTF-8 text'],
    ['wide.ps1', Buffer.from('echo', 'utf16le'), 'UTF-16LE'],
  ])('that is not text in UTF-8 is refused: %s', (name, content, what) => {
    const path = file(name, content);
    expect(gotOf(path)).toEqual([`file: got "${path}", which is ${what}`]);
    expect(read(path).read.content).toBe('');
  });

  it('with CRLF line ends is refused', () => {
    const path = file('windows.sh', 'echo one\r\necho two\n');
    expect(gotOf(path)).toEqual([`file: got "${path}" with CRLF line ends`]);
  });

  it('with the line ends of an old Mac is refused', () => {
    const path = file('mac.sh', 'echo one\recho two\r');
    expect(gotOf(path)).toEqual([`file: got "${path}" with CR line ends`]);
  });

  it.each(['__proto__', 'constructor'])('with a name that cdk8s cannot render is refused: %s', (name) => {
    const path = file(name, 'echo one\n');
    const allowed = 'a file that cdk8s can render by its name';
    expect(read(path).problems).toMatchObject([{ prop: 'file', got: `"${path}"`, allowed }]);
  });

  it('with a byte order mark is refused', () => {
    const path = file('bom.sh', '\ufeffecho one\n');
    expect(gotOf(path)).toEqual([`file: got "${path}" with a byte order mark`]);
  });

  it.each(['my script.sh', 'grüße.sh', '..data.sh', 'a+b.sh'])(
    'has a name that a ConfigMap can carry, not %s',
    (name) => {
      expect(gotOf(file(name, 'echo hi\n'))).toEqual([`file: got ${JSON.stringify(name)}`]);
    },
  );

  it('is told of its name and of its content at once', () => {
    const path = file('my script.sh', 'a\r\n');
    expect(gotOf(path)).toEqual(['file: got "my script.sh"', `file: got "${path}" with CRLF line ends`]);
  });

  it('is refused when a program is made of it, in one sentence', () => {
    const path = file('crlf.sh', 'a\r\n');
    expect(refusalsOf(() => Program.script(path, Interpreter.shell('busybox:1.37')))).toEqual([
      `Program.script path: got "${path}" with CRLF line ends`,
    ]);
  });
});

describe('the files of a program together', () => {
  const MEBIBYTE = 1024 * 1024;
  const ofSize = (bytes: number) => [{ name: 'a', content: 'x'.repeat(bytes - 1) }];
  const told = (files: ProgramFile[]) => fileSetProblems('files', files).map(({ prop, got }) => `${prop}: got ${got}`);

  it('may have a MiB in all, names included', () => {
    expect(told(ofSize(MEBIBYTE))).toEqual([]);
    const halves = [...ofSize(MEBIBYTE / 2), { name: 'b', content: 'x'.repeat(MEBIBYTE / 2 - 1) }];
    expect(told(halves)).toEqual([]);
  });

  it('may not have a byte more', () => {
    expect(told(ofSize(MEBIBYTE + 1))).toEqual(['files: got 1048577 bytes']);
  });

  it('are counted in bytes, not in letters', () => {
    expect(told([{ name: 'a', content: 'é'.repeat(MEBIBYTE / 2) }])).toEqual(['files: got 1048577 bytes']);
  });

  it('have different names, and all that is wrong is said at once', () => {
    const twice = [...ofSize(MEBIBYTE), { name: 'a', content: 'x' }];
    expect(told(twice)).toEqual(['files: got two files named "a"', 'files: got 1048578 bytes']);
  });
});
