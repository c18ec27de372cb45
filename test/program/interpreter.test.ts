import { Interpreter } from '../../lib/program/interpreter';
import { Program } from '../../lib/program/program';
import { containerOf, objectsOf, scratchFolder, templateOf } from '../pod/sample';
import { find } from '../support/manifests';
import { refusalsOf } from '../support/refusals';

const file = scratchFolder();
const script = file('work.js', 'console.log(1);\n');
const requirements = file('pinned.txt', `numpy==2.1.0 --hash=sha256:${'0a'.repeat(32)}\n`);
const NODE = 'node:22.12-alpine';

describe('an interpreter', () => {
  it('starts many programs alike', () => {
    const python = Interpreter.python('python:3.13-slim', { requirements });
    const [first, second] = ['a.py', 'b.py'].map((name) => Program.script(file(name, 'print()\n'), python));
    expect(containerOf({ program: first }).command).toEqual(['python', '/opt/program/a.py']);
    expect(containerOf({ program: second }).command).toEqual(['python', '/opt/program/b.py']);
    for (const program of [first, second]) {
      expect(templateOf({ program }).spec.initContainers).toHaveLength(1);
      expect(find(objectsOf({ program }), 'ConfigMap').data['requirements.txt']).toMatch(/^numpy==2\.1\.0 --hash/);
    }
  });

  it('may be any command of an image, behind which the path of the file stands', () => {
    const program = Program.script(script, Interpreter.of(NODE, 'node', '--enable-source-maps'), { args: ['--all'] });
    expect(containerOf({ program })).toMatchObject({
      image: NODE,
      command: ['node', '--enable-source-maps', '/opt/program/work.js'],
      args: ['--all'],
    });
  });

  it('of another language sets no variable and installs nothing', () => {
    const program = Program.script(script, Interpreter.of('python:3.13-slim', 'python'));
    expect(containerOf({ program })).not.toHaveProperty('env');
    expect(templateOf({ program }).spec).not.toHaveProperty('initContainers');
    expect(program._isPython).toBe(false);
  });

  it('is Python where the library says so', () => {
    expect(Program.script(script, Interpreter.python('python:3.13-slim'))._isPython).toBe(true);
    expect(Program.script(script, Interpreter.shell('busybox:1.37'))._isPython).toBe(false);
  });

  it('is as it was when it was made, whatever becomes of its command and of its requirements', () => {
    const command = ['node', '--inspect'];
    const node = Interpreter.of(NODE, ...command);
    command.push('--slow');
    Program.script(script, node).command?.push('--slow');
    expect(Program.script(script, node).command).toEqual(['node', '--inspect', '/opt/program/work.js']);

    const changing = file('changing.txt', `a==1 --hash=sha256:${'0a'.repeat(32)}\n`);
    const python = Interpreter.python('python:3.13-slim', { requirements: changing });
    file('changing.txt', 'a\n');
    expect(Program.script(script, python).files['requirements.txt']).toMatch(/^a==1 /);
  });

  it.each<[string, string[], string]>([
    ['no command', [], 'command: got []'],
    ['a command of nothing', ['', '-x'], 'command: got ["","-x"]'],
    ['NUL in its command', ['node', 'a\0b'], 'command[1]: got a text with NUL or half a character'],
    ['a part that Linux does not take', ['x'.repeat(131072)], 'command[0]: got 131072 bytes'],
  ])('may not have %s', (_title, command, told) => {
    expect(refusalsOf(() => Interpreter.of(NODE, ...command))).toEqual([`Interpreter.of ${told}`]);
  });

  it('has an image with a fixed tag, and all that is wrong is said at once', () => {
    expect(refusalsOf(() => Interpreter.shell('busybox'))).toEqual(['Interpreter.shell image: got "busybox"']);
    expect(refusalsOf(() => Interpreter.python('python'))).toEqual(['Interpreter.python image: got "python"']);
    expect(refusalsOf(() => Interpreter.of('node'))).toEqual([
      'Interpreter.of image: got "node"',
      'Interpreter.of command: got []',
    ]);
  });
});

describe('what an interpreter and its program are together', () => {
  const python = Interpreter.python('python:3.13-slim', { requirements });

  it('has one file of a name: the requirements are `requirements.txt` there', () => {
    const program = (name: string) => () => Program.script(script, python, { files: [file(name, 'numpy\n')] });
    expect(refusalsOf(program('requirements.txt'))).toEqual([
      'Program.script files: got two files named "requirements.txt"',
    ]);
    expect(refusalsOf(program('other.txt'))).toEqual([]);
  });

  it('fits into one ConfigMap', () => {
    const half = (name: string) => file(name, `# ${'x'.repeat(600_000)}\n`);
    const pinned = `numpy==2.1.0 --hash=sha256:${'0a'.repeat(32)}\n`;
    const large = Interpreter.python('python:3.13-slim', {
      requirements: file('large.txt', `# ${'x'.repeat(600_000)}\n${pinned}`),
    });
    expect(refusalsOf(() => Program.script(half('half.py'), python))).toEqual([]);
    expect(refusalsOf(() => Program.script(script, large))).toEqual([]);
    expect(refusalsOf(() => Program.script(half('half.py'), large))).toEqual([
      expect.stringMatching(/^Program\.script files: got 1200\d{3} bytes$/),
    ]);
  });
});
