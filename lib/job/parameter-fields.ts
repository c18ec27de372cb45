import { checkedText, fieldOf, listOf, text, wholeNumber } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { isProcessText } from '../kubernetes/process-arguments';
import { environmentVariableOf, wholeMatch } from './parameter-declaration';

const NAME = /^[a-z][a-z0-9-]{0,62}$/;

/** Names whose variables decide which code is found or loaded: whoever starts a run chooses values, not code. */
const LOADS_CODE = [
  /^(path|ifs|bash-env|ld-.*)$/,
  /^(classpath|(java-tool|jdk-java)-options|node-(options|path))$/,
  /^(perl5(lib|opt)|python(path|home|startup|warnings)|ruby(lib|opt))$/,
];

export const parameterName = checkedText(nameProblems);

export const parameterChoices = listOf(text).checkedBy(choicesProblems);

/** `min` and `max`: beyond these bounds a number is not exact. */
export const bound = wholeNumber({
  min: Number.MIN_SAFE_INTEGER,
  max: Number.MAX_SAFE_INTEGER,
  fix: 'use a text beyond that',
});

export const pattern = checkedText(patternProblems);

export const maxLength = wholeNumber({ min: 1, max: 4096, fix: 'hand over a longer text in a file or a database' });

export const description = text.checkedBy((prop, value) =>
  unless(isProcessText(value), {
    prop,
    got: show(value),
    allowed: 'text',
    fix: 'leave out NUL and halves of characters',
  }),
);

/** A declaration holds a default as the text that the program reads, so a number and its digits are one default. */
export const defaultText = fieldOf<string>(
  { kind: 'text or number' },
  'text',
  isTextOrNumber,
  () => 'write it as text',
).completedBy(String);

export const defaultNumber = fieldOf<number>(
  { kind: 'text or number' },
  'a whole number',
  isTextOrNumber,
  () => 'write it as a number',
).completedBy(String);

function isTextOrNumber(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function nameProblems(prop: string, name: unknown): Problem[] {
  const got = show(name);
  if (typeof name !== 'string' || !NAME.test(name)) {
    const allowed = '1 to 63 lower-case letters, digits and "-", starting with a letter';
    return [{ prop, got, allowed, fix: 'for example "size"' }];
  }
  return unless(!LOADS_CODE.some((names) => names.test(name)), {
    prop,
    got,
    allowed: 'a name whose variable decides nothing about which code runs',
    fix: `${environmentVariableOf(name)} is read by shells, linkers or interpreters; for example "input-${name}"`,
  });
}

function choicesProblems(prop: string, values: string[]): Problem[] {
  const allowed = 'one or more different texts, none of them empty';
  if (values.length === 0) {
    return [{ prop, got: 'none', allowed, fix: 'name what may be said, in a list' }];
  }
  return values.flatMap((value, index) => {
    const place = `${prop}[${index}]`;
    if (value === '' || !isProcessText(value)) {
      const fix = 'name what it stands for; programs read empty as unset';
      return [{ prop: place, got: show(value), allowed, fix }];
    }
    const isFirst = values.indexOf(value) === index;
    return unless(isFirst, { prop: place, got: `${show(value)} again`, allowed, fix: 'name it once' });
  });
}

/** The pattern alone must be a regular expression, too: `a)|(b` becomes a legal one only when it is wrapped. */
function patternProblems(prop: string, value: unknown): Problem[] {
  const allowed = 'a regular expression of JavaScript, with the flag u';
  if (typeof value !== 'string') {
    const got = value instanceof RegExp ? String(value) : show(value);
    return [{ prop, got, allowed, fix: 'write it as text, without slashes around it' }];
  }
  try {
    new RegExp(value, 'u');
    wholeMatch(value);
    return [];
  } catch (error) {
    return [{ prop, got: show(value), allowed, fix: (error as Error).message }];
  }
}
