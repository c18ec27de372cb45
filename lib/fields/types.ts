import { Construct } from 'constructs';
import { nearest } from './nearest';
import { Problem, rejectIfAny, rejectValueIfAny } from './problem';
import { show } from './show';

/** What is wrong with the type of a value: JavaScript, and a render without a type check, let anything pass. */
export type Type = (prop: string, value: unknown) => Problem[];

/** The type of each prop; when one has none, it does not compile. */
export type Types<Props> = { readonly [name in keyof Props]-?: Type };

/** A class of values that only its own factories make. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
export type ValueClass = Function & { readonly prototype: object };

/**
 * The props of a construct, in which null leaves out, as JavaScript says it. Rejects all that are missing or of another
 * type at once; what comes after it relies on the types.
 */
export function requireProps<Props extends object>(construct: Construct, props: Props, types: Types<Props>): Props {
  rejectIfAny(construct, isGiven(props) ? strangers('props', props, types) : []);
  const names = Object.keys(types) as (keyof Props & string)[];
  const given = withoutNulls(Object.fromEntries(names.map((name) => [name, props?.[name]]))) as Props;
  const problems = names.flatMap((name) => {
    const found = types[name](name, given[name]);
    return given[name] === undefined ? found.map((one) => ({ ...one, fix: `there is no default: ${one.fix}` })) : found;
  });
  rejectIfAny(construct, [...problems, ...unknownIn(props ?? {}, types)]);
  return given;
}

/** The same for the arguments of a factory, e.g. `Schedule.cron`. */
export function requireArguments<Given extends object>(factory: string, given: Given, types: Types<Given>): Given {
  rejectValueIfAny(factory, problemsIn(given, types));
  const entries = Object.entries(given).map(([name, value]) => [name, isPlain(value) ? withoutNulls(value) : value]);
  return withoutNulls(Object.fromEntries(entries)) as Given;
}

/** A type in words, and what to do about a value that is none. */
export function type(allowed: string, fits: (value: unknown) => boolean, fix: (value: unknown) => string): Type {
  return (prop, value) => (fits(value) ? [] : [{ prop, got: show(value), allowed, fix: fix(value) }]);
}

/** What may be left out. */
export function optional(other: Type): Type {
  return (prop, value) => (isGiven(value) ? other(prop, value) : []);
}

/** Left to the check of the value, whose words are better for other types, too. */
export const isChecked: Type = () => [];

export const isText = type(
  'text',
  (value) => typeof value === 'string',
  (value) => (['number', 'boolean'].includes(typeof value) ? `write ${show(String(value))}` : 'write it in quotes'),
);

export const isNumber = type(
  'a number',
  (value) => typeof value === 'number',
  () => 'write it in digits, without quotes',
);

export const isBoolean = type(
  'true or false',
  (value) => typeof value === 'boolean',
  () => 'write one of them, without quotes',
);

/** Options by name; each is left to its own check. */
export const isObject = type('options by name', isObjectLike, () => 'write them in braces, each with its name');

/** Values by name. */
export function mapOf(other: Type): Type {
  const isMap = type('values by name', isPlain, () => "write them in braces, for example { team: 'books' }");
  return (prop, value) =>
    isPlain(value)
      ? Object.entries(value).flatMap(([name, one]) => other(`${prop}[${show(name)}]`, one))
      : isMap(prop, value);
}

/** Texts by name, as labels and annotations are. */
export const isTexts = mapOf(isText);

/** Props inside a prop: `pod.mounts`. */
export function propsOf<Props>(types: Types<Props>): Type {
  return (prop, value) => problemsInside(prop, value, types, `${prop}.`);
}

/** Options of a factory, which are told by their own names alone. */
export function optionsOf<Options>(types: Types<Options>): Type {
  return (prop, value) => problemsInside(prop, value, types, '');
}

/** A list; a single value without its brackets is the likeliest mistake. */
export function listOf(other: Type): Type {
  return (prop, value) => {
    if (Array.isArray(value)) {
      return Array.from(value).flatMap((one, index) => other(`${prop}[${index}]`, one));
    }
    const [{ allowed }] = other(prop, undefined);
    const [problem] = other(prop, value);
    const fix = problem ? problem.fix : 'put it in brackets';
    return [{ prop, got: show(value), allowed: `a list, each ${allowed}`, fix }];
  };
}

/** A member of an enum, by its values. */
export function oneOf(members: Record<string, string>, fix: string): Type {
  const all = Object.values(members);
  return type(
    all.join(', '),
    (value) => all.some((one) => one === value),
    () => fix,
  );
}

/**
 * A value of a class of ours, and the names of its factories, or what else to do to get one. Another copy of the library
 * may be another version of it, so its values are told apart.
 */
export function isValue<Class extends ValueClass>(valueClass: Class, how: (keyof Class & string)[] | string): Type {
  const { name } = valueClass;
  const allowed = `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
  const fix = typeof how === 'string' ? how : `make one with ${either(how.map((factory) => `${name}.${factory}`))}`;
  return (prop, value) => {
    if (value instanceof valueClass) {
      return [];
    }
    const isTwin = isObjectLike(value) && value.constructor?.name === name;
    const found = isTwin
      ? { got: `${allowed} of another copy of cdk8s-batch`, fix: 'keep one: see `npm ls cdk8s-batch`' }
      : { got: show(value), fix };
    return [{ prop, allowed, ...found }];
  };
}

/** Whether something is said: null says nothing. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Whether it has props: no list, no date, no function. */
export function isObjectLike(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === '[object Object]';
}

/** Whether it is no more than its props: no value of a class. */
function isPlain(value: unknown): value is Record<string, unknown> {
  const prototype = isObjectLike(value) ? Object.getPrototypeOf(value) : undefined;
  return prototype === null || (prototype !== undefined && Object.getPrototypeOf(prototype) === null);
}

function problemsIn(given: object, types: Record<string, Type>, prefix = ''): Problem[] {
  const values = given as Record<string, unknown>;
  const known = Object.entries(types).flatMap(([name, other]) => other(`${prefix}${name}`, values[name]));
  return [...known, ...unknownIn(values, types, prefix)];
}

/** What nobody would read: a misspelt prop, or one that belongs elsewhere, must not be left out in silence. */
function unknownIn(given: object, types: object, prefix = ''): Problem[] {
  const names = Object.keys(types);
  const unknown = Object.entries(given).filter(([name, value]) => isGiven(value) && !names.includes(name));
  return unknown.map(([name, value]) => {
    const meant = nearest(name, names);
    const fix = meant === undefined ? 'leave it out' : `write ${meant}`;
    return { prop: `${prefix}${name}`, got: show(value), allowed: `only ${names.join(', ')}`, fix };
  });
}

function problemsInside(prop: string, value: unknown, types: Record<string, Type>, prefix: string): Problem[] {
  const problems = strangers(prop, value, types);
  return problems.length > 0 ? problems : problemsIn(value as object, types, prefix);
}

/** Something that has none of the props, unless it has nothing at all: a value of another kind, or a misspelt name. */
function strangers(prop: string, value: unknown, types: object): Problem[] {
  const names = Object.keys(types);
  if (isObjectLike(value) && (Object.keys(value).length === 0 || names.some((name) => name in value))) {
    return [];
  }
  const fix = 'write them in braces, each with its name';
  return [{ prop, got: show(value), allowed: `any of ${names.join(', ')}`, fix }];
}

function either(names: string[]): string {
  return names.join(', ').replace(/, ([^,]*)$/, ' or $1');
}

function withoutNulls(props: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(props).map(([name, value]) => [name, value ?? undefined]));
}
