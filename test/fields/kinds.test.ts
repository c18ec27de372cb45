import { createContext, runInContext } from 'vm';
import { Duration, Size } from 'cdk8s';
import { AnyField, Field } from '../../lib/fields/field';
import {
  checkedText,
  duration,
  fieldOf,
  flag,
  hasMethod,
  isAmount,
  listOf,
  mapOf,
  number,
  oneOf,
  optionsOf,
  propsOf,
  text,
  texts,
  valueOf,
  wholeNumber,
  wholeSeconds,
} from '../../lib/fields/kinds';
import { Problem, describe as inWords } from '../../lib/fields/problem';

class Colour {
  public static red() {
    return new Colour();
  }
  public static green() {
    return new Colour();
  }
  public static blue() {
    return new Colour();
  }
}
class Red extends Colour {}
class Orange {
  public readonly peel = 'thick';
}
class ToOrange {}
const OTHER_COLOUR = new { Colour: class Colour {} }.Colour();

const colour = valueOf(Colour, ['red']);
const fruit = valueOf(Orange, 'peel it');
const small = wholeNumber({ min: 1, max: 9, fix: 'count again' });
const letter = oneOf({ A: 'a', B: 'b' }, 'write X.A');
const twice: Field<number, string> = small.completedBy((value) => `${2 * value}`);

const MAP = "allowed values by name; write them in braces, for example { team: 'books' }";
const PROPS = 'write them in braces, each with its name';
const FIVE_MINUTES = 'allowed a Duration; write for example Duration.minutes(5)';

describe('the type of a value', () => {
  it.each<[AnyField, unknown[]]>([
    [text, ['', 'a']],
    [flag, [true, false]],
    [number, [0, NaN, 0.5]],
    [small, [0, 10, NaN]],
    [duration, [Duration.seconds(0), { toSeconds: () => 1, toMilliseconds: () => 1000 }]],
    [wholeSeconds({ min: 1, max: 2, fix: '' }), [Duration.days(1)]],
    [letter, ['a', 'b']],
    [colour, [new Colour(), new Red()]],
    [listOf(text), [[], ['a']]],
    [listOf(listOf(number)), [[], [[]], [[5], []]]],
    [mapOf(number), [{}, { a: 5 }]],
    [texts, [{}, { a: 'b' }, Object.create(null), runInContext('({ a: "b" })', createContext({}))]],
    [propsOf({ a: text.orNothing }), [{}, { a: 'b', c: undefined, d: null }, Object.create({ a: 'b' })]],
    [optionsOf({ a: text.orNothing }), [{}, { a: 'b' }, Object.assign(new Orange(), { a: 'b', peel: null })]],
  ])('takes what it is: %#', (field, values) => {
    expect(values.map((value) => field.typeProblems('prop', value))).toEqual(values.map(() => []));
  });

  it.each<[AnyField, unknown, string]>([
    [text, undefined, 'got nothing, allowed text; write it in quotes'],
    [text, 8080, 'got 8080, allowed text; write "8080"'],
    [text, true, 'got true, allowed text; write "true"'],
    [text, ['a'], 'got ["a"], allowed text; write it in quotes'],
    [flag, 'false', 'got "false", allowed true or false; write one of them, without quotes'],
    [flag, 0, 'got 0, allowed true or false; write one of them, without quotes'],
    [number, '3', 'got "3", allowed a number; write it in digits, without quotes'],
    [small, '3', 'got "3", allowed a number; write it in digits, without quotes'],
    [duration, 60, 'got 60, allowed a Duration; write for example Duration.seconds(60)'],
    [duration, '1.5', 'got "1.5", allowed a Duration; write for example Duration.seconds(1.5)'],
    [duration, undefined, `got nothing, ${FIVE_MINUTES}`],
    [duration, '30s', 'got "30s", allowed a Duration; write for example Duration.seconds(30)'],
    [duration, '36h', 'got "36h", allowed a Duration; write for example Duration.hours(36)'],
    [duration, '7d', 'got "7d", allowed a Duration; write for example Duration.days(7)'],
    [duration, '5 m', `got "5 m", ${FIVE_MINUTES}`],
    [duration, -1, `got -1, ${FIVE_MINUTES}`],
    [duration, ['90'], `got ["90"], ${FIVE_MINUTES}`],
    [duration, true, `got true, ${FIVE_MINUTES}`],
    [duration, '5m', `got "5m", ${FIVE_MINUTES}`],
    [duration, Size.mebibytes(1), `got a Size, ${FIVE_MINUTES}`],
    [duration, { toSeconds: () => 1 }, `got {}, ${FIVE_MINUTES}`],
    [duration, { toMilliseconds: () => 1 }, `got {}, ${FIVE_MINUTES}`],
    [wholeSeconds({ min: 1, max: 2, fix: '' }), 5, 'got 5, allowed a Duration; write for example Duration.seconds(5)'],
    [letter, 'c', 'got "c", allowed a, b; write X.A'],
    [letter, 'A', 'got "A", allowed a, b; write X.A'],
    [letter, ['a'], 'got ["a"], allowed a, b; write X.A'],
    [colour, 'red', 'got "red", allowed a Colour; make one with Colour.red'],
    [valueOf(Colour, ['red', 'blue']), 5, 'got 5, allowed a Colour; make one with Colour.red or Colour.blue'],
    [
      valueOf(Colour, ['red', 'green', 'blue']),
      null,
      'got nothing, allowed a Colour; make one with Colour.red, Colour.green or Colour.blue',
    ],
    [colour, Object.create(null), 'got {}, allowed a Colour; make one with Colour.red'],
    [colour, { constructor: undefined }, 'got {}, allowed a Colour; make one with Colour.red'],
    [colour, ToOrange, 'got class ToOrange {\n}, allowed a Colour; make one with Colour.red'],
    [fruit, new Colour(), 'got a Colour, allowed an Orange; peel it'],
    [valueOf(ToOrange, 'peel it'), 'x', 'got "x", allowed a ToOrange; peel it'],
    [
      colour,
      OTHER_COLOUR,
      'got a Colour of another copy of cdk8s-batch, allowed a Colour; keep one: see `npm ls cdk8s-batch`',
    ],
    [listOf(text), 'a', 'got "a", allowed a list, each text; put it in brackets'],
    [listOf(text), 5, 'got 5, allowed a list, each text; write "5"'],
    [listOf(text), null, 'got nothing, allowed a list, each text; write it in quotes'],
    [listOf(colour), new Red(), 'got a Red, allowed a list, each a Colour; put it in brackets'],
    [texts, ['x'], `got ["x"], ${MAP}`],
    [texts, undefined, `got nothing, ${MAP}`],
    [texts, 'a', `got "a", ${MAP}`],
    [texts, new Map([['a', 'b']]), `got a Map, ${MAP}`],
    [texts, new Colour(), `got a Colour, ${MAP}`],
    [texts, Object.create({ a: 'b' }), `got {}, ${MAP}`],
    [propsOf({ a: text, b: text }), 'x', `got "x", allowed any of a, b; ${PROPS}`],
    [propsOf({ a: text, b: text }), undefined, `got nothing, allowed any of a, b; ${PROPS}`],
    [optionsOf({ a: text, b: text }), { c: 'x' }, `got {"c":"x"}, allowed any of a, b; ${PROPS}`],
  ])('is told when it is another: %#', (field, value, message) => {
    expect(field.typeProblems('prop', value).map(inWords)).toEqual([`prop: ${message}`]);
  });

  const places = (problems: Problem[]) => problems.map(({ prop, got }) => `${prop} ${got}`);

  it.each<[AnyField, unknown, string[]]>([
    [listOf(text), ['a', 5, null], ['pod[1] 5', 'pod[2] nothing']],
    [listOf(text), [, 'a'], ['pod[0] nothing']],
    [listOf(listOf(text)), [['a'], ['b', 5], 6], ['pod[1][1] 5', 'pod[2] 6']],
    [mapOf(text), { a: 5, b: 'c', 'd"': true }, ['pod["a"] 5', 'pod["d\\""] true']],
    [mapOf(text), { a: null }, ['pod["a"] nothing']],
    [propsOf({ a: listOf(text), b: flag }), { a: [5] }, ['pod.a[0] 5', 'pod.b nothing']],
    [propsOf({ a: text }), { a: 'b', c: 5 }, ['pod.c 5']],
    [optionsOf({ a: listOf(text), b: flag }), { a: [5] }, ['a[0] 5', 'b nothing']],
    [optionsOf({ a: propsOf({ b: text }) }), { a: { b: 5 } }, ['a.b 5']],
  ])('is told with its place: %#', (field, value, told) => {
    expect(places(field.typeProblems('pod', value))).toEqual(told);
  });
});

describe('the bounds of a value', () => {
  it('are told with the way out, both included', () => {
    const most = wholeNumber({ min: 0, max: 3, fix: { below: 'raise it', above: 'lower it' } });
    expect([0, 3, 1.5, -1, 4].flatMap((value) => most.problems('tries', value)).map(inWords)).toEqual([
      'tries: got 1.5, allowed a whole number from 0 to 3; lower it',
      'tries: got -1, allowed a whole number from 0 to 3; raise it',
      'tries: got 4, allowed a whole number from 0 to 3; lower it',
    ]);
    expect(most.facts).toEqual({ kind: 'number', min: 0, max: 3 });
  });

  it('are told of a time in whole seconds', () => {
    const limit = wholeSeconds({ min: 60, max: 120, fix: 'split it' });
    const times = [60, 120, 59, 121].map((seconds) => Duration.seconds(seconds));
    expect(times.flatMap((time) => limit.problems('limit', time)).map(inWords)).toEqual([
      'limit: got 59s, allowed whole seconds from 60s to 120s; split it',
      'limit: got 121s, allowed whole seconds from 60s to 120s; split it',
    ]);
    expect(limit.facts).toEqual({ kind: 'duration', min: 60, max: 120 });
  });

  it.each<[AnyField, unknown, string[]]>([
    [listOf(small), [1, 0, 9, 10], ['pod[1]', 'pod[3]']],
    [mapOf(small), { a: 1, b: 0, c: 10 }, ['pod["b"]', 'pod["c"]']],
    [propsOf({ a: small, b: listOf(small).orNothing }), { a: 0, b: [0] }, ['pod.a', 'pod.b[0]']],
    [optionsOf({ a: small, b: small.orNothing }), { a: 0 }, ['a']],
    [propsOf({ a: propsOf({ b: small }) }), { a: { b: 0 } }, ['pod.a.b']],
  ])('are told of what is inside, with its place: %#', (field, value, told) => {
    expect(field.problems('pod', value).map(({ prop }) => prop)).toEqual(told);
  });
});

describe('a settled value', () => {
  it('is complete inside', () => {
    expect(listOf(twice).settle([1, 2])).toEqual(['2', '4']);
    expect(mapOf(twice).settle({ a: 1, b: 2 })).toEqual({ a: '2', b: '4' });
    expect(propsOf({ a: twice, b: twice.or(3), c: twice.orNothing }).settle({ a: 1 })).toEqual({
      a: '2',
      b: '6',
      c: undefined,
    });
    expect(optionsOf({ a: twice.or(3) }).settle({})).toEqual({ a: '6' });
  });

  it('is as it is given in all that has nothing to complete', () => {
    const values = [text.settle('a'), flag.settle(false), letter.settle('b'), colour.settle(new Red())];
    expect(values).toEqual(['a', false, 'b', new Red()]);
  });
});

it('a field knows of which kind it is, and what it is made of', () => {
  const table = { a: text };
  expect([text, flag, number, duration].map(({ facts }) => facts)).toEqual([
    { kind: 'text' },
    { kind: 'flag' },
    { kind: 'number' },
    { kind: 'duration' },
  ]);
  expect(letter.facts).toEqual({ kind: 'enum', members: ['a', 'b'] });
  expect(colour.facts).toEqual({ kind: 'value', valueClass: Colour });
  expect(listOf(text).facts).toEqual({ kind: 'list', item: text });
  expect(texts.facts).toEqual({ kind: 'map', item: text });
  expect([propsOf(table).facts, optionsOf(table).facts]).toEqual([
    { kind: 'props', table },
    { kind: 'props', table },
  ]);
});

it('a text may have words of its own for values of another type', () => {
  const name = checkedText((prop, value) =>
    value === 'a' ? [] : [{ prop, got: typeof value, allowed: 'a name', fix: 'say a' }],
  );
  expect(name.facts).toEqual({ kind: 'text' });
  expect(['a', 'b', 5, undefined].map((value) => name.typeProblems('name', value).map(inWords))).toEqual([
    [],
    [],
    ['name: got number, allowed a name; say a'],
    ['name: got undefined, allowed a name; say a'],
  ]);
  expect(['a', 'b'].map((value) => name.problems('name', value).map(inWords))).toEqual([
    [],
    ['name: got string, allowed a name; say a'],
  ]);
});

it('a kind of another room is made of its words', () => {
  const even = fieldOf<number>(
    { kind: 'even', min: 2 },
    'an even number',
    (value) => Number(value) % 2 === 0,
    (value) => `add ${Number(value) % 2}`,
  );
  expect(even.facts).toEqual({ kind: 'even', min: 2 });
  expect(even.presence).toBe('required');
  expect(even.typeProblems('pair', 4)).toEqual([]);
  expect(even.typeProblems('pair', 5).map(inWords)).toEqual(['pair: got 5, allowed an even number; add 1']);
});

it('a value is known by its methods', () => {
  expect(hasMethod({ cut: () => 1 }, 'cut')).toBe(true);
  expect(['cut', { cut: 1 }, {}, undefined, [() => 1]].map((value) => hasMethod(value, 'cut'))).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

it('an amount without its unit is a number, or the text of one', () => {
  expect([0, 60, 1.25, '60', '1.25'].map(isAmount)).toEqual([true, true, true, true, true]);
  expect(
    [-1, NaN, '', '5m', '.5', '5.', 'a5', '1.5.5', ['5'], true, undefined, { toString: () => '5' }].map(isAmount),
  ).toEqual(Array.from({ length: 12 }, () => false));
});
