import { spawn, spawnSync } from 'child_process';
import { resolve } from 'path';

/** Python as the tests find it: `PYTHON`, where packages are in an environment of their own. */
export const PYTHON = process.env.PYTHON ?? 'python3';

/** The variables of a program under test. */
export type Environment = Record<string, string>;

/** What a run left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The path of a program that main.ts ships. */
export function program(name: string): string {
  return resolve(__dirname, '../../programs', name);
}

/** No HOME and nothing else of this machine but the PATH, as in a pod. */
function asInAPod(env: Environment): { cwd: string; env: Environment } {
  return { cwd: '/', env: { PATH: process.env.PATH ?? '', ...env } };
}

/** Runs a command to its end. */
export function run(command: readonly string[], env: Environment = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(command[0], command.slice(1), { ...asInAPod(env), encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

/** Runs a command that would work for a minute, and sends SIGTERM once its log contains `line`. */
export function terminate(command: readonly string[], env: Environment, line: string): Promise<Outcome> {
  return new Promise((done, failed) => {
    const child = spawn(command[0], command.slice(1), asInAPod(env));
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      if (stdout.includes(line)) child.kill('SIGTERM');
    });
    child.stderr.on('data', (chunk) => (stderr += chunk));
    child.on('error', failed);
    // 'close' comes when nobody holds the log open any more.
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}
