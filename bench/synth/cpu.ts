import { spawnSync } from 'child_process';

/** A process to measure. */
export interface Run {
  readonly command: string[];
  readonly cwd: string;
}

/** Bash counts what a process and all that it has waited for took; Node.js tells only of its own. */
const TIMED = 'TIMEFORMAT="%U %S"; exec 3>&2; { time "$@" >/dev/null 2>&3; } 2>&1';

/** Seconds of the processor, user and system, of the whole process with its children. */
export function cpuOf({ command, cwd }: Run): number {
  const env = { ...process.env, CDK8S_CHECK_UPGRADE: 'false', NODE_EXTRA_CA_CERTS: '' }; // more CAs cost as much as Node.js
  const { status, stdout, stderr } = spawnSync('bash', ['-c', TIMED, '--', ...command], { cwd, env, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${command.join(' ')} failed: ${stderr}`);
  }
  const [user, system] = stdout.trim().split(' ').map(Number);
  return user + system;
}

export function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
