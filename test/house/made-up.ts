import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { House } from './house';

/** What made-up houses use of JavaScript: TypeScript's own declarations of it take it a second to read. */
const JAVASCRIPT = `
/// <reference no-default-lib="true"/>
interface Array<T> {
  [index: number]: T;
  length: number;
  [Symbol.iterator](): Iterator<T>;
  forEach(act: (item: T, index: number) => void): void;
  map<U>(make: (item: T, index: number) => U): U[];
  push(...items: T[]): number;
}
interface ReadonlyArray<T> { readonly [index: number]: T }
interface Boolean {}
interface CallableFunction extends Function {}
interface Function {}
interface IArguments {}
interface Iterator<T, Result = any, Next = any> { next(given?: Next): { done: boolean; value: T | Result } }
interface NewableFunction extends Function {}
interface Number {}
interface Object {}
interface RegExp {}
interface String { readonly length: number }
interface SymbolConstructor { readonly iterator: unique symbol }
declare const Array: { new <T>(): T[] };
declare const JSON: { parse(text: string): any };
declare const Object: {
  entries(value: object): [string, any][];
  fromEntries(entries: unknown[][]): any;
};
declare const Set: { new (items: unknown[]): object };
declare const Symbol: SymbolConstructor;
type Partial<T> = { [Prop in keyof T]?: T[Prop] };
type Record<Prop extends string, T> = { [Each in Prop]: T };
type ReturnType<T> = T extends (...args: any) => infer Result ? Result : any;
`;

/** A house of these files. */
export function madeUpHouse(files: Record<string, string>): House {
  const folder = mkdtempSync(join(tmpdir(), 'house-'));
  const compilerOptions = { strict: true, target: 'ES2020', noLib: true, typeRoots: ['types'], types: ['javascript'] };
  const all = {
    ...files,
    'types/javascript/index.d.ts': JAVASCRIPT.trimStart(),
    'tsconfig.json': JSON.stringify({ compilerOptions, include: ['lib'] }),
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const house = House.at(folder);
  rmSync(folder, { recursive: true });
  return house;
}
