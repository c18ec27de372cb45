import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { isProcessText } from '../kubernetes/process-arguments';

/** All parameters of a template ride in this one annotation. */
export const PARAMETERS_ANNOTATION = 'cdk8s-batch/parameters';

/** A parameter as it stands in the annotation of its template. */
export interface ParameterDeclaration {
  readonly name: string;
  readonly type: 'choice' | 'integer' | 'text';
  readonly choices?: string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly maxLength?: number;
  /** What it is when nothing is said; without it something must be said. */
  readonly default?: string;
  readonly description?: string;
}

/** The variable that a program reads a parameter from. Names have no `_`, so no two of them share one. */
export function environmentVariableOf(name: string): string {
  return name.toUpperCase().replace(/-/g, '_');
}

/** Whether a text is a value of the parameter. */
export function valueProblems(declaration: ParameterDeclaration, prop: string, value: string): Problem[] {
  if (accepts(declaration, value)) {
    return [];
  }
  const got = declaration.type === 'integer' && /^-?[0-9.]+$/.test(value) ? value : show(value);
  return [{ prop, got, allowed: allowedFor(declaration), fix: fixFor(declaration, value) }];
}

/** What a parameter takes, in words. */
export function allowedFor({ type, choices, min, max, pattern, maxLength }: ParameterDeclaration): string {
  if (type === 'choice') {
    return (choices ?? []).map(show).join(', ');
  }
  if (type === 'integer') {
    return `a whole number from ${min} to ${max}`;
  }
  return `text of at most ${maxLength} characters${pattern === undefined ? '' : `, all of it matching /${pattern}/`}`;
}

function accepts({ type, choices, min, max, pattern, maxLength }: ParameterDeclaration, value: string): boolean {
  if (type === 'choice') {
    return (choices ?? []).includes(value);
  }
  if (type === 'integer') {
    const number = Number(value);
    return /^(0|-?[1-9][0-9]*)$/.test(value) && number >= (min ?? -Infinity) && number <= (max ?? Infinity);
  }
  const fits = isProcessText(value) && [...value].length <= (maxLength ?? Infinity);
  return fits && (pattern === undefined || wholeMatch(pattern).test(value)); // some patterns take ages for long texts
}

function fixFor({ type, maxLength = Infinity }: ParameterDeclaration, value: string): string {
  if (type === 'choice') {
    return 'choose one of them';
  }
  if (type === 'integer') {
    return 'write it in plain digits, within the bounds';
  }
  if (!isProcessText(value)) {
    return 'leave out NUL and halves of characters';
  }
  const excess = [...value].length - maxLength;
  return excess > 0 ? `shorten it by ${excess}` : 'write it as the pattern says';
}

/** A pattern is for the whole of a text, not for a part of it. */
export function wholeMatch(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u');
}
