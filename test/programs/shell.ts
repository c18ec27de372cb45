import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { describeNeeding, has } from '../support/needs';
import { Environment, Outcome, program, run, terminate } from './run-program';

/** A program of ours under one of the shells. */
export interface ShellProgram {
  run(env?: Environment): Outcome;
  terminate(env: Environment, line: string): Promise<Outcome>;
}

/**
 * The laws of a shell program, under the shell that a laptop is likely to call `sh` and under that of the image.
 * There the PATH holds BusyBox alone, so that a command which the image does not have is missed.
 */
export function describeUnderEachShell(name: string, laws: (program: ShellProgram) => void): void {
  describeNeeding('dash', has('dash', '-c', 'true'), `${name} under dash`, () => {
    const command = ['dash', program(name)];
    laws({
      run: (env) => run(command, env),
      terminate: (env, line) => terminate(command, env, line),
    });
  });

  describeNeeding('busybox', has('busybox', 'true'), `${name} under busybox sh`, () => {
    let PATH = '';
    beforeAll(() => {
      PATH = mkdtempSync(join(tmpdir(), 'busybox-'));
      spawnSync('busybox', ['--install', '-s', PATH]);
    });
    afterAll(() => rmSync(PATH, { recursive: true }));

    const command = () => [join(PATH, 'sh'), program(name)];
    laws({
      run: (env) => run(command(), { PATH, ...env }),
      terminate: (env, line) => terminate(command(), { PATH, ...env }, line),
    });
  });
}
