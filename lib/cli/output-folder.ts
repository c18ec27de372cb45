import { spawn } from 'child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'fs';
import { basename, dirname, join, resolve, sep } from 'path';
import { InputError } from '../fields/input-error';
import { show } from '../fields/show';

/** The folder that a render replaces, links followed. It must hold what a render left and nothing else, which would be gone. */
export function outputFolder(given: string): string {
  const output = existsSync(given) ? realpathSync(given) : resolve(given);
  const fix = 'name a folder that holds nothing but rendered files';
  const report = (got: string) =>
    new InputError([{ prop: '--output', got: `${show(given)}, ${got}`, allowed: 'a folder of its own', fix }]);
  if (output === sep || `${process.cwd()}${sep}`.startsWith(`${output}${sep}`)) {
    throw report('which holds the working directory');
  }
  if (existsSync(output)) {
    if (!statSync(output).isDirectory()) {
      throw report('which is a file');
    }
    const foreign = filesIn(output).find((file) => !/\.(ya?ml|json)$/.test(file));
    if (foreign !== undefined) {
      throw report(`which holds ${show(foreign)}`);
    }
  }
  return output;
}

/** All files below a folder, in the order of their names. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => !lstatSync(join(folder, file)).isDirectory())
    .sort();
}

/** Makes an empty folder beside another, on the same file system. The folder is removed when this process ends. */
export function folderBeside(output: string): string {
  try {
    mkdirSync(dirname(output), { recursive: true });
    const aside = mkdtempSync(join(dirname(output), `.${basename(output)}-`));
    removeAfterDeath(aside);
    return aside;
  } catch (error) {
    throw cannotWrite(output, error);
  }
}

/** Two renames: a reader sees the old folder or the new one, and for an instant no folder. */
export function swap(aside: string, output: string): void {
  const before = `${aside}-before`;
  try {
    chmodSync(aside, 0o777 & ~process.umask()); // a temporary folder is made for its owner alone
    if (existsSync(output)) {
      renameSync(output, before);
    }
    renameSync(aside, output);
  } catch (error) {
    if (existsSync(before) && !existsSync(output)) {
      renameSync(before, output);
    }
    throw cannotWrite(output, error);
  } finally {
    rmSync(before, { recursive: true, force: true });
  }
}

/** A render is one synchronous call, during which no handler of a signal would run. So a shell waits for this process to end. */
function removeAfterDeath(folder: string): void {
  const options = { detached: true, stdio: ['pipe', 'ignore', 'ignore'] as ['pipe', 'ignore', 'ignore'] };
  const watcher = spawn('sh', ['-c', 'read _; rm -rf -- "$0"', folder], options);
  watcher.on('error', () => undefined); // without a shell nothing is removed after a kill
  watcher.unref();
  (watcher.stdin as unknown as { unref?: () => void }).unref?.();
}

function cannotWrite(output: string, error: unknown): InputError {
  const got = `${show(output)}: ${(error as Error).message}`;
  return new InputError([
    { prop: '--output', got, allowed: 'a folder that can be replaced', fix: 'see its permissions' },
  ]);
}
