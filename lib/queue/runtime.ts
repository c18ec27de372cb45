import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';

const CLIENT = ['queue_client.py', 'queue_environment.py', 'queue_settings.py'];

/** What a Python program imports that works on a queue. */
export const WORKER_FILES = [...CLIENT, 'queue_command.py', 'queue_health.py', 'queue_message.py', 'queue_worker.py'];

/** What a Python program imports that fills a queue. */
export const PRODUCER_FILES = [...CLIENT, 'queue_producer.py'];

/** What a Python program imports that looks after dead letters. */
export const DEAD_LETTER_FILES = [...CLIENT, 'queue_dead_letters.py'];

/** What is asked about a program that may use the core. */
interface CoreUser {
  readonly _isPython: boolean;
  readonly command?: string[];
  readonly args?: string[];
}

/**
 * The files of the library that lie beside a program. A Python program imports them; a program in another language is started
 * by one of them, the `starter`, where its command names it.
 */
export function coreFor(program: CoreUser, names: string[], starter?: string): Record<string, string> {
  const { _isPython, command = [], args = [] } = program;
  const isStarted = starter !== undefined && [...command, ...args].includes(starter);
  return _isPython || isStarted ? runtimeFiles(...names) : {};
}

/** Files that the library ships in `runtime/`, by name: the same folder for lib/ and for the compiled build/lib/. */
export function runtimeFiles(...names: string[]): Record<string, string> {
  const folder = runtimeFolder(__dirname);
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** `runtime/` in the nearest folder above that has it. Code in somebody's bundle is elsewhere: then that of what is installed. */
export function runtimeFolder(folder: string): string {
  for (const above of foldersFrom(folder)) {
    const found = [join(above, 'runtime'), join(above, 'node_modules', 'cdk8s-batch', 'runtime')].find(isRuntime);
    if (found !== undefined) {
      return found;
    }
  }
  throw new Error(
    `cdk8s-batch does not find its folder runtime/ from ${folder} on; leave the package out of the bundle of your app`,
  );
}

function isRuntime(folder: string): boolean {
  return existsSync(join(folder, WORKER_FILES[WORKER_FILES.length - 1]));
}

/** A folder and all above it. */
function foldersFrom(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...foldersFrom(above)];
}
