import { EnvValue } from 'cdk8s-plus-27';
import { literalText } from '../pod/literal-text';
import { Problem, show } from '../validation/problem';
import { literal } from '../validation/process-text';
import { Parameter } from './parameter';
import { PARAMETERS_ANNOTATION } from './parameter-declaration';

/** The annotation of a template: its declarations as JSON. */
export function parameterAnnotation(parameters: Parameter[]): Record<string, string> {
  const declarations = parameters.map(({ _declaration }) => _declaration);
  return parameters.length === 0 ? {} : { [PARAMETERS_ANNOTATION]: JSON.stringify(declarations) };
}

/** Defaults as environment. A parameter without one is not there, so that the program can say what is missing. */
export function parameterEnvironment(parameters: Parameter[]): Record<string, EnvValue> {
  const defaults = parametersAmong(parameters).flatMap(({ environmentVariable, defaultValue }) =>
    defaultValue === undefined ? [] : [[environmentVariable, EnvValue.fromValue(literal(defaultValue))]],
  );
  return Object.fromEntries(defaults);
}

/** Two parameters of one name would be one variable; and JavaScript may give what is no parameter. */
export function parameterSetProblems(parameters: Parameter[]): Problem[] {
  if (!Array.isArray(parameters)) {
    return [{ prop: 'parameters', got: show(parameters), ...A_PARAMETER, allowed: 'a list of parameters' }];
  }
  const names = parameters.map((parameter) => (isParameter(parameter) ? parameter.name : undefined));
  return names.flatMap((name, index) => {
    const prop = `parameters[${index}]`;
    if (name === undefined) {
      return [{ prop, got: show(parameters[index]), ...A_PARAMETER }];
    }
    const twice = names.indexOf(name) < index;
    return twice ? [{ prop, got: show(name), allowed: 'a name that no other parameter has', fix: 'rename it' }] : [];
  });
}

/** A template shows what may be said, and a run what was: no secrets. */
export function parameterTextProblems(parameters: Parameter[]): Problem[] {
  return parametersAmong(parameters).flatMap((parameter) => {
    const { choices = [], default: value, description } = parameter._declaration;
    const prop = `parameters[${parameters.indexOf(parameter)}]`;
    return [
      ...choices.flatMap((choice, index) => literalText(`${prop}.choices[${index}]`, choice)),
      ...literalText(`${prop}.defaultValue`, value),
      ...literalText(`${prop}.description`, description),
    ];
  });
}

const A_PARAMETER = { allowed: 'a parameter', fix: "for example Parameter.text('note')" };

/** Those that are parameters; the rest is told by `parameterSetProblems`. */
export function parametersAmong(parameters: unknown): Parameter[] {
  return Array.isArray(parameters) ? parameters.filter(isParameter) : [];
}

/** Not by its class, of which an app may have loaded two copies. */
function isParameter(value: unknown): value is Parameter {
  return (value as Parameter | undefined)?._declaration !== undefined;
}
