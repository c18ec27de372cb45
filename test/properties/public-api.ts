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
  const [above] = ts.getJSDocCommentsAndTags(one).filter(ts.isJSDoc);
  const textOf = ({ comment }: ts.JSDoc | ts.JSDocTag) => ts.getTextOfJSDocComment(comment) ?? '';
  const tags = (above?.tags ?? []).map((tag): [string, string] => [tag.tagName.text, textOf(tag)]);
  return { text: above ? textOf(above) : '', tags };
}

function has(one: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return one.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}
