import { Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { describe as inWords } from '../../lib/fields/problem';
import {
  Type,
  isBoolean,
  isChecked,
  isTexts,
  isNumber,
  isObject,
  isText,
  isValue,
  listOf,
  mapOf,
  oneOf,
  optional,
  optionsOf,
  propsOf,
  requireArguments,
  requireProps,
} from '../../lib/fields/types';

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
class Orange {
  public readonly peel = 'thick';
}
class Bare {}
class ToOrange {}
const isColour = isValue(Colour, ['red']);

const OTHER_COLOUR = new { Colour: class Colour {} }.Colour();

describe('a type', () => {
  it.each<[string, Type, unknown[]]>([
    ['text', isText, ['', 'a']],
    ['number', isNumber, [0, NaN]],
    ['boolean', isBoolean, [true, false]],
    ['map', isTexts, [{}, { a: 'b' }, Object.create(null)]],
    ['map of numbers', mapOf(isNumber), [{}, { a: 5 }]],
    ['list', listOf(isText), [[], ['a']]],
    ['enum', oneOf({ A: 'a', B: 'b' }, ''), ['a', 'b']],
    ['class', isColour, [new Colour(), new (class Red extends Colour {})()]],
    [
      'props',
      propsOf({ a: isText }),
      [
        { a: 'b', c: undefined, d: null },
        new (class {
          public a = 'b';
        })(),
      ],
    ],
    ['what may be left out', optional(isText), [undefined, null, 'a']],
    ['what is checked elsewhere', isChecked, [undefined, 5, 'a']],
  ])('%s takes what is one', (_title, type, values) => {
    expect(values.map((value) => type('prop', value))).toEqual(values.map(() => []));
  });

  it.each<[Type, unknown, string]>([
    [isText, undefined, 'got nothing, allowed text; write it in quotes'],
    [isText, 8080, 'got 8080, allowed text; write "8080"'],
    [isText, true, 'got true, allowed text; write "true"'],
    [isText, ['a'], 'got ["a"], allowed text; write it in quotes'],
    [isNumber, '3', 'got "3", allowed a number; write it in digits, without quotes'],
    [isBoolean, 'false', 'got "false", allowed true or false; write one of them, without quotes'],
    [isTexts, ['x'], `got ["x"], allowed values by name; write them in braces, for example { team: 'books' }`],
    [
      isTexts,
      new Map([['a', 'b']]),
      `got a Map, allowed values by name; write them in braces, for example { team: 'books' }`,
    ],
    [
      isTexts,
      new Colour(),
      `got a Colour, allowed values by name; write them in braces, for example { team: 'books' }`,
    ],
    [oneOf({ A: 'a', B: 'b' }, 'write X.A'), 'c', 'got "c", allowed a, b; write X.A'],
    [oneOf({ A: 'a', B: 'b' }, 'write X.A'), ['a'], 'got ["a"], allowed a, b; write X.A'],
    [isColour, 'red', 'got "red", allowed a Colour; make one with Colour.red'],
    [isValue(Colour, ['red', 'blue']), 'red', 'got "red", allowed a Colour; make one with Colour.red or Colour.blue'],
    [
      isValue(Colour, ['red', 'green', 'blue']),
      'red',
      'got "red", allowed a Colour; make one with Colour.red, Colour.green or Colour.blue',
    ],
    [isColour, Object.create(null), 'got {}, allowed a Colour; make one with Colour.red'],
    [isColour, Bare, 'got class Bare {\n}, allowed a Colour; make one with Colour.red'],
    [isValue(Orange, 'peel it'), new Colour(), 'got a Colour, allowed an Orange; peel it'],
    [
      isColour,
      OTHER_COLOUR,
      'got a Colour of another copy of cdk8s-batch, allowed a Colour; keep one: see `npm ls cdk8s-batch`',
    ],
    [listOf(isText), 'a', 'got "a", allowed a list, each text; put it in brackets'],
    [listOf(isText), 5, 'got 5, allowed a list, each text; write "5"'],
    [listOf(isText), null, 'got nothing, allowed a list, each text; write it in quotes'],
    [isValue(ToOrange, 'peel it'), 'x', 'got "x", allowed a ToOrange; peel it'],
    [isObject, 'x', 'got "x", allowed options by name; write them in braces, each with its name'],
    [propsOf({ a: isText, b: isText }), 'x', 'got "x", allowed any of a, b; write them in braces, each with its name'],
  ])('says of %#: %p', (type, value, message) => {
    expect(type('prop', value).map(inWords)).toEqual([`prop: ${message}`]);
  });

  it('names the place of what is inside', () => {
    const told = (type: Type, value: unknown) => type('pod', value).map(({ prop, got }) => `${prop} ${got}`);
    expect(told(listOf(isText), ['a', 5, null])).toEqual(['pod[1] 5', 'pod[2] nothing']);
    expect(told(listOf(isText), [, 'a'])).toEqual(['pod[0] nothing']);
    expect(told(mapOf(isText), { a: 5 })).toEqual(['pod["a"] 5']);
    expect(told(propsOf({ a: listOf(isText) }), { a: [5] })).toEqual(['pod.a[0] 5']);
    expect(told(optionsOf({ a: listOf(isText) }), { a: [5] })).toEqual(['a[0] 5']);
  });
});

describe('the props of a construct', () => {
  interface Props {
    readonly paint: Colour;
    readonly size?: number;
    readonly name?: string;
  }
  const construct = new Construct(Testing.chart(), 'prices');
  const types = { paint: isColour, size: optional(isNumber), name: optional(isText) };
  const given = (props: unknown) => requireProps(construct, props as Props, types);
  const MISSING = '[test/prices] paint: got nothing, allowed a Colour; there is no default: make one with Colour.red';

  it('are those that it must be given', () => {
    const paint = new Colour();
    expect(given({ paint, size: 0 })).toEqual({ paint, size: 0 });
    expect(() => given({ paint: null })).toThrow(new Error(MISSING));
  });

  it.each([undefined, null])('are missing when there are none: %p', (none) => {
    expect(() => given(none)).toThrow(new Error(MISSING));
  });

  it.each([5, 'red', [], () => 1, { colour: 5 }, new Orange()])('are props: %p', (wrong) => {
    expect(() => given(wrong)).toThrow(/^\[test\/prices\] props: got .*, allowed any of paint, size, name; /);
  });

  it('are told together when they are missing or of another type', () => {
    expect(() => given({ size: '5', name: 5 })).toThrow(
      new Error(
        [
          MISSING,
          '[test/prices] size: got "5", allowed a number; write it in digits, without quotes',
          '[test/prices] name: got 5, allowed text; write "5"',
        ].join('\n'),
      ),
    );
  });

  it('are no others: what is misspelt would be left out in silence', () => {
    expect(() => given({ paint: new Colour(), Size: 5, nmae: 'a', weight: 5, colour: null })).toThrow(
      new Error(
        [
          '[test/prices] Size: got 5, allowed only paint, size, name; write size',
          '[test/prices] nmae: got "a", allowed only paint, size, name; write name',
          '[test/prices] weight: got 5, allowed only paint, size, name; leave it out',
        ].join('\n'),
      ),
    );
    const inside = propsOf({ egress: listOf(isText) })('pod', { egres: ['a'], egress: [] });
    expect(inside.map(inWords)).toEqual(['pod.egres: got ["a"], allowed only egress; write egress']);
  });

  it('are left out by null, and may be inherited', () => {
    const paint = new Colour();
    expect(given({ paint, size: null }).size).toBeUndefined();
    expect(given(Object.create({ paint, size: 5 }))).toEqual({ paint, size: 5 });
  });
});

describe('the arguments of a factory', () => {
  const options = optional(optionsOf({ size: optional(isNumber) }));
  const paint = (name: unknown, more: unknown) =>
    requireArguments('Paint.of', { name, options: more }, { name: isText, options });

  it('are told together, after its name', () => {
    expect(() => paint(5, { size: '5' })).toThrow(
      new Error(
        'Paint.of name: got 5, allowed text; write "5"\n' +
          'Paint.of size: got "5", allowed a number; write it in digits, without quotes',
      ),
    );
  });

  it('are left out by null, and options likewise', () => {
    expect(paint('a', null)).toEqual({ name: 'a', options: undefined });
    expect(paint('a', { size: null })).toEqual({ name: 'a', options: { size: undefined } });
  });
});
