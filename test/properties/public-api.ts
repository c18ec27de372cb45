import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import * as ts from 'typescript';

/** A prop of an interface, or a parameter of a method, with its type as it is written. */
export interface Declared {
  readonly name: string;
  readonly type: string;
  /** Whether it may be left out. */
  readonly isOptional: boolean;
  /** Whether it stands for as many arguments as somebody writes. */
  readonly isRest: boolean;
  /** Whether its default stands in the signature, which JavaScript does not count then. */
  readonly hasDefault: boolean;
  readonly doc: Doc;
}

/** What stands above a declaration: its first words, and the tags behind them as `default` and what it says. */
export interface Doc {
  readonly text: string;
  readonly tags: [name: string, text: string][];
}

/** A public interface with all of its props, inherited ones included. */
export interface PublicInterface {
  readonly name: string;
  readonly bases: string[];
  readonly props: Declared[];
  readonly doc: Doc;
}

/** A public method, as `Class.method`. */
export interface PublicMethod {
  readonly name: string;
  readonly isStatic: boolean;
  readonly parameters: Declared[];
  /** The type of its value, as it is written. */
  readonly returns: string;
}

type Declaration = ts.InterfaceDeclaration | ts.ClassDeclaration;

/** What `lib/index.ts` makes public, read off the sources: nobody has to keep a list of it. */
const declarations = publicIn('lib/index.ts');

const byName = new Map(declarations.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, one]));

export const INTERFACES: PublicInterface[] = [...byName.values()].map((one) => ({
  name: one.name.text,
  bases: basesOf(one),
  props: propsOf(one),
  doc: docOf(one),
}));

export const FUNCTIONS: PublicMethod[] = declarations.filter(ts.isClassDeclaration).flatMap((one) =>
  one.members.filter(ts.isMethodDeclaration).flatMap((method) => {
    const name = method.name.getText();
    const isPublic = !has(method, ts.SyntaxKind.PrivateKeyword) && !name.startsWith('_');
    const parameters = method.parameters.map(declared);
    const isStatic = has(method, ts.SyntaxKind.StaticKeyword);
    const returns = method.type?.getText() ?? 'unknown';
    return isPublic ? [{ name: `${one.name?.text}.${name}`, isStatic, parameters, returns }] : [];
  }),
);

/** Those that take something. */
export const METHODS = FUNCTIONS.filter(({ parameters }) => parameters.length > 0);

/** Factories that take nothing. */
export const BARE_FACTORIES = FUNCTIONS.filter(({ isStatic, parameters }) => isStatic && parameters.length === 0);

/** A name that callers in other languages write, too: of a prop, a member, or a parameter. */
export interface PublicName {
  /** Where it stands: the interface or class, or its method. */
  readonly of: string;
  readonly name: string;
  readonly isParameter: boolean;
}

export const NAMES: PublicName[] = declarations.flatMap((one) =>
  [...one.members].flatMap((member) => namesOf(one.name?.text ?? '', member)),
);

/** A member and its parameters; of a private constructor the parameters that are public fields. */
function namesOf(owner: string, member: ts.ClassElement | ts.TypeElement): PublicName[] {
  const parameters = ts.isFunctionLike(member) ? [...member.parameters] : [];
  const fields = parameters.filter((one) => has(one, ts.SyntaxKind.PublicKeyword));
  const isPrivate = ts.canHaveModifiers(member) && has(member, ts.SyntaxKind.PrivateKeyword);
  const method = member.name?.getText();
  const all = [
    ...fields.map((one) => ({ of: owner, name: one.name.getText(), isParameter: false })),
    ...(method === undefined || isPrivate ? [] : [{ of: owner, name: method, isParameter: false }]),
    ...parameters
      .filter(() => !isPrivate && !method?.startsWith('_'))
      .map((one) => ({ of: `${owner}.${method ?? 'constructor'}`, name: one.name.getText(), isParameter: true })),
  ];
  return all.filter(({ name }) => !name.startsWith('_'));
}

/** What a file exports of its own, and of the files that it names. */
function publicIn(file: string): Declaration[] {
  return ts
    .createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2020, true)
    .statements.flatMap((one): Declaration[] => {
      if (ts.isExportDeclaration(one) && one.moduleSpecifier) {
        const below = publicIn(join(dirname(file), `${(one.moduleSpecifier as ts.StringLiteral).text}.ts`));
        const names = one.exportClause && (one.exportClause as ts.NamedExports).elements.map(({ name }) => name.text);
        return below.filter(({ name }) => names?.includes(name?.text ?? '') ?? true);
      }
      const isOne = ts.isInterfaceDeclaration(one) || ts.isClassDeclaration(one);
      return isOne && has(one, ts.SyntaxKind.ExportKeyword) ? [one] : [];
    });
}

function propsOf(one: ts.InterfaceDeclaration): Declared[] {
  const inherited = basesOf(one).flatMap((base) => {
    const declaration = byName.get(base);
    return declaration ? propsOf(declaration) : [];
  });
  const own = one.members.filter(ts.isPropertySignature).map(declared);
  return [...inherited.filter(({ name }) => own.every((other) => other.name !== name)), ...own];
}

function basesOf(one: ts.InterfaceDeclaration): string[] {
  return (one.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => type.getText()));
}

function declared(one: ts.PropertySignature | ts.ParameterDeclaration): Declared {
  const type = one.type?.getText() ?? 'unknown';
  const isRest = ts.isParameter(one) && one.dotDotDotToken !== undefined; // each argument is one of a list
  const hasDefault = ts.isParameter(one) && one.initializer !== undefined;
  const isOptional = one.questionToken !== undefined || isRest || hasDefault;
  const name = one.name.getText();
  return { name, type: isRest ? type.replace(/\[\]$/, '') : type, isOptional, isRest, hasDefault, doc: docOf(one) };
}

function docOf(one: ts.Node): Doc {
  const textOf = ({ comment }: ts.JSDoc | ts.JSDocTag) => ts.getTextOfJSDocComment(comment) ?? '';
  if (ts.isParameter(one)) {
    return { text: ts.getJSDocParameterTags(one).map(textOf).join(' '), tags: [] };
  }
  const [above] = ts.getJSDocCommentsAndTags(one).filter(ts.isJSDoc);
  const tags = (above?.tags ?? []).map((tag): [string, string] => [tag.tagName.text, textOf(tag)]);
  return { text: above ? textOf(above) : '', tags };
}

function has(one: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return one.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}
