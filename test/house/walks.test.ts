import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { House } from './house';
import { Course, follow } from './walks';

const PROGRAM = `
  export class Program {
    constructor(readonly name: string, readonly files: { readonly path: string }[], readonly size: number) {}
    get first() { return this.files[0]; }
    renamed(name: string): Program { return new Program(name, this.files, this.size); }
  }
`;

const POD = `
  import { Program } from './program';
  export interface Props { readonly program: Program; readonly label: string }
  export function look(value: unknown): number { return value ? 1 : 0; }
  export function lookAtLabel(value: { readonly label: string }): number { return value.label.length; }
  export function start(program: Program) { return program.first; }
  export function copy<Given extends object>(props: Given): Given {
    return Object.fromEntries(Object.entries(props).map(([name, value]) => [name, value])) as Given;
  }
  export function settle({ program, label }: Props) { return { pod: { program, labels: [label] } }; }
  export const SETTLE: { [name: string]: (props: Props) => { readonly settled: Program; readonly label: string } } = {};
  export function withProps(props: Props, act: (props: Props) => void): void { act(props); }
`;

const RENDER = `
  import { ApiObject } from '../imports/k8s';
  import { Props, settle } from './pod';
  const render = (props: Props) => new ApiObject({ spec: settle(props).pod });
  export class Rendered { constructor(props: Props) { render({ ...props }); } }
  export class Lost { constructor(props: Props) { render({ ...props, program: JSON.parse(props.label) }); new Set([props.program]); } }
`;

/** What is done with `props.program`, and the files that it comes to. */
const CASES: [title: string, statements: string, stays: string][] = [
  ['an argument is followed', 'look(props.program)', 'job pod'],
  ['an object with it is', 'look({ inner: { program: props.program } })', 'job pod'],
  ['an object with something else is not', 'look({ program: props.label })', 'job'],
  ['a list with it is', 'look([1, props.program])', 'job pod'],
  ['a spread is', "look({ ...props, label: '' })", 'job pod'],
  ['what a later prop replaces is not', 'look({ ...props, program: id })', 'job'],
  ['another name is', 'const { program: other } = props; look(other)', 'job pod'],
  ['the rest is', 'const { label, ...rest } = props; look(rest)', 'job pod'],
  ['what another name takes out is not', 'const { program, ...rest } = props; look(rest)', 'job'],
  ['an object read off it is', 'look(props.program.files)', 'job pod'],
  ['a text of it alone is not', 'look(props.program.name)', 'job'],
  ['a text of it in a list is', 'look([props.program.name])', 'job pod'],
  ['a text of it under a name is', 'const { name } = props.program; look({ name })', 'job pod'],
  ['a number of it is not', 'look([props.program.size])', 'job'],
  ['what an operator makes of it is not', 'look([props.program.name + id, !props.program])', 'job'],
  ['one of two is', 'look(id ? undefined : props.program)', 'job pod'],
  ['the question is not', 'look(props.program ? [id] : [])', 'job'],
  ['a default is', 'look(undefined ?? props.program)', 'job pod'],
  ['a list that got it is', 'const list: unknown[] = []; list.push(props.program); look(list)', 'job pod'],
  ['a table that got it is', 'const table: Table = {}; table[id] = props.program; look(table)', 'job pod'],
  ['the item of a loop is', 'for (const file of props.program.files) { look(file) }', 'job pod'],
  ['the item of a callback is', 'props.program.files.map((file) => look(file))', 'job pod'],
  ['a callback with a name is', 'props.program.files.forEach(look)', 'job pod'],
  ['a parameter that does not show it is not', 'lookAtLabel(props)', 'job'],
  ['a method is', 'props.program.renamed(id)', 'job program'],
  ['a getter is', 'props.program.first', 'job program'],
  ['the copy is', 'copy(props).program.first', 'job pod program'],
  ['what is returned elsewhere is', 'settle(props).pod.program.first', 'job pod program'],
  ['what a function of a table returns is', 'SETTLE[id](props).settled.first', 'job program'],
  ['the callback of a function of ours is', 'withProps(props, ({ program }) => program.first)', 'job program pod'],
  ['what a constructor of another package makes is not', 'look(new Set([props.program]))', 'job'],
  ['two calls in a row are one stay', 'look(props.program); look(props)', 'job pod'],
  ['coming back is no stay', 'start(props.program); here(props)', 'job pod program'],
  ['coming again is a return', 'start(props.program); look(props)', 'job pod program pod'],
  ['what is known is not read again', 'start(props.program); start(props.program)', 'job pod program pod'],
];

let folder: string;
let house: House;
beforeAll(() => {
  const job = CASES.map(
    ([, code], index) => `export class Job${index} { constructor(id: string, props: Props) { ${code} } }`,
  );
  const imports = "import { Props, SETTLE, copy, look, lookAtLabel, settle, start, withProps } from './pod';";
  const files = {
    job: [imports, 'type Table = { [id: string]: unknown };', 'const here = (_: Props) => {};', ...job].join('\n'),
    pod: POD,
    program: PROGRAM,
    render: RENDER,
    '../imports/k8s': 'export class ApiObject { constructor(readonly manifest: unknown) {} }',
  };
  folder = mkdtempSync(join(tmpdir(), 'house-'));
  ['lib', 'imports'].forEach((name) => mkdirSync(join(folder, name)));
  Object.entries(files).forEach(([name, text]) => writeFileSync(join(folder, 'lib', `${name}.ts`), text));
  const compilerOptions = { strict: true, target: 'ES2020', lib: ['es2020'], types: [] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['lib'] }));
  house = House.at(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each(CASES.map(([title, , stays], index) => [title, `Job${index}#program`, stays]))('%s', (_, start, stays) => {
  expect(course(start).stays.join(' ').replace(/\.ts/g, '')).toBe(stays);
});

it('there are as many stays as files and returns', () => {
  const { files, returns } = course(`Job${CASES.length - 1}#program`);
  expect({ files, returns }).toEqual({ files: 3, returns: 1 });
});

it('a parameter of a function is followed, too', () => {
  expect(course('start#program').stays).toEqual(['pod.ts', 'program.ts']);
});

it.each([
  ['Rendered#program', ['render.ts']],
  ['Lost#program', []],
])('%s ends in %p', (start, ends) => {
  expect(course(start).ends).toEqual(ends);
});

it.each(['Nobody#program', 'Job0#nothing'])('%s is not followed', (start) => {
  expect(follow(house, start)).toBeUndefined();
});

function course(start: string): Course {
  return follow(house, start) as Course;
}
