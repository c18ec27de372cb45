import { Table } from '../fields/field';
import { text } from '../fields/kinds';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { ParameterDeclaration, valueProblems } from './parameter-declaration';
import { bound, description, maxLength, parameterChoices, parameterName, pattern } from './parameter-fields';

/** What every declaration has. */
const COMMON = { name: parameterName, default: text.orNothing, description: description.orNothing };

/** What a declaration has by its type. */
const BY_TYPE: ReadonlyMap<unknown, Table> = new Map<ParameterDeclaration['type'], Table>([
  ['choice', { choices: parameterChoices }],
  ['integer', { min: bound, max: bound }],
  ['text', { pattern: pattern.orNothing, maxLength }],
]);

/** Bounds that leave no value, and a default that the parameter does not take. */
export function dependentProblems(declaration: ParameterDeclaration): Problem[] {
  if (!fits(declaration, BY_TYPE.get(declaration.type))) {
    return []; // its fields tell what is wrong
  }
  if (declaration.type === 'integer' && declaration.min > declaration.max) {
    const { min, max } = declaration;
    return [{ prop: 'min', got: show(min), allowed: `at most max, which is ${show(max)}`, fix: 'swap them' }];
  }
  const { default: value } = declaration;
  return value === undefined ? [] : valueProblems(declaration, 'defaultValue', value);
}

/** Whether a value is what `Parameter` declares: an annotation may come from anywhere. */
export function isDeclaration(value: unknown): value is ParameterDeclaration {
  const declaration = Object(value);
  return (
    fits(declaration, COMMON) &&
    fits(declaration, BY_TYPE.get(declaration.type)) &&
    dependentProblems(declaration).length === 0
  );
}

function fits(declaration: object, fields: Table | undefined): boolean {
  const values = declaration as Record<string, unknown>;
  return fields !== undefined && Object.entries(fields).every(([prop, field]) => field.accepts(values[prop]));
}
