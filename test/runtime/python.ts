import { resolve } from 'path';
import { Environment, Outcome, PYTHON, run } from '../programs/run-program';
import { has } from '../support/needs';

/** Where the library's own programs lie; in a pod they lie beside the user's. */
export const RUNTIME = resolve(__dirname, '../../runtime');

/** What Python needs to find them. */
export const pythonEnvironment: Environment = { PYTHONPATH: RUNTIME, PYTHONDONTWRITEBYTECODE: '1' };

/** Whether the package of the queue programs is there. */
export const hasPika = has(PYTHON, '-c', 'import pika');

/** Runs a few lines of Python beside the library's own programs. */
export function python(lines: string, env: Environment = {}): Outcome {
  return run([PYTHON, '-c', lines], { ...pythonEnvironment, ...env });
}

/** What a few lines of Python print as JSON. */
export function pythonValue(lines: string, env: Environment = {}): unknown {
  const { code, stdout, stderr } = python(lines, env);
  if (code !== 0) {
    throw new Error(`exit code ${code}: ${stdout}${stderr}`);
  }
  return JSON.parse(stdout);
}

/** The events of a log, one JSON line each. */
export function events(stdout: string): Record<string, unknown>[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}
