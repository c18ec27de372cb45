import { Construct } from 'constructs';
import { surplusProblems } from './exact-arguments';
import { Given, Settled, Table } from './field';
import { nearest } from './nearest';
import { Problem, rejectIfAny, rejectValueIfAny } from './problem';
import { show, showUnder } from './show';

type Values = Readonly<Record<string, unknown>>;

/** What to write in the place of a name among all that is given, or of its value; nothing where nobody knows. */
export type Advise = (name: string, given: Values) => string | undefined;

/** What else is known of a construct whose props are settled. */
export interface Manner {
  /** What has the props, as messages call it. */
  readonly owner?: string;
  /** All that its constructor was given. */
  readonly all?: ArrayLike<unknown>;
  readonly advise?: Advise;
  /** Tells a value that is outside its bounds in other words. */
  readonly tell?: (problem: Problem) => Problem;
}

/** The props of a construct with their defaults, whose types are right. */
export interface Settling<Fs extends Table> {
  readonly settled: Settled<Fs>;
  /** Rejects what is outside the bounds of its field, with the problems of props that depend on each other. */
  rejectIfAny(dependent: Problem[]): void;
}

/**
 * Settles the props of a construct. All that is missing, misspelt or of another type is rejected at once. The bounds wait
 * for `rejectIfAny`, so that they are told with all else that is wrong, in the words that `tell` finds.
 */
export function settling<Fs extends Table>(
  construct: Construct,
  props: Given<Fs> | undefined,
  fields: Fs,
  { owner = construct.constructor.name, all = [], advise = nobodyKnows, tell = (problem) => problem }: Manner = {},
): Settling<Fs> {
  const surplus = surplusProblems(all, 3, 'write what it says among the props');
  rejectIfAny(construct, isGiven(props) && !isPlain(props) ? [...noProps('props', props, fields), ...surplus] : []);
  const unknown = unknownNames(props ?? {}, fields, { of: `a prop of ${owner}`, advise });
  rejectIfAny(construct, [...missingOrWrong((props ?? {}) as Values, fields, advise), ...unknown, ...surplus]);
  const given = withDerived(construct, (props ?? {}) as Given<Fs>, fields);
  return {
    settled: complete(given, fields),
    rejectIfAny: (dependent) => {
      rejectIfAny(construct, inOrder(fields, together(problemsIn(given, fields), dependent)).map(tell));
    },
  };
}

/** Settles the props of a construct that decides nothing more, and rejects all that is wrong with them. */
export function settle<Fs extends Table>(
  construct: Construct,
  props: Given<Fs> | undefined,
  fields: Fs,
  dependent: (settled: Settled<Fs>) => Problem[] = () => [],
  manner: Manner = {},
): Settled<Fs> {
  const given = settling(construct, props, fields, manner);
  given.rejectIfAny(dependent(given.settled));
  return given.settled;
}

/** The arguments of a factory with their defaults, likewise. */
export function settleArguments<Fs extends Table>(
  factory: string,
  given: Given<Fs>,
  fields: Fs,
  dependent: (settled: Settled<Fs>) => Problem[] = () => [],
): Settled<Fs> {
  rejectValueIfAny(factory, typeProblemsIn(given, fields));
  const settled = complete(given, fields);
  rejectValueIfAny(factory, together(problemsIn(given, fields), dependent(settled)));
  return settled;
}

/** A value that is outside its bounds is told once: what it does to other props follows from that. */
function together(bounds: Problem[], dependent: Problem[]): Problem[] {
  const isTold = ({ prop, got }: Problem) => bounds.some((bound) => bound.prop === prop && bound.got === got);
  return [...bounds, ...dependent.filter((problem) => !isTold(problem))];
}

/** Problems in the order of the props. */
function inOrder(fields: Table, problems: Problem[]): Problem[] {
  const props = Object.keys(fields);
  const place = ({ prop }: Problem) => props.indexOf(prop.split(/\W/)[0]);
  return [...problems].sort((a, b) => place(a) - place(b));
}

/** A construct also says that a missing prop has no default, and what else is written for a value that it cannot read. */
function missingOrWrong(props: Values, fields: Table, advise: Advise): Problem[] {
  return Object.entries(fields).flatMap(([prop, field]) => {
    const problems = field.propTypeProblems(prop, props[prop]);
    const isMissing = problems.length > 0 && !isGiven(props[prop]);
    const advice = problems.length > 0 ? advise(prop, props) : undefined;
    return isMissing
      ? problems.map((problem) => ({ ...problem, fix: `there is no default: ${problem.fix}` }))
      : advice === undefined
        ? problems
        : [{ ...problems[0], fix: advice }];
  });
}

/** The given values, and the defaults that are made from the construct. */
function withDerived<Fs extends Table>(construct: Construct, given: Given<Fs>, fields: Fs): Given<Fs> {
  const values = given as Record<string, unknown>;
  const entries = Object.entries(fields).map(([prop, field]) => [prop, field.given(values[prop], construct)]);
  return Object.fromEntries(entries) as Given<Fs>;
}

/** Values that are outside the bounds of their fields. */
export function problemsIn<Fs extends Table>(given: Given<Fs>, fields: Fs, prefix = ''): Problem[] {
  const values = given as Record<string, unknown>;
  return Object.entries(fields).flatMap(([prop, field]) => field.problems(`${prefix}${prop}`, values[prop]));
}

/** Values that are missing or of another type, and names that no field has. `of` is what would have been one of them. */
export function typeProblemsIn(given: object, fields: Table, naming: Naming = { of: 'one of them' }): Problem[] {
  const { prefix = '' } = naming;
  const values = given as Record<string, unknown>;
  const known = Object.entries(fields).flatMap(([prop, field]) => {
    return field.propTypeProblems(`${prefix}${prop}`, values[prop]);
  });
  return [...known, ...unknownNames(given, fields, naming)];
}

/** The given values, and what unset means for the others. */
export function complete<Fs extends Table>(given: Given<Fs>, fields: Fs): Settled<Fs> {
  const values = given as Record<string, unknown>;
  const entries = Object.entries(fields).map(([prop, field]) => [prop, field.settle(values[prop])]);
  return Object.fromEntries(entries) as Settled<Fs>;
}

/** A value that has none of the props: it is of another kind. Empty braces are none, nor are names that are misspelt. */
export function noProps(prop: string, value: unknown, fields: Table): Problem[] {
  const names = Object.keys(fields);
  const isMisspelt = isPlain(value) && Object.keys(value).every((name) => nearest(name, names) !== undefined);
  if (isMisspelt || (isObjectLike(value) && names.some((name) => name in value))) {
    return [];
  }
  const fix = 'write them in braces, each with its name';
  return [{ prop, got: show(value), allowed: `any of ${names.join(', ')}`, fix }];
}

/** How a message calls a name. */
export interface Naming {
  /** What stands before it: `pod.`. */
  readonly prefix?: string;
  /** What would have been another one: `a prop of BatchJob`. */
  readonly of: string;
  readonly advise?: Advise;
}

/**
 * A prop that nobody would read must not be left out in silence: it is misspelt, or belongs elsewhere. All names stand once, where
 * nobody knows what is meant.
 */
function unknownNames(given: object, fields: Table, { prefix = '', of, advise = nobodyKnows }: Naming): Problem[] {
  const names = Object.keys(fields);
  const unknown = Object.entries(given).filter(([name, value]) => isGiven(value) && !names.includes(name));
  const told = unknown.map(([name, value]) => {
    const meant = nearest(name, names);
    return { name, value, fix: advise(name, given as Values) ?? (meant === undefined ? undefined : `write ${meant}`) };
  });
  const strange = told.find(({ fix }) => fix === undefined);
  return told.map(({ name, value, fix = 'leave it out' }) => {
    const allowed = name === strange?.name ? `only ${names.join(', ')}` : of;
    return { prop: `${prefix}${name}`, got: showUnder(name, value), allowed, fix };
  });
}

function nobodyKnows(): undefined {
  return undefined;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Whether a value has props: a list, a date and a function have none. */
export function isObjectLike(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/** Whether a value is no more than its props: a value of a class is more. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  const prototype = isObjectLike(value) ? Object.getPrototypeOf(value) : undefined;
  return prototype === null || (prototype !== undefined && Object.getPrototypeOf(prototype) === null);
}
