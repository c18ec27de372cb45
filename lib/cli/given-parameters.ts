import { PARAMETERS_ANNOTATION, ParameterDeclaration, allowedFor, valueProblems } from '../job/parameter-declaration';
import { Problem, describe, show } from '../validation/problem';
import { Failure } from './failure';

/** The declarations in a template's annotation. */
export function readDeclarations(text: string): ParameterDeclaration[] {
  const declarations = parse(text);
  if (!Array.isArray(declarations) || !declarations.every(isDeclaration)) {
    const allowed = 'the JSON that AdHocJob renders';
    const fix = 'render and apply the template again';
    const prop = `annotation ${PARAMETERS_ANNOTATION}`;
    throw new Failure(describe({ prop, got: show(text), allowed, fix }));
  }
  return declarations;
}

/** All that is wrong with the parameters given: unknown ones, missing ones, values that are not allowed. */
export function givenProblems(
  template: string,
  declarations: ParameterDeclaration[],
  given: ReadonlyMap<string, string>,
): Problem[] {
  const declared = declarations.map(({ name }) => name);
  const unknown = [...given.keys()].filter((name) => !declared.includes(name));
  const missing = declarations.filter(({ name, default: value }) => value === undefined && !given.has(name));
  return [
    ...unknown.map((prop) => ({
      prop,
      got: show(given.get(prop)),
      allowed: declared.length > 0 ? `the parameters ${declared.join(', ')}` : `nothing: ${template} has no parameters`,
      fix: 'correct the name, or leave it out',
    })),
    ...missing.map((declaration) => ({
      prop: declaration.name,
      got: 'nothing',
      allowed: allowedFor(declaration),
      fix: `say ${declaration.name}=…${declaration.description ? ` (${declaration.description})` : ''}`,
    })),
    ...declarations.flatMap((declaration) => {
      const value = given.get(declaration.name);
      return value === undefined ? [] : valueProblems(declaration, declaration.name, value);
    }),
  ];
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

function isDeclaration(value: unknown): value is ParameterDeclaration {
  const { name, type, choices, pattern } = (value ?? {}) as Record<string, unknown>;
  const typed =
    (type === 'choice' && Array.isArray(choices)) ||
    type === 'integer' ||
    (type === 'text' && (pattern === undefined || typeof pattern === 'string'));
  return typeof name === 'string' && typed;
}
