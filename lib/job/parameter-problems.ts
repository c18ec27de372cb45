import { wholeNumberProblems } from '../fields/numbers';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { isProcessText } from '../kubernetes/process-arguments';
import {
  ParameterDeclaration,
  allowedFor,
  environmentVariableOf,
  valueProblems,
  wholeMatch,
} from './parameter-declaration';

const NAME = /^[a-z][a-z0-9-]{0,62}$/;

/** Names whose variables decide which code is found or loaded: whoever starts a run chooses values, not code. */
const LOADS_CODE = [
  /^(path|ifs|bash-env|ld-.*)$/,
  /^(classpath|(java-tool|jdk-java)-options|node-(options|path))$/,
  /^(perl5(lib|opt)|python(path|home|startup|warnings)|ruby(lib|opt))$/,
];

/** All that is wrong with a declaration. Whether the default fits can be told only when all else is right. */
export function declarationProblems(declaration: ParameterDeclaration): Problem[] {
  const { name, description } = declaration;
  const own = ownProblems(declaration);
  return [
    ...nameProblems(name),
    ...(own.length > 0 ? own : defaultProblems(declaration)),
    ...(description === undefined ? [] : textProblems('description', description)),
  ];
}

function nameProblems(name: string): Problem[] {
  const got = show(name);
  if (typeof name !== 'string' || !NAME.test(name)) {
    const allowed = '1 to 63 lower-case letters, digits and "-", starting with a letter';
    return [{ prop: 'name', got, allowed, fix: 'for example "size"' }];
  }
  if (!LOADS_CODE.some((names) => names.test(name))) {
    return [];
  }
  const allowed = 'a name whose variable decides nothing about which code runs';
  const fix = `${environmentVariableOf(name)} is read by shells, linkers or interpreters; for example "input-${name}"`;
  return [{ prop: 'name', got, allowed, fix }];
}

function ownProblems({ type, choices = [], min = 0, max = 0, pattern, maxLength }: ParameterDeclaration): Problem[] {
  if (type === 'choice') {
    return choicesProblems(choices);
  }
  if (type === 'integer') {
    return boundsProblems(min, max);
  }
  const lengths = { min: 1, max: 4096, fix: 'hand over a longer text in a file or a database' };
  return [...patternProblems(pattern), ...wholeNumberProblems('maxLength', maxLength, lengths)];
}

function choicesProblems(choices: string[]): Problem[] {
  const allowed = 'one or more different texts, none of them empty';
  if (!Array.isArray(choices) || choices.length === 0) {
    const got = Array.isArray(choices) ? 'none' : show(choices);
    return [{ prop: 'choices', got, allowed, fix: 'name what may be said, in a list' }];
  }
  return choices.flatMap((choice, index) => {
    const prop = `choices[${index}]`;
    if (choice === '' || !isProcessText(choice)) {
      return [{ prop, got: show(choice), allowed, fix: 'name what it stands for; programs read empty as unset' }];
    }
    const twice = choices.indexOf(choice) < index;
    return twice ? [{ prop, got: `${show(choice)} again`, allowed, fix: 'name it once' }] : [];
  });
}

function boundsProblems(min: number, max: number): Problem[] {
  const bounds = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, fix: 'use a text beyond that' };
  const each = [...wholeNumberProblems('min', min, bounds), ...wholeNumberProblems('max', max, bounds)];
  const reversed = { prop: 'min', got: show(min), allowed: `at most max, which is ${show(max)}`, fix: 'swap them' };
  return each.length > 0 || min <= max ? each : [reversed];
}

/** The pattern alone must be one, too: `a)|(b` would become one when it is wrapped. */
function patternProblems(pattern: string | undefined): Problem[] {
  if (pattern === undefined) {
    return [];
  }
  const allowed = 'a regular expression of JavaScript, with the flag u';
  if (typeof pattern !== 'string') {
    const fix = 'write it as text, without slashes around it';
    return [{ prop: 'pattern', got: shown(pattern), allowed, fix }];
  }
  try {
    new RegExp(pattern, 'u');
    wholeMatch(pattern);
    return [];
  } catch (error) {
    return [{ prop: 'pattern', got: show(pattern), allowed, fix: (error as Error).message }];
  }
}

function shown(pattern: unknown): string {
  return pattern instanceof RegExp ? String(pattern) : show(pattern);
}

function defaultProblems(declaration: ParameterDeclaration): Problem[] {
  const { default: value } = declaration;
  if (value === undefined) {
    return [];
  }
  if (typeof value !== 'string') {
    const fix = declaration.type === 'integer' ? 'write it as a number' : 'write it as text';
    return [{ prop: 'defaultValue', got: show(value), allowed: allowedFor(declaration), fix }];
  }
  return valueProblems(declaration, 'defaultValue', value);
}

function textProblems(prop: string, value: string): Problem[] {
  return isProcessText(value)
    ? []
    : [{ prop, got: show(value), allowed: 'text', fix: 'leave out NUL and halves of characters' }];
}
