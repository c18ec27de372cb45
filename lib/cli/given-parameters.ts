import { InputError } from '../fields/input-error';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { PARAMETERS_ANNOTATION, ParameterDeclaration, allowedFor, valueProblems } from '../job/parameter-declaration';
import { isDeclaration } from '../job/parameter-problems';

/** The parameters of a command line. */
export interface GivenParameters {
  /** Values by the names of their parameters. */
  readonly values: ReadonlyMap<string, string>;
  /** What is told of words that give no value. */
  readonly problems: Problem[];
}

/** Splits each `NAME=VALUE` at its first `=`. */
export function readParameters(words: string[]): GivenParameters {
  const values = new Map<string, string>();
  const problems: Problem[] = [];
  for (const word of words) {
    const [name] = word.split('=', 1);
    if (name === word || name === '') {
      problems.push({ prop: 'PARAMETER', got: show(word), allowed: 'NAME=VALUE', fix: 'for example size=large' });
    } else if (values.has(name)) {
      const got = `${show(values.get(name))} and ${show(word.slice(name.length + 1))}`;
      problems.push({ prop: name, got, allowed: 'one value', fix: 'leave one of them out' });
    } else {
      values.set(name, word.slice(name.length + 1));
    }
  }
  return { values, problems };
}

/** The declarations in a template's annotation. */
export function readDeclarations(text: unknown): ParameterDeclaration[] {
  const declarations = parse(text);
  if (!Array.isArray(declarations) || !declarations.every(isDeclaration)) {
    const allowed = 'the JSON that AdHocJob renders';
    const fix = 'render and apply the template again';
    throw new InputError([{ prop: `annotation ${PARAMETERS_ANNOTATION}`, got: show(text), allowed, fix }]);
  }
  return declarations;
}

/** Unknown parameters, missing parameters, and values that are not allowed. */
export function givenParameterProblems(
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
      allowed:
        declared.length > 0 ? `the parameters ${declared.join(', ')}` : `no parameters: ${template} declares none`,
      fix: declared.length > 0 ? 'correct the name, or leave it out' : 'leave it out',
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
