import { EnvValue } from 'cdk8s-plus-27';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { literal } from '../kubernetes/process-arguments';
import { literalText } from '../security/literal-text';
import { Parameter } from './parameter';
import { PARAMETERS_ANNOTATION } from './parameter-declaration';

/** The annotation of a template: its declarations as JSON. */
export function parameterAnnotation(parameters: Parameter[]): Record<string, string> {
  const declarations = parameters.map(({ _declaration }) => _declaration);
  return parameters.length === 0 ? {} : { [PARAMETERS_ANNOTATION]: JSON.stringify(declarations) };
}

/** Defaults as environment. A parameter without one is not there, so that the program can say what is missing. */
export function parameterEnvironment(parameters: Parameter[]): Record<string, EnvValue> {
  const defaults = parameters.flatMap(({ environmentVariable, defaultValue }) =>
    defaultValue === undefined ? [] : [[environmentVariable, EnvValue.fromValue(literal(defaultValue))]],
  );
  return Object.fromEntries(defaults);
}

/** Two parameters of one name would be one variable. */
export function parameterSetProblems(prop: string, parameters: Parameter[]): Problem[] {
  const names = parameters.map(({ name }) => name);
  return names.flatMap((name, index) => {
    const place = `${prop}[${index}]`;
    const twice = names.indexOf(name) < index;
    return twice
      ? [{ prop: place, got: show(name), allowed: 'a name that no other parameter has', fix: 'rename it' }]
      : [];
  });
}

/** A template shows what may be said, and a run what was: no secrets. */
export function parameterTextProblems(parameters: Parameter[]): Problem[] {
  return parameters.flatMap(({ _declaration }, place) => {
    const { choices = [], default: value, description } = _declaration;
    const prop = `parameters[${place}]`;
    return [
      ...choices.flatMap((choice, index) => literalText(`${prop}.choices[${index}]`, choice)),
      ...literalText(`${prop}.defaultValue`, value),
      ...literalText(`${prop}.description`, description),
    ];
  });
}
