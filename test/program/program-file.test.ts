import { Problem } from '../../lib/fields/problem';
import { Program } from '../../lib/program/program';
import { ProgramFile, fileSetProblems, readProgramFile } from '../../lib/program/program-file';
import { scratchFolder } from '../pod/sample';

const file = scratchFolder();

function read(path: string): { read: ProgramFile; problems: Problem[] } {
  const problems: Problem[] = [];
  return { read: readProgramFile('file', path, problems), problems };
}

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
    expect(read('no/such.sh').problems).toEqual([
      {
        prop: 'file',
        got: '"no/such.sh"',
        allowed: 'a file that exists',
        fix: 'check the path: it is relative to the folder that synth runs in',
      },
    ]);
  });

  it('is not a folder', () => {
    expect(read('programs').problems.map(({ allowed }) => allowed)).toEqual(['a file that exists']);
  });

  it.each(['', ' \n\n'])('without a program in it is refused: %j', (content) => {
    const path = file('empty.sh', content);
    expect(read(path).problems).toEqual([
      {
        prop: 'file',
        got: `"${path}", which is empty`,
        allowed: 'a file with a program in it',
        fix: 'write the program',
      },
    ]);
  });

  it.each<[string, Buffer]>([
    ['latin1.py', Buffer.from('# gr\u00fc\u00dfe', 'latin1')],
    ['archive.zip', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe])],
    ['zero.txt', Buffer.from('a\0b')],
    ['wide.ps1', Buffer.from('echo', 'utf16le')],
  ])('that is not text is refused: %s', (name, content) => {
    const path = file(name, content);
    expect(read(path).problems).toEqual([
      {
        prop: 'file',
        got: `"${path}", which is not UTF-8 text`,
        allowed: 'a text file',
        fix: 'build an image for programs that are not text',
      },
    ]);
  });

  it('with CRLF line ends is refused', () => {
    const path = file('windows.sh', 'echo one\r\necho two\n');
    expect(read(path).problems).toEqual([
      {
        prop: 'file',
        got: `"${path}" with CRLF line ends`,
        allowed: 'LF line ends',
        fix: 'save it with LF; a shell takes the CR for part of each command',
      },
    ]);
  });

  it('with the line ends of an old Mac is refused', () => {
    const path = file('mac.sh', 'echo one\recho two\r');
    const fix = 'save it with LF; a shell takes the CR for part of each command';
    expect(read(path).problems).toEqual([
      { prop: 'file', got: `"${path}" with CR line ends`, allowed: 'LF line ends', fix },
    ]);
  });

  it.each(['__proto__', 'constructor'])('with a name that cdk8s cannot render is refused: %s', (name) => {
    const path = file(name, 'echo one\n');
    expect(read(path).problems).toEqual([
      { prop: 'file', got: `"${path}"`, allowed: 'a file that cdk8s can render by its name', fix: 'rename it' },
    ]);
  });

  it('with a byte order mark is refused', () => {
    const path = file('bom.sh', '\ufeffecho one\n');
    expect(read(path).problems).toEqual([
      {
        prop: 'file',
        got: `"${path}" with a byte order mark`,
        allowed: 'text without one',
        fix: 'save it as UTF-8 without BOM; a shell takes it for part of the first command',
      },
    ]);
  });

  it.each(['my script.sh', 'grüße.sh', '..data.sh', 'a+b.sh'])(
    'has a name that a ConfigMap can carry, not %s',
    (name) => {
      expect(read(file(name, 'echo hi\n')).problems).toEqual([
        {
          prop: 'file',
          got: JSON.stringify(name),
          allowed: '1 to 253 letters, digits, "-", "_" and ".", not "." and not starting with ".."',
          fix: 'rename the file or key',
        },
      ]);
    },
  );

  it('is refused when a program is made of it, in one sentence', () => {
    expect(() => Program.shell(file('crlf.sh', 'a\r\n'), { image: 'busybox:1.37' })).toThrow(
      /^Program\.shell file: got ".*crlf\.sh" with CRLF line ends, allowed LF line ends; save it with LF; a shell takes the CR for part of each command$/,
    );
  });
});

describe('the files of a program together', () => {
  const MEBIBYTE = 1024 * 1024;
  const ofSize = (bytes: number) => [{ name: 'a', content: 'x'.repeat(bytes - 1) }];

  it('may have a MiB in all, names included', () => {
    expect(fileSetProblems(ofSize(MEBIBYTE))).toEqual([]);
    const halves = [...ofSize(MEBIBYTE / 2), { name: 'b', content: 'x'.repeat(MEBIBYTE / 2 - 1) }];
    expect(fileSetProblems(halves)).toEqual([]);
  });

  it('may not have a byte more', () => {
    expect(fileSetProblems(ofSize(MEBIBYTE + 1))).toEqual([
      {
        prop: 'files',
        got: '1048577 bytes',
        allowed: 'at most 1048576 bytes in all, the limit of a ConfigMap',
        fix: 'build an image and use Program.image',
      },
    ]);
  });

  it('are counted in bytes, not in letters', () => {
    expect(fileSetProblems([{ name: 'a', content: 'é'.repeat(MEBIBYTE / 2) }])).toMatchObject([
      { got: '1048577 bytes' },
    ]);
  });

  it('have different names, and all that is wrong is said at once', () => {
    const twice = [...ofSize(MEBIBYTE), { name: 'a', content: 'x' }];
    expect(fileSetProblems(twice)).toEqual([
      {
        prop: 'files',
        got: 'two files named "a"',
        allowed: 'one file a name, as all lie in one folder',
        fix: 'rename one of them',
      },
      expect.objectContaining({ got: '1048578 bytes' }),
    ]);
  });
});
