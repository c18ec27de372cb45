import { spawn } from 'child_process';
import { resolve } from 'path';
import { leaveQuietly } from '../../lib/cli/main';
import { call } from './command';

describe('help', () => {
  it.each([
    [['--help'], ['Usage: cdk8s-batch COMMAND', 'run ', 'synth ', 'Examples:', 'Exit codes:']],
    [
      ['run', '--help'],
      ['Usage: cdk8s-batch run TEMPLATE', '--from', '--name', '--namespace', 'Exit codes:'],
    ],
    [
      ['synth', '-h'],
      ['Usage: cdk8s-batch synth [MAIN]', '--output', 'Exit codes:'],
    ],
  ])('of %j shows usage, options, examples and exit codes within 120 columns', (argv, parts) => {
    const { status, stdout, stderr } = call(...argv);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(parts.filter((part) => !stdout.includes(part))).toEqual([]);
    expect(stdout.split('\n').filter((line) => line.length > 120)).toEqual([]);
  });
});

describe('a command line that cannot be understood', () => {
  it.each([
    [[], 'COMMAND: got nothing, allowed prune, run, schedule, synth; see cdk8s-batch --help'],
    [['rum'], 'COMMAND: got "rum", allowed prune, run, schedule, synth; see cdk8s-batch --help'],
    [['toString'], 'COMMAND: got "toString", allowed prune, run, schedule, synth; see cdk8s-batch --help'],
    [['run', '--form', 'x'], '--form: got an unknown option, allowed --from, --name, --namespace, --help; see --help'],
    [['run', '-x'], '-x: got an unknown option, allowed --from, --name, --namespace, --help; see --help'],
    [['run', 'report', '--from'], '--from: got no value, allowed --from VALUE; see --help'],
    [['run', '--from', '--name', 'x'], '--from: got no value, allowed --from VALUE; see --help'],
    [['run', '--help=yes'], '--help: got a value, allowed none; see --help'],
    [['synth', 'a.ts', 'b.ts'], 'MAIN: got "a.ts", "b.ts", allowed one file; see cdk8s-batch synth --help'],
  ])('such as %j is told on standard error, with exit code 2', (argv, message) => {
    expect(call(...argv)).toEqual({ status: 2, stdout: '', stderr: `${message}\n` });
  });
});

describe('a reader that closes the pipe', () => {
  it('is no error', async () => {
    const child = spawn(process.execPath, [resolve('bin/cdk8s-batch.js'), 'run', '--help']);
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (data) => (stderr += data));
    const status = await new Promise((done) => child.on('close', done));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('is told from other failures to write', () => {
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    expect(() => leaveQuietly(full)).toThrow(full);
  });
});
