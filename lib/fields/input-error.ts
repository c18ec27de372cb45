import { Problem, describe } from './problem';

/**
 * Thrown for problems of what a command is given: its arguments, its files, its standard input. The command then prints
 * them on standard error, and nothing on standard output.
 */
export class InputError extends Error {
  constructor(public readonly problems: Problem[]) {
    super(problems.map(describe).join('\n'));
  }
}
