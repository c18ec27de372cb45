import { Duration } from 'cdk8s';
import { Check, Facts, Field, Given, Settled, Table, ValueClass } from './field';
import { Bounds, wholeNumberProblems, wholeSecondsProblems } from './numbers';
import { Naming, complete, isObjectLike, isPlain, noProps, problemsIn, typeProblemsIn } from './settle';
import { show } from './show';

/** A field whose type is told in words, with what to do about a value of another type. */
export function fieldOf<Value>(
  facts: Facts,
  allowed: string,
  fits: (value: unknown) => boolean,
  fix: (value: unknown) => string,
): Field<Value> {
  const type: Check<unknown> = (prop, value) =>
    fits(value) ? [] : [{ prop, got: show(value), allowed, fix: fix(value) }];
  return Field.of(facts, type);
}

/** A text. */
export const text = fieldOf<string>(
  { kind: 'text' },
  'text',
  (value) => typeof value === 'string',
  (value) => (['number', 'boolean'].includes(typeof value) ? `write ${show(String(value))}` : 'write it in quotes'),
);

/** A text whose check has better words for values of another type, too. */
export function checkedText(check: Check<unknown>): Field<string> {
  const type: Check<unknown> = (prop, value) => (typeof value === 'string' ? [] : check(prop, value));
  return Field.of<string>({ kind: 'text' }, type).checkedBy(check);
}

/** True or false. */
export const flag = fieldOf<boolean>(
  { kind: 'flag' },
  'true or false',
  (value) => typeof value === 'boolean',
  () => 'write one of them, without quotes',
);

/** A number whose bounds depend on something else. */
export const number = fieldOf<number>(
  { kind: 'number' },
  'a number',
  (value) => typeof value === 'number',
  () => 'write it in digits, without quotes',
);

/** A whole number within bounds, both inclusive. */
export function wholeNumber(bounds: Bounds): Field<number> {
  const { min, max } = bounds;
  return number.with({ min, max }).checkedBy((prop, value) => wholeNumberProblems(prop, value, bounds));
}

/** A length of time, known by what we use of it: an app may have several copies of cdk8s. */
export const duration = fieldOf<Duration>(
  { kind: 'duration' },
  'a Duration',
  (value) => hasMethod(value, 'toSeconds') && hasMethod(value, 'toMilliseconds'),
  (value) => `write for example Duration.${isAmount(value) ? `seconds(${Number(value)})` : durationIn(value)}`,
);

const UNITS: Readonly<Record<string, string>> = { s: 'seconds', m: 'minutes', h: 'hours', d: 'days' };

/** `30s`, as other tools write it. */
function durationIn(value: unknown): string {
  const [, amount = '5', unit = 'm'] = (typeof value === 'string' && /^(\d{1,9})([smhd])$/.exec(value)) || [];
  return `${UNITS[unit]}(${Number(amount)})`;
}

/** Whole seconds within bounds, both inclusive. */
export function wholeSeconds(bounds: Bounds): Field<Duration> {
  const { min, max } = bounds;
  return duration.with({ min, max }).checkedBy((prop, value) => wholeSecondsProblems(prop, value, bounds));
}

/** A member of an enum, by its values. */
export function oneOf<Member extends string>(members: Record<string, Member>, fix: string): Field<Member> {
  const all = Object.values(members);
  return fieldOf<Member>(
    { kind: 'enum', members: all },
    all.join(', '),
    (value) => all.some((member) => member === value),
    () => fix,
  );
}

/**
 * A value of a class of ours, and the names of its factories, or what else to do to get one. A value of another copy of
 * the library is told apart: that copy may be another version.
 */
export function valueOf<Class extends ValueClass>(
  valueClass: Class,
  how: (keyof Class & string)[] | string,
): Field<Class['prototype']> {
  const { name } = valueClass;
  const allowed = `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
  const fix = typeof how === 'string' ? how : `make one with ${either(how.map((factory) => `${name}.${factory}`))}`;
  return Field.of({ kind: 'value', valueClass }, (prop, value) => {
    if (value instanceof valueClass) {
      return [];
    }
    const isTwin = isObjectLike(value) && value.constructor?.name === name;
    const found = isTwin
      ? { got: `${allowed} of another copy of cdk8s-batch`, fix: 'keep one: see `npm ls cdk8s-batch`' }
      : { got: show(value), fix };
    return [{ prop, allowed, ...found }];
  });
}

/** A list. Its brackets are the likeliest mistake. */
export function listOf<Value, Complete>(item: Field<Value, Complete>): Field<Value[], Complete[]> {
  const type: Check<unknown> = (prop, value) => {
    if (Array.isArray(value)) {
      return Array.from(value).flatMap((one, index) => item.typeProblems(`${prop}[${index}]`, one));
    }
    const [{ allowed }] = item.typeProblems(prop, undefined);
    const [problem] = item.typeProblems(prop, value);
    const fix = problem ? problem.fix : 'put it in brackets';
    return [{ prop, got: show(value), allowed: `a list, each ${allowed}`, fix }];
  };
  return Field.of<Value[]>({ kind: 'list', item }, type)
    .checkedBy((prop, values) => values.flatMap((value, index) => item.problems(`${prop}[${index}]`, value)))
    .completedBy((values) => values.map((value) => item.settle(value)));
}

/** Values by name. */
export function mapOf<Value, Complete>(
  item: Field<Value, Complete>,
): Field<{ [name: string]: Value }, { [name: string]: Complete }> {
  const type: Check<unknown> = (prop, value) =>
    isPlain(value)
      ? Object.entries(value).flatMap(([name, one]) => item.typeProblems(`${prop}[${show(name)}]`, one))
      : [
          {
            prop,
            got: show(value),
            allowed: 'values by name',
            fix: "write them in braces, for example { team: 'books' }",
          },
        ];
  return Field.of<{ [name: string]: Value }>({ kind: 'map', item }, type)
    .checkedBy((prop, map) =>
      Object.entries(map).flatMap(([name, value]) => item.problems(`${prop}[${show(name)}]`, value)),
    )
    .completedBy((map) => Object.fromEntries(Object.entries(map).map(([name, value]) => [name, item.settle(value)])));
}

/** Texts by name, as labels and annotations are. */
export const texts = mapOf(text);

/** Props inside a prop, told as `quota.pods`. */
export function propsOf<Fs extends Table>(table: Fs): Field<Given<Fs>, Settled<Fs>> {
  return inside(table, (prop) => ({ prefix: `${prop}.`, of: `a prop of ${prop}` }));
}

/** Options of a factory, told by their own names alone. `meant` says what to do with those of another one. */
export function optionsOf<Fs extends Table>(
  table: Fs,
  meant: Readonly<Record<string, string>> = {},
): Field<Given<Fs>, Settled<Fs>> {
  return inside(table, () => ({ prefix: '', of: 'one of its options', advise: (name) => meant[name] }));
}

function inside<Fs extends Table>(table: Fs, naming: (prop: string) => Naming): Field<Given<Fs>, Settled<Fs>> {
  const type: Check<unknown> = (prop, value) => {
    const problems = noProps(prop, value, table);
    return problems.length > 0 ? problems : typeProblemsIn(value as Record<string, unknown>, table, naming(prop));
  };
  return Field.of<Given<Fs>>({ kind: 'props', table }, type)
    .checkedBy((prop, given) => problemsIn(given, table, naming(prop).prefix))
    .completedBy((given) => complete(given, table));
}

export function hasMethod(value: unknown, method: string): boolean {
  return isObjectLike(value) && typeof value[method] === 'function';
}

/** A number, or a text of one: its unit is what is missing. */
export function isAmount(value: unknown): boolean {
  return ['string', 'number'].includes(typeof value) && /^\d+(\.\d+)?$/.test(String(value));
}

function either(names: string[]): string {
  return names.join(', ').replace(/, ([^,]*)$/, ' or $1');
}
