import { House } from './house';
import { purposesOf } from './lines';
import { madeUpHouse } from './made-up';

/** Each line with the first letters of its purpose. */
const FILES: Record<string, string> = {
  'lib/job/run.ts': `
imp | import { Spec } from '../../imports/k8s';
imp | import { Problem, Type } from '../problem';
imp |
pro | /** What is said about a run. */
pro | export interface RunProps {
pro |   readonly tries?: number;
pro | }
say | const TRIES = { min: 0, fix: 'try less' };
say | const TYPES: Types<RunProps> = { tries: () => [] };
say | const FIELDS = { tries: 1 } satisfies Types<RunProps, number>;
say | const isTries: Type = () => [];
pro | type Types<Props, Of = Type> = { [name in keyof Props]?: Of };
the | const LONGEST = 3;
the | export function settle(props: RunProps): number {
the |   return props.tries ?? LONGEST;
the | }
pro | /** What is wrong with it. */
say | export function problemsIn(tries: number): Problem[] {
imp |
say |   return [TRIES, TYPES, FIELDS, isTries].length > tries ? [] : [];
say | }
say | export function optional(type: Type): Type {
say |   return type;
say | }
say | export const checkName = (name: string) => name;
the | export const checksum = (name: string) => name;
ren | export function spec(): Spec[] {
ren |   return [];
ren | }
ren | export function partOfSpec(): Partial<Spec> | undefined {
ren |   return undefined;
ren | }
val | export class Run {
pro |   /** Where it is. */
val |   public readonly place = 1;
val |   private constructor(
pro |     /** Its name. */
val |     readonly name: string,
val |   ) {}
ren |   public _render(): unknown {
ren |     return this.name;
ren |   }
say |   public get _problems(): Problem[] {
say |     return [];
say |   }
val | }
the | export class Job extends Array<string> {
ren |   constructor() {
ren |     super();
ren |   }
the |   public explain(): string {
the |     return '';
the |   }
the | }`,
  'lib/problem.ts': `
pro | export interface Problem { readonly fix: string }
pro | export type Type = (value: unknown) => Problem[];`,
  'lib/pod/references.ts': `
say | export const known = 1;`,
  'lib/room/pod-template.ts': `
ren | export const known = 1;`,
  'lib/schedule/clock.ts': `
val | export const known = 1;`,
  'lib/cli/main.ts': `
com | import { Problem } from '../problem';
com |
com | export function problemsIn(): Problem[] { return []; }`,
  'imports/k8s.ts': `
    | export interface Spec { readonly completions?: number }`,
};

let house: House;
beforeAll(() => {
  const files = Object.entries(FILES).map(([name, marked]) => [
    name,
    `${marked.slice(1).replace(/^.{3} \| ?/gm, '')}\n`,
  ]);
  house = madeUpHouse(Object.fromEntries(files));
});

it.each(Object.keys(FILES).filter((name) => name.startsWith('lib/')))('each line of %s has its purpose', (name) => {
  const [file] = house.files.filter((one) => `lib/${house.fileOf(one)}` === name);
  const lines = file.text.trimEnd().split('\n');
  const marked = purposesOf(house, file).map((purpose, index) => `${purpose.slice(0, 3)} | ${lines[index]}`.trimEnd());
  expect(`\n${marked.join('\n')}`).toBe(FILES[name]);
});
