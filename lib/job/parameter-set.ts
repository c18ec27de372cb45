import { EnvValue } from 'cdk8s-plus-27';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { literal } from '../kubernetes/process-arguments';
import { Parameter } from './parameter';
import { PARAMETERS_ANNOTATION } from './parameter-declaration';

/** The annotation of a template: its declarations as JSON. */
export function parameterAnnotation(parameters: Parameter[]): Record<string, string> {
  const declarations = parameters.map(({ _declaration }) => _declaration);
  return parameters.length === 0 ? {} : { [PARAMETERS_ANNOTATION]: JSON.stringify(declarations) };
}

/** Defaults as environment. A parameter without a default is left out, so that the program can say what is missing. */
export function parameterEnvironment(parameters: Parameter[]): Record<string, EnvValue> {
  const defaults = parameters.flatMap(({ environmentVariable, defaultValue }) =>
    defaultValue === undefined ? [] : [[environmentVariable, EnvValue.fromValue(literal(defaultValue))]],
  );
  return Object.fromEntries(defaults);
}

/** Two parameters of one name would share a variable. */
export function parameterSetProblems(prop: string, parameters: Parameter[]): Problem[] {
  const names = parameters.map(({ name }) => name);
  return names.flatMap((name, index) => {
    const place = `${prop}[${index}]`;
    const isFirst = names.indexOf(name) === index;
    return unless(isFirst, {
      prop: place,
      got: show(name),
      allowed: 'a name that no other parameter has',
      fix: 'rename it',
    });
  });
}
