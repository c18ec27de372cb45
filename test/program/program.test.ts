import { Interpreter } from '../../lib/program/interpreter';
import { Program } from '../../lib/program/program';
import { containerOf, objectsOf, problemsOf, scratchFolder } from '../pod/sample';
import { find } from '../support/manifests';
import { inShort, refusalsOf } from '../support/refusals';

const IMAGE = 'busybox:1.37';
const SHELL = Interpreter.shell(IMAGE);

describe('a program inside an image', () => {
  it('is started by the entry point of the image', () => {
    const container = containerOf({ program: Program.image(IMAGE) });
    expect(container).toMatchObject({ image: IMAGE, imagePullPolicy: 'Always' });
    expect(container).not.toHaveProperty('command');
    expect(container).not.toHaveProperty('args');
  });

  it('can be started with a command and arguments of its own, without a shell', () => {
    const program = Program.image(IMAGE, { command: ['/bin/report', '--fast'], args: ['a b', '$HOME', ''] });
    expect(containerOf({ program })).toMatchObject({
      command: ['/bin/report', '--fast'],
      args: ['a b', '$HOME', ''],
    });
  });

  it('with an empty list of arguments has none', () => {
    expect(containerOf({ program: Program.image(IMAGE, { args: [] }) })).not.toHaveProperty('args');
  });

  it('has no files, so no ConfigMap is made for it', () => {
    const program = Program.image(IMAGE);
    expect(program.files).toEqual({});
    expect(objectsOf({ program }).map(({ kind }) => kind)).not.toContain('ConfigMap');
    expect(containerOf({ program }).volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
  });

  it('by digest is pulled once for each node', () => {
    const program = Program.image(`busybox@sha256:${'0'.repeat(64)}`);
    expect(containerOf({ program }).imagePullPolicy).toBe('IfNotPresent');
  });

  it('needs a fixed tag', () => {
    expect(refusalsOf(() => Program.image('busybox'))).toEqual(['Program.image image: got "busybox"']);
  });

  it.each([[[]], [['']], [['', 'a']]])('is never started with nothing: %j', (command) => {
    expect(refusalsOf(() => Program.image(IMAGE, { command }))).toEqual([
      `Program.image command: got ${JSON.stringify(command)}`,
    ]);
  });

  it('is as it was when it was made, whatever becomes of the lists', () => {
    const [command, args] = [['/bin/report'], ['--fast']];
    const program = Program.image(IMAGE, { command, args });
    command.push('--slow');
    args.push('--slow');
    expect(containerOf({ program })).toMatchObject({ command: ['/bin/report'], args: ['--fast'] });
  });
});

describe('a shell script', () => {
  const file = scratchFolder();
  const script = file('collect.sh', '#!/bin/sh\necho collected\n');

  it('is process 1 of its container: it gets SIGTERM, and its exit code decides', () => {
    const container = containerOf({ program: Program.script(script, SHELL) });
    expect(container).toMatchObject({ image: IMAGE, command: ['/bin/sh', '/opt/program/collect.sh'] });
    expect(container).not.toHaveProperty('args');
    expect(container).not.toHaveProperty('env');
  });

  it('gets its arguments as they are, without a shell between', () => {
    const program = Program.script(script, SHELL, { args: ['--to', 'a b'] });
    expect(containerOf({ program }).args).toEqual(['--to', 'a b']);
  });

  it('is carried in a ConfigMap, byte for byte, with the files beside it', () => {
    const program = Program.script(script, SHELL, {
      files: [file('units.csv', 'name,unit\ntempé,°C')],
    });
    expect(find(objectsOf({ program }), 'ConfigMap').data).toEqual({
      'collect.sh': '#!/bin/sh\necho collected\n',
      'units.csv': 'name,unit\ntempé,°C',
    });
  });

  it('is read-only in its container', () => {
    const { volumeMounts } = containerOf({ program: Program.script(script, SHELL) });
    expect(volumeMounts).toEqual([
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'program', mountPath: '/opt/program', readOnly: true },
    ]);
  });

  it('is found by its path from the folder that synth runs in', () => {
    const { files } = Program.script('programs/collect-metrics.sh', SHELL);
    expect(Object.keys(files)).toEqual(['collect-metrics.sh']);
  });

  it('says all that is wrong at once', () => {
    const wrong = { files: [script, 'no.csv'], args: ['\0'] };
    expect(refusalsOf(() => Program.script('no.sh', SHELL, wrong))).toEqual([
      'Program.script path: got "no.sh"',
      'Program.script args[0]: got a text with NUL or half a character',
      'Program.script files[1]: got "no.csv"',
    ]);
  });

  it('does not lie beside a file of the same name', () => {
    expect(refusalsOf(() => Program.script(script, SHELL, { files: [script] }))).toEqual([
      'Program.script files: got two files named "collect.sh"',
    ]);
  });
});

describe('what a program is started with', () => {
  it('is text that Linux takes', () => {
    const made = () => Program.image(IMAGE, { command: ['sh', 'a\0b'], args: ['x'.repeat(131072)] });
    expect(refusalsOf(made)).toEqual([
      'Program.image command[1]: got a text with NUL or half a character',
      'Program.image args[0]: got 131072 bytes',
    ]);
    const script = () => Program.script('programs/collect-metrics.sh', SHELL, { args: ['\0'] });
    expect(refusalsOf(script)).toEqual(['Program.script args[0]: got a text with NUL or half a character']);
  });
});

describe('the files that a construct puts beside a program', () => {
  const file = scratchFolder();
  const program = Program.script(file('work.sh', 'echo work\n'), SHELL);

  it('are carried with it', () => {
    const decisions = { adds: { files: { 'queue.py': 'import sys\n' } } };
    expect(find(objectsOf({ program }, decisions), 'ConfigMap').data).toEqual({
      'work.sh': 'echo work\n',
      'queue.py': 'import sys\n',
    });
    expect(Object.keys(program.files)).toEqual(['work.sh']);
  });

  it('leave the rest of the program as it was', () => {
    const requirements = 'programs/process-data.requirements.txt';
    const interpreter = Interpreter.python('python:3.13-alpine', { requirements });
    const python = Program.script(file('same.py', 'print()\n'), interpreter, { args: ['--once'] });
    const before = python._settle({});
    const after = python._settle({ 'queue.py': 'import sys\n' });
    expect(after).toEqual({ ...before, files: { ...before.files, 'queue.py': 'import sys\n' } });
    expect(before).toMatchObject({ args: ['--once'], reservedEnv: ['PYTHONPATH'], problems: [] });
    expect(Object.keys(before.files).sort()).toEqual(['requirements.txt', 'same.py']);
  });

  it('have names of their own', () => {
    expect(problemsOf({ program }, { adds: { files: { 'work.sh': 'echo other\n' } } }).map(inShort)).toEqual([
      'program.files: got two files named "work.sh"',
    ]);
  });

  it('are together with it not larger than a ConfigMap', () => {
    const files = { 'big.txt': 'x'.repeat(1024 * 1024) };
    expect(problemsOf({ program }, { adds: { files } }).map(inShort)).toEqual(['program.files: got 1048600 bytes']);
  });
});
