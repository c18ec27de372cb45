import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import { Program } from '../program/program';

/**
 * The files of the library that lie beside a program: a Python program imports them, and a program in another language is
 * started by one of them, the `starter`, which its command names.
 */
export function filesBeside(program: Program, names: string[], starter?: string): Record<string, string> {
  const { _isPython, command = [], args = [] } = program;
  const isStarted = starter !== undefined && [...command, ...args].includes(starter);
  return _isPython || isStarted ? runtimeFiles(...names) : {};
}

/** Files that the library ships in `runtime/`, by name: the same folder for lib/ and for the compiled build/lib/. */
export function runtimeFiles(...names: string[]): Record<string, string> {
  const folder = join(packageRoot(__dirname), 'runtime');
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function packageRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : packageRoot(dirname(folder));
}

const CLIENT = ['queue_client.py', 'queue_environment.py', 'queue_settings.py'];

/** What a Python program imports, which works on a queue. */
export const WORKER_FILES = [...CLIENT, 'queue_command.py', 'queue_health.py', 'queue_message.py', 'queue_worker.py'];

/** What a Python program imports, which fills a queue. */
export const PRODUCER_FILES = [...CLIENT, 'queue_producer.py'];

/** What a Python program imports, which looks after dead letters. */
export const DEAD_LETTER_FILES = [...CLIENT, 'queue_dead_letters.py'];
