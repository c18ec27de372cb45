import { readFileSync } from 'fs';
import * as ts from 'typescript';
import * as lib from '../../lib';
import * as packageJson from '../../package.json';
import { NAMES } from '../properties/public-api';

test('what the library exports are classes and enums, named like these: no table of fields, no function', () => {
  const odd = Object.entries(lib).filter(([name, exported]) => {
    const isClass = typeof exported === 'function' && /^class\b/.test(String(exported));
    const isEnum =
      typeof exported === 'object' && Object.values(exported).every((member) => typeof member === 'string');
    return !/^[A-Z][A-Za-z]*$/.test(name) || !(isClass || isEnum);
  });
  expect(odd.map(([name]) => name)).toEqual([]);
  expect(Object.keys(lib).length).toBeGreaterThan(30);
});

/** All that lib/index.ts exports, types included. */
const EXPORTS = ts
  .createSourceFile('index.ts', readFileSync('lib/index.ts', 'utf8'), ts.ScriptTarget.ES2020)
  .statements.filter(ts.isExportDeclaration)
  .flatMap(({ exportClause }) => (exportClause as ts.NamedExports).elements.map(({ name }) => name.text));

/** What an app imports beside the library, of whatever release of cdk8s-plus. */
const BESIDE = Object.keys(packageJson.devDependencies).filter((name) =>
  /^(constructs|cdk8s|cdk8s-plus-\d+)$/.test(name),
);

/** What each of them exports as a jsii module, types included. */
function exportsOf(module: string): string[] {
  const { types } = JSON.parse(readFileSync(`node_modules/${module}/.jsii`, 'utf8')) as { types: object };
  return Object.keys(types).map((name) => name.slice(module.length + 1));
}

test('no name clashes with one of cdk8s, constructs or cdk8s-plus: an app imports both without renaming', () => {
  expect(BESIDE).toEqual(expect.arrayContaining(['constructs', 'cdk8s', 'cdk8s-plus-27', 'cdk8s-plus-34']));
  const taken = BESIDE.map((module) => new Set(exportsOf(module)));
  expect(Math.min(...taken.map((names) => names.size))).toBeGreaterThan(10);
  expect(EXPORTS.filter((name) => taken.some((names) => names.has(name)))).toEqual([]);
  expect(EXPORTS.length).toBeGreaterThan(60);
});

const words = (text: string) => text.trim().split(/\s+/);

/** Java and Python take no keyword as any name. */
const KEYWORDS = words(`
  and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal
  not or pass raise return try while with yield

  abstract assert boolean break byte case catch char class const continue default do double else enum extends final finally float
  for goto if implements import instanceof int interface long native new package private protected public return short static
  strictfp super switch synchronized this throw throws transient try void volatile while true false null
`);

/** Go writes members with a capital, which no keyword has; its parameters begin as ours do. */
const KEYWORDS_OF_GO = words(`
  break case chan const continue default defer else fallthrough for func go goto if import interface map package range return
  select struct switch type var
`);

test('no member, prop or parameter is a keyword of Python, Java or Go, where jsii would have to rename it', () => {
  const clashes = NAMES.filter(
    ({ name, isParameter }) => KEYWORDS.includes(name) || (isParameter && KEYWORDS_OF_GO.includes(name)),
  );
  expect(clashes.map(({ of, name }) => `${of}: ${name}`)).toEqual([]);
  expect(NAMES.filter(({ isParameter }) => isParameter).length).toBeGreaterThan(100);
  expect(NAMES.length).toBeGreaterThan(300);
});
