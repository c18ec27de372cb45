import { ParseArgsConfig, parseArgs } from 'util';
import { Failure } from './failure';

/** The words of a command line. */
export interface Arguments {
  readonly options: Record<string, string | boolean | undefined>;
  readonly words: string[];
}

/** Reads flags and words; a flag that does not exist, or lacks its value, is the user's mistake. */
export function readArguments(argv: string[], options: ParseArgsConfig['options']): Arguments {
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true, strict: true });
    return { options: values as Arguments['options'], words: positionals };
  } catch (error) {
    throw new Failure(`${(error as Error).message.split('\n')[0]}; see --help`);
  }
}
