import { parseArgs } from 'util';
import { InputError } from '../fields/input-error';
import { Problem } from '../fields/problem';
import { Usage } from './usage/usage';

/** The words of a command line. */
export interface Arguments {
  readonly options: Record<string, string | boolean | undefined>;
  readonly words: string[];
}

/** Reads flags and words. A flag that does not exist, or that lacks its value, is the user's mistake. */
export function readArguments(argv: string[], options: Usage['options']): Arguments {
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true, strict: true });
    return { options: values as Arguments['options'], words: positionals };
  } catch (error) {
    throw new InputError([flagProblem((error as Error).message, options)]);
  }
}

/** Node throws sentences of its own, in which the flag stands in the first quotes. */
function flagProblem(sentence: string, options: Usage['options']): Problem {
  const prop = /'(?:-\w, )?(-[^' ]*)/.exec(sentence)?.[1] ?? 'options';
  const fix = 'see --help';
  if (sentence.startsWith('Unknown option')) {
    const known = Object.keys(options).map((name) => `--${name}`);
    return { prop, got: 'an unknown option', allowed: known.join(', '), fix };
  }
  return sentence.includes('does not take')
    ? { prop, got: 'a value', allowed: 'none', fix }
    : { prop, got: 'no value', allowed: `${prop} VALUE`, fix };
}
