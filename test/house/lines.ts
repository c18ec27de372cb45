import { readFileSync, readdirSync } from 'fs';
import { join, resolve } from 'path';
import { parseArgs } from 'util';
import * as ts from 'typescript';
import { House } from './house';

/**
 * What the lines of lib/ are for. `npm run lines -- [--root FOLDER] [--files]` prints it, and the lines of tests; `--files` by file, too.
 *
 * The folders of COMMANDS count whole. Elsewhere each line has the first purpose that fits:
 * - imports, exports and blank lines, so that nothing else grows with them;
 * - props and docs: doc comments, interfaces, enums and types;
 * - saying no: functions and constants of the type Problem, lists of it and functions that return it; functions whose name ends in
 *   `Problems`, or begins with `reject`, `require`, `refuse`, `check` or `advise`; constants with a way out (`fix`) and tables of the type
 *   `Types` or `Fields`, defaults included;
 * - rendering: functions that return a type of imports/ or are named `render`, and the constructors of what extends a class;
 * - values: all else in a class that extends none;
 * - the purpose of its file in FILES, which go by their names, as folders change;
 * - the rest: settled defaults, names, figures.
 */
export const PURPOSES = [
  'props and docs',
  'saying no',
  'rendering',
  'values',
  'commands',
  'imports',
  'the rest',
] as const;

export type Purpose = (typeof PURPOSES)[number];

const COMMANDS = /^(cli|timeline|compare)\//;

const FILES: [name: RegExp, purpose: Purpose][] = [
  [/^(fields|rendered|words)\//, 'saying no'],
  [/\/(.*-problems|cidr|env-order|features|image|literal-text|misread-texts|nearest|object-size)\.ts$/, 'saying no'],
  [/\/(patched-job|problem|readable-text|references|requirements|secrets|types|unique-objects)\.ts$/, 'saying no'],
  [/\/(broker-files|broker-pod|broker-specs|containers|content-hash|network-policy|pod-support)\.ts$/, 'rendering'],
  [/\/(pod-template|queue-client|security-context|topology|without-empty)\.ts$/, 'rendering'],
  [/^schedule\//, 'values'],
];

const SAYS_NO = /Problems$|^_?(reject|require|refuse|check|advise)(?![a-z])/;
const RENDERS = /^_?render(?![a-z])/;
const TABLE = /^(Types|Fields)\b/;
const WAY_OUT = /\bfix\b\s*[:,}]/;

/** A function may return a function that returns one. */
const MAX_DEPTH = 3;

/** The purposes of a file's lines. */
export function purposesOf(house: House, file: ts.SourceFile): Purpose[] {
  const name = house.fileOf(file);
  const texts = file.text.replace(/\n$/, '').split('\n');
  if (COMMANDS.test(name)) {
    return texts.map(() => 'commands');
  }
  const usual = FILES.find(([pattern]) => pattern.test(name))?.[1] ?? 'the rest';
  const purposes = texts.map((): Purpose => usual);
  file.statements.forEach((statement) => mark(house, statement, file, purposes));
  texts.forEach((text, line) => {
    if (text.trim() === '') {
      purposes[line] = 'imports';
    }
  });
  return purposes;
}

function mark(house: House, node: ts.Node, file: ts.SourceFile, purposes: Purpose[]): void {
  const lineAt = (position: number) => file.getLineAndCharacterOfPosition(position).line;
  const purpose = purposeOf(house, node);
  if (purpose) {
    purposes.fill(purpose, lineAt(node.getStart()), lineAt(node.end) + 1);
  }
  ts.getJSDocCommentsAndTags(node).forEach((doc) =>
    purposes.fill('props and docs', lineAt(doc.pos), lineAt(doc.end) + 1),
  );
  if (ts.isClassDeclaration(node)) {
    node.members.forEach((member) => mark(house, member, file, purposes));
  }
  if (ts.isConstructorDeclaration(node)) {
    node.parameters.forEach((parameter) => mark(house, parameter, file, purposes));
  }
}

/** The purpose of a statement or a member; undefined when it has that of what is around it. */
function purposeOf(house: House, node: ts.Node): Purpose | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return 'imports';
  }
  if (ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
    return 'props and docs';
  }
  if (ts.isClassDeclaration(node)) {
    return node.heritageClauses === undefined ? 'values' : undefined;
  }
  if (ts.isConstructorDeclaration(node)) {
    return ts.isClassDeclaration(node.parent) && node.parent.heritageClauses ? 'rendering' : undefined;
  }
  if (ts.isVariableStatement(node)) {
    const [first] = node.declarationList.declarations;
    return purposeOfNamed(house, first, first.initializer);
  }
  const isNamed = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isGetAccessorDeclaration(node);
  return isNamed ? purposeOfNamed(house, node) : undefined;
}

function purposeOfNamed(house: House, node: ts.NamedDeclaration, value?: ts.Expression): Purpose | undefined {
  const name = node.name?.getText() ?? '';
  const type = house.checker.getTypeAtLocation(node);
  const written = value && ts.isSatisfiesExpression(value) ? value.type.getText() : house.checker.typeToString(type);
  const isData = value !== undefined && !ts.isArrowFunction(value);
  const isTold = isData && (TABLE.test(written) || WAY_OUT.test(value.getText()));
  if (isTold || SAYS_NO.test(name) || has(house, type, isProblem)) {
    return 'saying no';
  }
  return RENDERS.test(name) || has(house, type, isRendered) ? 'rendering' : undefined;
}

function isRendered({ symbol }: ts.Type): boolean {
  return /\/imports\//.test(symbol?.declarations?.[0].getSourceFile().fileName ?? '');
}

function isProblem({ symbol }: ts.Type): boolean {
  return symbol?.name === 'Problem';
}

/** Whether a type, one of its items, its arguments or its members, or what it returns is such a type. */
function has(house: House, type: ts.Type, isSuch: (type: ts.Type) => boolean, depth = 0): boolean {
  const returned = type.getCallSignatures().map((signature) => signature.getReturnType());
  const items = house.checker.isArrayType(type) ? house.checker.getTypeArguments(type as ts.TypeReference) : [];
  const inner = [...returned, ...items, ...(type.aliasTypeArguments ?? []), ...(type.isUnion() ? type.types : [])];
  return isSuch(type) || (depth < MAX_DEPTH && inner.some((one) => has(house, one, isSuch, depth + 1)));
}

/** The lines of tests: what jest runs, and what these use. */
function testLines(root: string): { suites: number; support: number } {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|js|py)$/.test(file));
  const lines = (chosen: string[]) =>
    chosen.reduce((sum, file) => sum + readFileSync(join(root, file), 'utf8').split('\n').length - 1, 0);
  const isSuite = (file: string) => file.endsWith('.test.ts');
  return { suites: lines(files.filter(isSuite)), support: lines(files.filter((file) => !isSuite(file))) };
}

function main(): void {
  const { values } = parseArgs({ options: { root: { type: 'string' }, files: { type: 'boolean' } } });
  const root = resolve(values.root ?? '.');
  const house = House.at(root);
  const byFile = house.files.map((file) => ({ name: house.fileOf(file), purposes: purposesOf(house, file) }));
  const counted = (all: Purpose[]) => PURPOSES.map((purpose) => all.filter((one) => one === purpose).length);
  if (values.files) {
    console.log(['file', ...PURPOSES].join('\t'));
    byFile.forEach(({ name, purposes }) => console.log([name, ...counted(purposes)].join('\t')));
  }
  const all = byFile.flatMap(({ purposes }) => purposes);
  console.log(`lib/: ${all.length} lines`);
  counted(all).forEach((lines, index) => {
    const share = ((100 * lines) / all.length).toFixed(1);
    console.log(`  ${PURPOSES[index].padEnd(16)}${`${lines}`.padStart(6)}${share.padStart(6)}%`);
  });
  const { suites, support } = testLines(join(root, 'test'));
  console.log(`test/: ${suites + support} lines, ${suites} of them in suites`);
}

if (require.main === module) {
  main();
}
