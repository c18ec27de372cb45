import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { isProcessText } from '../kubernetes/process-arguments';

/** All parameters of a template ride in this one annotation. */
export const PARAMETERS_ANNOTATION = 'cdk8s-batch/parameters';

interface Declared {
  readonly name: string;
  /** What it is when nothing is said; without it something must be said. */
  readonly default?: string;
  readonly description?: string;
}

interface ChoiceDeclaration extends Declared {
  readonly type: 'choice';
  readonly choices: string[];
}

interface IntegerDeclaration extends Declared {
  readonly type: 'integer';
  readonly min: number;
  readonly max: number;
}

interface TextDeclaration extends Declared {
  readonly type: 'text';
  readonly pattern?: string;
  readonly maxLength: number;
}

/** A parameter as it stands in the annotation of its template. */
export type ParameterDeclaration = ChoiceDeclaration | IntegerDeclaration | TextDeclaration;

/** The variable that a program reads a parameter from. Names have no `_`, so two names never share a variable. */
export function environmentVariableOf(name: string): string {
  return name.toUpperCase().replace(/-/g, '_');
}

/** What is told of a text that is no value of the parameter. */
export function valueProblems(declaration: ParameterDeclaration, prop: string, value: string): Problem[] {
  const isNumber = declaration.type === 'integer' && /^-?[0-9.]+$/.test(value);
  return unless(accepts(declaration, value), {
    prop,
    got: isNumber ? value : show(value),
    allowed: allowedFor(declaration),
    fix: fixFor(declaration, value),
  });
}

/** What a parameter takes, in words. */
export function allowedFor(declaration: ParameterDeclaration): string {
  switch (declaration.type) {
    case 'choice':
      return declaration.choices.map(show).join(', ');
    case 'integer':
      return `a whole number from ${declaration.min} to ${declaration.max}`;
    case 'text': {
      const { maxLength, pattern } = declaration;
      const matching = pattern === undefined ? '' : `, all of it matching /${pattern}/`;
      return `text of at most ${maxLength} characters${matching}`;
    }
  }
}

function accepts(declaration: ParameterDeclaration, value: string): boolean {
  switch (declaration.type) {
    case 'choice':
      return declaration.choices.includes(value);
    case 'integer': {
      const isPlain = /^(0|-?[1-9][0-9]*)$/.test(value);
      return isPlain && Number(value) >= declaration.min && Number(value) <= declaration.max;
    }
    case 'text': {
      const { maxLength, pattern } = declaration;
      const fits = isProcessText(value) && [...value].length <= maxLength;
      return fits && (pattern === undefined || wholeMatch(pattern).test(value)); // some patterns take ages for long texts
    }
  }
}

function fixFor(declaration: ParameterDeclaration, value: string): string {
  switch (declaration.type) {
    case 'choice':
      return 'choose one of them';
    case 'integer':
      return 'write it in plain digits, within the bounds';
    case 'text': {
      if (!isProcessText(value)) {
        return 'leave out NUL and halves of characters';
      }
      const excess = [...value].length - declaration.maxLength;
      return excess > 0 ? `shorten it by ${excess}` : 'write it as the pattern says';
    }
  }
}

/** A pattern is for the whole of a text, not for a part of it. */
export function wholeMatch(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u');
}
