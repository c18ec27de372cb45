import { House } from './house';
import { madeUpHouse } from './made-up';
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
  export function lookAgain(value: Program): void;
  export function lookAgain(value: unknown): void { look(value); }
  export function lookAtLabel(value: { readonly label: string }): number { return value.label.length; }
  export function start(program: Program) { return program.first; }
  export function copy<Given extends object>(props: Given): Given {
    return Object.fromEntries(Object.entries(props).map(([name, value]) => [name, value])) as Given;
  }
  export function settle({ program, label }: Props) { return { pod: { program, labels: [label] } }; }
  export const SETTLE: { [name: string]: (props: Props) => { readonly settled: Program; readonly label: string } } = {};
  export function withProps(props: Props, act: (props: Props) => void): void { act(props); }
`;

/** Functions that call functions, and tables of fields. */
const PLAN = `
  import { Props, withProps } from './pod';
  import { Program } from './program';
  type Field<Value> = { settle(value: unknown): Value };
  type Table = { readonly [prop: string]: Field<any> };
  type Given<Fs extends Table> = { readonly [Prop in keyof Fs]?: ReturnType<Fs[Prop]['settle']> };
  type Settled<Fs extends Table> = { readonly [Prop in keyof Fs]: ReturnType<Fs[Prop]['settle']> };
  type Nested = { readonly inner?: Nested; readonly program?: Program };
  type Act = (props: Props) => unknown;
  export const FIELDS: { program: Field<Program>; label: Field<string> } = JSON.parse('');
  export function complete<Fs extends Table>(given: Given<Fs>, fields: Fs): Settled<Fs> {
    const values = given as Record<string, unknown>;
    const entries = Object.entries(fields).map(([prop, field]) => [prop, field.settle(values[prop])]);
    return Object.fromEntries(entries) as Settled<Fs>;
  }
  export function decide<Fs extends Table, Plan extends { readonly kind: string }>(
    props: Given<Fs>,
    fields: Fs,
    planOf: (settled: Settled<Fs>) => Plan,
  ) {
    const decided = { ...planOf(complete(props, fields)), isDecided: true };
    return decided;
  }
  export function handOn(props: Props, act: Act): void { withProps(props, (same) => act(same)); }
  export function handOnForEver(props: Props, act: Act): void { act(props); handOnForEver(props, (same) => act(same)); }
  export function withAnother({ label }: Props, act: Act): void { act({ program: JSON.parse(label), label }); }
  export function withEach(programs: Program[], act: (program: Program) => void): void { programs.forEach(act); }
  export function withDefault(props: Props, act: Act = ({ program }) => program.first): void { act(props); }
  export function withOption(props: Props, { act = ({ program }) => program.first }: { act?: Act }): void { act(props); }
  export function now<Result>(act: () => Result): Result { return act(); }
  export function later(act: Act) { return { act }; }
  export function innermost(it: Nested): Nested { return it.inner ? innermost(it.inner) : it; }
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
  [
    'a list that got something else, too, is',
    'const list: unknown[] = []; list.push(props.program); list.push(id); look(list)',
    'job pod',
  ],
  ['a table that got it is', 'const table: Table = {}; table[id] = props.program; look(table)', 'job pod'],
  ['the item of a loop is', 'for (const file of props.program.files) { look(file) }', 'job pod'],
  ['the item of a callback is', 'props.program.files.map((file) => look(file))', 'job pod'],
  ['a callback with a name is', 'props.program.files.forEach(look)', 'job pod'],
  ['a callback of another package is not', 'props.program.files.forEach(show)', 'job'],
  ['a function of several signatures is', 'lookAgain(props.program)', 'job pod'],
  ['a function that calls itself with a part is', 'innermost({ inner: props }).program?.first', 'job plan program'],
  ['a parameter that does not show it is not', 'lookAtLabel(props)', 'job'],
  ['a method is', 'props.program.renamed(id)', 'job program'],
  ['a getter is', 'props.program.first', 'job program'],
  ['the copy is', 'copy(props).program.first', 'job pod program'],
  ['what is returned elsewhere is', 'settle(props).pod.program.first', 'job pod program'],
  ['what a function of a table returns is', 'SETTLE[id](props).settled.first', 'job program'],
  ['a prop that its field settles is', 'complete(props, FIELDS).program.first', 'job plan program'],
  ['another prop that its field settles is not', 'look([complete(props, FIELDS).label])', 'job plan'],
  ['the callback of a function of ours is', 'withProps(props, ({ program }) => program.first)', 'job pod job program'],
  ['a callback that gets something else is not', 'withAnother(props, ({ program }) => program.first)', 'job plan'],
  ['a callback that is handed on is', 'handOn(props, ({ program }) => look([program]))', 'job plan pod plan job pod'],
  ['a named function that is handed on is', 'handOn(props, settle)', 'job plan pod plan pod'],
  [
    'another callback that is handed on is',
    'handOn(props, here); handOn(props, look)',
    'job plan pod plan job plan pod plan pod',
  ],
  ['a callback of a constant is', 'handOn(props, here)', 'job plan pod plan job'],
  ['a callback of a variable is', 'const act = (all: Props) => look(all); withProps(props, act)', 'job pod job pod'],
  ['a callback that is handed to a list is', 'withEach([props.program], ({ first }) => first)', 'job plan job program'],
  ['a callback by default is', 'withDefault(props)', 'job plan program'],
  ['a callback among options by default is', 'withOption(props, {})', 'job plan program'],
  [
    'what a callback returns is',
    "decide(props, FIELDS, ({ program }) => ({ kind: '', inner: { program } })).inner.program.first",
    'job plan job program',
  ],
  ['what a callback keeps back is not', "look(decide(props, FIELDS, () => ({ kind: '' })))", 'job plan'],
  ['what a callback sees is', 'look([now(() => props.program)])', 'job plan job pod'],
  [
    'what a callback sees under its name is',
    'const { program } = props; now(() => look({ program }))',
    'job plan job pod',
  ],
  [
    'what a callback gets of a function that sees it is',
    'const get = () => props.program; look([now(() => get())])',
    'job plan job pod',
  ],
  ['a callback that only calls itself is not', 'const get = (): unknown => get(); now(get)', 'job'],
  ['what a callback sees of this is', 'this.kept = props.program; now(() => look(this.kept))', 'job plan job pod'],
  [
    'what a callback sets is',
    'let kept: unknown; now(() => { kept = props.program; }); look(kept)',
    'job plan job pod',
  ],
  ['what a callback sets of this is', 'now(() => { this.kept = props.program; }); look(this.kept)', 'job plan job pod'],
  ['a callback that sees nothing of it is not', 'now(() => id)', 'job'],
  ['a callback that nobody calls is, where it stands', 'later(() => props.program.first)', 'job plan program'],
  ['what its types show to such a callback is', 'later(({ program }) => program.first)', 'job program'],
  ['a function of a variable is', 'const get = () => props.program; look([get()])', 'job pod'],
  ['a function of a variable is read once', 'const get = () => props.program.first; get()', 'job program'],
  ['a function that is kept in an object is', 'const get = () => props.program.first; look({ get })', 'job program'],
  [
    'a function that a callback keeps is',
    'const get = () => props.program.first; later(() => ({ get }))',
    'job plan program',
  ],
  ['a function without end is', 'handOnForEver(props, ({ program }) => program.first)', 'job plan job program job'],
  ['what a constructor of another package makes is not', 'look(new Set([props.program]))', 'job'],
  ['two calls in a row are one stay', 'look(props.program); look(props)', 'job pod'],
  ['coming back is no stay', 'start(props.program); here(props)', 'job pod program'],
  ['coming again is a return', 'start(props.program); look(props)', 'job pod program pod'],
  ['what is known is not read again', 'start(props.program); start(props.program)', 'job pod program pod'],
];

let house: House;
beforeAll(() => {
  const jobs = CASES.map(
    ([, code], index) =>
      `export class Job${index} { kept: unknown; constructor(id: string, props: Props) { ${code} } }`,
  );
  const imports = [
    "import { Props, SETTLE, copy, look, lookAgain, lookAtLabel, settle, start, withProps } from './pod';",
    "import { show } from '../imports/k8s';",
    `import { ${Array.from(PLAN.matchAll(/export \w+ (\w+)/g), ([, name]) => name)} } from './plan';`,
  ];
  house = madeUpHouse({
    'lib/job.ts': [
      ...imports,
      'type Table = { [id: string]: unknown };',
      'const here = (_: Props) => {};',
      ...jobs,
    ].join('\n'),
    'lib/plan.ts': PLAN,
    'lib/pod.ts': POD,
    'lib/program.ts': PROGRAM,
    'lib/render.ts': RENDER,
    'imports/k8s.ts': `
      export class ApiObject { constructor(readonly manifest: unknown) {} }
      export function show(value: unknown): unknown { return value; }
    `,
  });
});

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
