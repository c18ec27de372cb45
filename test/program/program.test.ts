import { Program } from '../../lib/program/program';
import { containerOf, objectsOf, podOf, problemsOf, scratchFolder } from '../pod/sample';
import { find } from '../support/manifests';

const IMAGE = 'busybox:1.37';
const NO_TAG =
  'image: got "busybox", allowed a fixed tag or a digest; ' +
  'name the version, for example "busybox:1.2.3"; "latest" is another program tomorrow';

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
    expect(() => Program.image('busybox')).toThrow(new Error(`Program.image ${NO_TAG}`));
  });

  it.each([[[]], [['']], [['', 'a']]])('is never started with nothing: %j', (command) => {
    expect(() => Program.image(IMAGE, { command })).toThrow(
      new Error(
        `Program.image command: got ${JSON.stringify(command)}, allowed a program and what it is started with; ` +
          "name what is started, or leave it out to start the image's entry point",
      ),
    );
  });
});

describe('a shell script', () => {
  const file = scratchFolder();
  const script = file('collect.sh', '#!/bin/sh\necho collected\n');

  it('is process 1 of its container: it gets SIGTERM, and its exit code decides', () => {
    const container = containerOf({ program: Program.shell(script, { image: IMAGE }) });
    expect(container).toMatchObject({ image: IMAGE, command: ['/bin/sh', '/opt/program/collect.sh'] });
    expect(container).not.toHaveProperty('args');
    expect(container).not.toHaveProperty('env');
  });

  it('gets its arguments as they are, without a shell between', () => {
    const program = Program.shell(script, { image: IMAGE, args: ['--to', 'a b'] });
    expect(containerOf({ program }).args).toEqual(['--to', 'a b']);
  });

  it('is carried in a ConfigMap, byte for byte, with the files beside it', () => {
    const program = Program.shell(script, { image: IMAGE, files: [file('units.csv', 'name,unit\ntempé,°C')] });
    expect(find(objectsOf({ program }), 'ConfigMap').data).toEqual({
      'collect.sh': '#!/bin/sh\necho collected\n',
      'units.csv': 'name,unit\ntempé,°C',
    });
  });

  it('is read-only in its container', () => {
    const { volumeMounts } = containerOf({ program: Program.shell(script, { image: IMAGE }) });
    expect(volumeMounts).toEqual([
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'program', mountPath: '/opt/program', readOnly: true },
    ]);
  });

  it('is found by its path from the folder that synth runs in', () => {
    const { files } = Program.shell('programs/collect-metrics.sh', { image: IMAGE });
    expect(Object.keys(files)).toEqual(['collect-metrics.sh']);
  });

  it('says all that is wrong at once', () => {
    const fix = 'check the path: it is relative to the folder that synth runs in';
    expect(() => Program.shell('no.sh', { image: 'busybox', files: [script, 'no.csv'] })).toThrow(
      new Error(
        `Program.shell ${NO_TAG}\n` +
          `Program.shell file: got "no.sh", allowed a file that exists; ${fix}\n` +
          `Program.shell files[1]: got "no.csv", allowed a file that exists; ${fix}`,
      ),
    );
  });

  it('does not lie beside a file of the same name', () => {
    expect(() => Program.shell(script, { image: IMAGE, files: [script] })).toThrow(
      new Error(
        'Program.shell files: got two files named "collect.sh", allowed one file a name, as all lie in one folder; ' +
          'rename one of them',
      ),
    );
  });
});

describe('what a program is started with', () => {
  it('is text that Linux takes', () => {
    const made = () => Program.image(IMAGE, { command: ['sh', 'a\0b'], args: ['x'.repeat(131072)] });
    expect(made).toThrow(
      new Error(
        'Program.image command[1]: got a text with NUL or half a character, allowed text; ' +
          'leave out NUL and halves of characters\n' +
          'Program.image args[0]: got 131072 bytes, allowed at most 131071 bytes, which Linux can start a process with; ' +
          'hand it over in a file',
      ),
    );
    expect(() => Program.shell('programs/collect-metrics.sh', { image: IMAGE, args: ['\0'] })).toThrow(
      new Error(
        'Program.shell args[0]: got a text with NUL or half a character, allowed text; ' +
          'leave out NUL and halves of characters',
      ),
    );
  });
});

describe('the files that a construct puts beside a program', () => {
  const file = scratchFolder();
  const program = Program.shell(file('work.sh', 'echo work\n'), { image: IMAGE });

  it('are carried with it', () => {
    const decisions = { adds: { files: { 'queue.py': 'import sys\n' } } };
    expect(find(objectsOf({ program }, decisions), 'ConfigMap').data).toEqual({
      'work.sh': 'echo work\n',
      'queue.py': 'import sys\n',
    });
    expect(Object.keys(program.files)).toEqual(['work.sh']);
  });

  it('leave the rest of the program as it was', () => {
    const options = { image: IMAGE, args: ['--once'] };
    const before = Program.shell(file('same.sh', 'echo same\n'), options);
    const after = podOf({ program: before }, { adds: { files: { 'queue.py': 'import sys\n' } } }).program;
    const { command, args, imageReference, _packages, _isPython } = before;
    expect(after).toMatchObject({ command, args, imageReference });
    expect([after._packages, after._isPython]).toEqual([_packages, _isPython]);
  });

  it('have names of their own', () => {
    expect(problemsOf({ program }, { adds: { files: { 'work.sh': 'echo other\n' } } })).toEqual([
      'program.files: got two files named "work.sh", allowed one file a name, as all lie in one folder; ' +
        'rename one of them',
    ]);
  });

  it('are together with it not larger than a ConfigMap', () => {
    expect(problemsOf({ program }, { adds: { files: { 'big.txt': 'x'.repeat(1024 * 1024) } } })).toEqual([
      'program.files: got 1048600 bytes, allowed at most 1048576 bytes in all, the limit of a ConfigMap; ' +
        'build an image and use Program.image',
    ]);
  });
});
