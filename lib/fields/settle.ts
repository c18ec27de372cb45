import { Construct } from 'constructs';
import { Given, Settled, Table } from './field';
import { nearest } from './nearest';
import { Problem, rejectIfAny, rejectValueIfAny } from './problem';
import { show } from './show';

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
  tell: (problem: Problem) => Problem = (problem) => problem,
): Settling<Fs> {
  rejectIfAny(construct, isGiven(props) ? noProps('props', props, fields) : []);
  rejectIfAny(construct, missingOrWrong((props ?? {}) as Record<string, unknown>, fields));
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
): Settled<Fs> {
  const given = settling(construct, props, fields);
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

/** A construct also says that a missing prop has no default. */
function missingOrWrong(props: Record<string, unknown>, fields: Table): Problem[] {
  return typeProblemsIn(props, fields).map((problem) => {
    const isMissing = problem.prop in fields && !isGiven(props[problem.prop]);
    return isMissing ? { ...problem, fix: `there is no default: ${problem.fix}` } : problem;
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

/** Values that are missing or of another type, and names that no field has. */
export function typeProblemsIn(given: object, fields: Table, prefix = ''): Problem[] {
  const values = given as Record<string, unknown>;
  const unknown = unknownNames(given, fields, prefix);
  const known = Object.entries(fields).flatMap(([prop, field]) => {
    return field.propTypeProblems(`${prefix}${prop}`, values[prop]);
  });
  return [...known, ...unknown];
}

/** The given values, and what unset means for the others. */
export function complete<Fs extends Table>(given: Given<Fs>, fields: Fs): Settled<Fs> {
  const values = given as Record<string, unknown>;
  const entries = Object.entries(fields).map(([prop, field]) => [prop, field.settle(values[prop])]);
  return Object.fromEntries(entries) as Settled<Fs>;
}

/** A value that has none of the props, unless it is empty braces: it is of another kind, or its only name is misspelt. */
export function noProps(prop: string, value: unknown, fields: Table): Problem[] {
  const names = Object.keys(fields);
  const isEmpty = isPlain(value) && Object.keys(value).length === 0;
  if (isEmpty || (isObjectLike(value) && names.some((name) => name in value))) {
    return [];
  }
  const fix = 'write them in braces, each with its name';
  return [{ prop, got: show(value), allowed: `any of ${names.join(', ')}`, fix }];
}

/** A prop that nobody would read must not be left out in silence: it is misspelt, or belongs elsewhere. */
function unknownNames(given: object, fields: Table, prefix: string): Problem[] {
  const names = Object.keys(fields);
  const unknown = Object.entries(given).filter(([name, value]) => isGiven(value) && !names.includes(name));
  return unknown.map(([name, value]) => {
    const meant = nearest(name, names);
    const fix = meant === undefined ? 'leave it out' : `write ${meant}`;
    return { prop: `${prefix}${name}`, got: show(value), allowed: `only ${names.join(', ')}`, fix };
  });
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
