import { Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { Check, Field, Fields, Settled } from '../../lib/fields/field';
import { oneOf, text, wholeNumber } from '../../lib/fields/kinds';

const isWord: Check<unknown> = (prop, value) =>
  typeof value === 'string' ? [] : [{ prop, got: typeof value, allowed: 'a word', fix: 'say it' }];
const word = Field.of<string>({ kind: 'word' }, isWord);

/** Refuses values that hold a letter. */
const without =
  (letter: string): Check<string> =>
  (prop, value) =>
    value.includes(letter) ? [{ prop, got: value, allowed: `no ${letter}`, fix: 'drop it' }] : [];

const construct = new Construct(Testing.chart(), 'prices');
const NOTHING = [undefined, null];

describe('a field', () => {
  it('is required until it says what unset means', () => {
    expect(word.presence).toBe('required');
    expect([word.or('none').presence, word.orNothing.presence, word.orFrom(() => 'x').presence]).toEqual([
      'optional',
      'optional',
      'optional',
    ]);
    expect(word.presence).toBe('required');
  });

  it('knows its facts, and may learn more', () => {
    const bounded = word.with({ min: 1 });
    expect(word.facts).toEqual({ kind: 'word' });
    expect(bounded.with({ max: 5 }).facts).toEqual({ kind: 'word', min: 1, max: 5 });
    expect(bounded.checkedBy(without('x')).or('a').facts).toEqual({ kind: 'word', min: 1 });
    expect(bounded.orNothing.facts).toEqual(bounded.orFrom(() => 'a').facts);
  });

  it('knows its default', () => {
    expect(word.or('none').defaultValue).toBe('none');
    expect(word.or('').completedBy((value) => value.length).defaultValue).toBe('');
    expect([word, word.orNothing, word.orFrom(() => 'x')].map((field) => field.defaultValue)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('the type of a value', () => {
  it('is told in the words of the field, as it is given', () => {
    expect(word.typeProblems('name', 'a')).toEqual([]);
    expect(word.typeProblems('name', null)).toEqual([
      { prop: 'name', got: 'object', allowed: 'a word', fix: 'say it' },
    ]);
  });

  it.each(NOTHING)('of a required prop is told of %p, too, as nothing at all', (nothing) => {
    expect(word.propTypeProblems('name', nothing)).toEqual([
      { prop: 'name', got: 'undefined', allowed: 'a word', fix: 'say it' },
    ]);
  });

  it.each(NOTHING)('of an optional prop is not told of %p', (nothing) => {
    const optional = [word.or('none'), word.orNothing, word.orFrom(() => 'x')];
    expect(optional.map((field) => field.propTypeProblems('name', nothing))).toEqual([[], [], []]);
  });

  it('of any other value is told of either', () => {
    for (const field of [word, word.or('none'), word.orNothing]) {
      expect(field.propTypeProblems('name', 0)).toEqual([
        { prop: 'name', got: 'number', allowed: 'a word', fix: 'say it' },
      ]);
      expect(field.propTypeProblems('name', '')).toEqual([]);
    }
  });
});

describe('the checks of a value', () => {
  const field = word.checkedBy(without('x')).checkedBy(without('y'));

  it('are all told, in the order in which they were added', () => {
    expect(field.problems('name', 'axy').map(({ prop, allowed }) => [prop, allowed])).toEqual([
      ['name', 'no x'],
      ['name', 'no y'],
    ]);
    expect(field.problems('name', 'ay').map(({ allowed }) => allowed)).toEqual(['no y']);
    expect(field.problems('name', 'a')).toEqual([]);
    expect(word.problems('name', 'axy')).toEqual([]);
  });

  it('stay with the field whatever else it learns', () => {
    const fields = [field.or('a'), field.orNothing, field.orFrom(() => 'a'), field.with({}), field.completedBy(String)];
    expect(fields.map((one) => one.problems('name', 'xy').length)).toEqual([2, 2, 2, 2, 2]);
  });

  it.each(NOTHING)('have nothing to say about %p', (nothing) => {
    expect(field.problems('name', nothing)).toEqual([]);
  });
});

describe('a settled value', () => {
  const number = Field.of<number>({ kind: 'number' }, () => []);

  it.each(NOTHING)('is the default for %p', (nothing) => {
    expect(number.or(3).settle(nothing)).toBe(3);
    expect(number.orNothing.settle(nothing)).toBeUndefined();
    expect(number.settle(nothing)).toBeUndefined();
  });

  it('is what is given, however little it is', () => {
    expect([number.or(3).settle(0), number.orNothing.settle(0), number.settle(0)]).toEqual([0, 0, 0]);
  });

  it('is completed, the default likewise; nothing stays nothing', () => {
    const twice = number.completedBy((value) => `${2 * value}`);
    expect([twice.settle(4), twice.or(3).settle(undefined), twice.or(0).settle(null)]).toEqual(['8', '6', '0']);
    expect(twice.orNothing.settle(undefined)).toBeUndefined();
  });
});

describe('a value for a construct', () => {
  const named = word.orFrom((of, given) => given ?? of.node.id);

  it.each(NOTHING)('is made from the construct for %p', (nothing) => {
    expect(named.given(nothing, construct)).toBe('prices');
    expect(word.orFrom((_of, given) => typeof given).given(nothing, construct)).toBe('undefined');
  });

  it('may depend on what is given', () => {
    expect(named.given('costs', construct)).toBe('costs');
    expect(word.orFrom((of, given) => `${of.node.id}-${given}`).given('costs', construct)).toBe('prices-costs');
  });

  it('is what is given where nothing is made from the construct', () => {
    expect([word.given('', construct), word.given(undefined, construct), word.given(null, construct)]).toEqual([
      '',
      undefined,
      undefined,
    ]);
    expect(word.or('none').given(undefined, construct)).toBeUndefined();
  });
});

it('a table has a field for each prop, and required fields for required props, or it does not compile', () => {
  interface Props {
    readonly name: string;
    readonly size?: number;
  }
  const size = Field.of<number>({ kind: 'number' }, () => []);
  const table = { name: word, size: size.or(3) } satisfies Fields<Props>;
  // @ts-expect-error -- a prop has no field
  const lacking = { name: word } satisfies Fields<Props>;
  // @ts-expect-error -- a required prop would be optional
  const loose = { name: word.or('a'), size: size.or(3) } satisfies Fields<Props>;
  // @ts-expect-error -- an optional prop would be required
  const strict = { name: word, size } satisfies Fields<Props>;
  const settled: Settled<typeof table> = { name: 'a', size: 3 };
  expect([lacking, loose, strict].map((one) => Object.keys(one).length)).toEqual([1, 2, 2]);
  expect(Object.keys(table)).toEqual(Object.keys(settled));
});

describe('what a field accepts', () => {
  const count = wholeNumber({ min: 1, max: 5, fix: 'count' });

  it('accepts values of its type within its bounds', () => {
    expect([1, 5].map((value) => count.accepts(value))).toEqual([true, true]);
    expect([0, 6, 1.5, '1', null].map((value) => count.accepts(value))).toEqual(Array(5).fill(false));
    expect(oneOf({ A: 'a' }, 'write a').accepts('b')).toBe(false);
    expect(text.checkedBy((prop) => [{ prop, got: '', allowed: '', fix: '' }]).accepts('a')).toBe(false);
  });

  it('accepts nothing where it may be left out', () => {
    expect(count.accepts(undefined)).toBe(false);
    expect([count.or(3), count.orNothing].map((field) => field.accepts(undefined))).toEqual([true, true]);
  });
});
