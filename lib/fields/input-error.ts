import { Problem, describe } from './problem';

/** Mistakes of whoever typed the command: said on standard error, exit code 2, nothing on standard output. */
export class InputError extends Error {
  constructor(public readonly problems: Problem[]) {
    super(problems.map(describe).join('\n'));
  }
}
