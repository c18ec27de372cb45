import { createContext, runInContext } from 'vm';
import { Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { Field } from '../../lib/fields/field';
import { flag, listOf, optionsOf, propsOf, text, wholeNumber } from '../../lib/fields/kinds';
import {
  Manner,
  complete,
  isObjectLike,
  isPlain,
  noProps,
  problemsIn,
  settle,
  settleArguments,
  settling,
  typeProblemsIn,
} from '../../lib/fields/settle';
import { show } from '../../lib/fields/show';
import { linesOf } from '../support/refusals';

const construct = new Construct(Testing.chart(), 'prices');

const size = wholeNumber({ min: 1, max: 9, fix: 'count again' });
const FIELDS = {
  paint: text,
  size: size.or(3),
  name: text.orNothing,
  full: text.orFrom((of, given) => given ?? of.node.id),
  tags: listOf(size).completedBy((all) => all.length).orNothing,
};
const NAMES = 'paint, size, name, full, tags';
const MISSING = 'paint: got nothing, allowed text; there is no default: write it in quotes';

/** As a caller without types gives them. */
const settled = (props: unknown, dependent?: Parameters<typeof settle<typeof FIELDS>>[3]) =>
  settle(construct, props as { paint: string }, FIELDS, dependent);
const lines = (...all: string[]) => new Error(all.map((line) => `[test/prices] ${line}`).join('\n'));

describe('the props of a construct', () => {
  it('are settled: what is given, and the defaults', () => {
    expect(settled({ paint: 'red' })).toEqual({ paint: 'red', size: 3, full: 'prices' });
    expect(settled({ paint: 'red', size: 1, name: 'a', full: 'b', tags: [5, 6] })).toEqual({
      paint: 'red',
      size: 1,
      name: 'a',
      full: 'b',
      tags: 2,
    });
    expect(Object.keys(settled({ paint: 'red' }))).toEqual(Object.keys(FIELDS));
  });

  it('are left out by undefined and null, and may be inherited', () => {
    expect(settled({ paint: 'red', size: null, full: null, tags: undefined })).toEqual(settled({ paint: 'red' }));
    expect(settled(Object.create({ paint: 'red', size: 5 })).size).toBe(5);
  });

  it.each([undefined, null, {}])('may all be missing: %p', (none) => {
    expect(() => settled(none)).toThrow(lines(MISSING));
    expect(settle(construct, none as undefined, { size: size.or(3) })).toEqual({ size: 3 });
  });

  it.each([5, 'red', '', 0, false, [], () => 1, new (class Paint {})(), new Date(0)])('are props: %p', (wrong) => {
    const start = `[test/prices] props: got `;
    const end = `, allowed any of ${NAMES}; write them in braces, each with its name`;
    expect(() => settled(wrong)).toThrow(start);
    expect(() => settled(wrong)).toThrow(end);
  });

  it('are told one by one where all their names are others', () => {
    expect(() => settled({ colour: 5 })).toThrow(lines(MISSING, `colour: got 5, allowed only ${NAMES}; leave it out`));
  });

  it('have no default where they are required, but for what is inside a prop', () => {
    expect(() => settle(construct, { a: {} } as never, { a: propsOf({ b: text }) })).toThrow(
      lines('a.b: got nothing, allowed text; write it in quotes'),
    );
  });

  it('are told together when they are missing, misspelt or of another type, and nothing else is', () => {
    const dependent = jest.fn(() => []);
    expect(() => settled({ size: '5', name: 5, tags: [0, 'a'], Full: 'x', full: 'y' }, dependent)).toThrow(
      lines(
        MISSING,
        'size: got "5", allowed a number; write it in digits, without quotes',
        'name: got 5, allowed text; write "5"',
        'tags[1]: got "a", allowed a number; write it in digits, without quotes',
        'Full: got "x", allowed a prop of Construct; write full',
      ),
    );
    expect(dependent).not.toHaveBeenCalled();
  });

  const told = (prop: string, got: string) => ({ prop, got, allowed: 'another', fix: 'mix it' });
  const inWords = (prop: string, got: string) => `${prop}: got ${got}, allowed another; mix it`;

  it('are told together when they are outside their bounds, with those that depend on each other, in their order', () => {
    const dependent = ({ full }: { full: string }) => [
      told('tags', full),
      told('tags[0].x', 'b'),
      told('paint', 'red'),
    ];
    expect(() => settled({ paint: 'red', size: 0, tags: [10] }, dependent)).toThrow(
      lines(
        inWords('paint', 'red'),
        'size: got 0, allowed a whole number from 1 to 9; count again',
        'tags[0]: got 10, allowed a whole number from 1 to 9; count again',
        inWords('tags', 'prices'),
        inWords('tags[0].x', 'b'),
      ),
    );
    expect(() => settled({ paint: 'red' }, () => [told('tags', '1')])).toThrow(lines(inWords('tags', '1')));
  });

  it('are told once where a value is outside its bounds, whatever else that does', () => {
    const dependent = [told('size', '0'), told('size', 'none'), told('paint', '0')];
    expect(() => settled({ paint: 'red', size: 0 }, () => dependent)).toThrow(
      lines(
        inWords('paint', '0'),
        'size: got 0, allowed a whole number from 1 to 9; count again',
        inWords('size', 'none'),
      ),
    );
  });

  it('may be settled before somebody decides what else is wrong: types are told first, bounds with the rest', () => {
    expect(() => settling(construct, { paint: 5 } as never, FIELDS)).toThrow(
      lines('paint: got 5, allowed text; write "5"'),
    );
    const given = settling(construct, { paint: 'red', size: 0 }, FIELDS);
    expect(given.settled).toEqual({ paint: 'red', size: 0, full: 'prices' });
    const SIZE = 'size: got 0, allowed a whole number from 1 to 9; count again';
    expect(() => given.rejectIfAny([])).toThrow(lines(SIZE));
    expect(() => given.rejectIfAny([told('paint', 'red')])).toThrow(lines(inWords('paint', 'red'), SIZE));
    expect(() => settling(construct, { paint: 'red' }, FIELDS).rejectIfAny([])).not.toThrow();
  });

  it('are checked when they are made from the construct, as if they were given', () => {
    const short = text.checkedBy((prop, value) =>
      value.length > 5 ? [{ prop, got: value, allowed: 'five letters', fix: 'shorten it' }] : [],
    );
    const name = short.orFrom((of, given) => given ?? of.node.id);
    expect(() => settle(construct, {}, { name })).toThrow(lines('name: got prices, allowed five letters; shorten it'));
    expect(settle(construct, { name: 'cost' }, { name })).toEqual({ name: 'cost' });
  });
});

describe('whoever settles the props of a construct', () => {
  const given = (props: object, manner: Manner) =>
    linesOf(() => settling(construct, props as { paint: string }, FIELDS, manner));

  it('may call it by another name', () => {
    expect(given({ paint: 'red', Name: 'a' }, { owner: 'Wall.paint' })).toEqual([
      '[test/prices] Name: got "a", allowed a prop of Wall.paint; write name',
    ]);
  });

  it('may know what else is written, for a name and for a value of another type', () => {
    const advise: Manner['advise'] = (name, all) => (name === 'name' ? undefined : `paint it ${show(all[name])}`);
    expect(given({ paint: 5, name: 5, Name: 5, tags: ['a', 'b'], nothing: null }, { advise })).toEqual([
      '[test/prices] paint: got 5, allowed text; paint it 5',
      '[test/prices] name: got 5, allowed text; write "5"',
      '[test/prices] tags[0]: got "a", allowed a number; paint it ["a","b"]',
      '[test/prices] Name: got 5, allowed a prop of Construct; paint it 5',
    ]);
    expect(given({}, { advise })).toEqual([`[test/prices] ${MISSING}`]);
    expect(given({ paint: 'red', size: 5 }, { advise })).toEqual([]);
  });

  it('may hand over all arguments of the constructor, of which those behind the props are told', () => {
    const told = '[test/prices] argument 4: got 5, allowed 3 arguments; write what it says among the props';
    expect(given({ paint: 'red' }, { all: [1, 2, 3, 5] })).toEqual([told]);
    expect(given({ paint: 5 }, { all: [1, 2, 3, 5] })).toEqual([
      '[test/prices] paint: got 5, allowed text; write "5"',
      told,
    ]);
    expect(given([], { all: [1, 2, 3, 5] })).toHaveLength(2);
    expect(given({ paint: 'red' }, { all: [1, 2, 3, undefined, null] })).toEqual([]);
  });

  it('may do all that for a construct that decides nothing more', () => {
    const props = { paint: 'red', Name: 'a' } as { paint: string };
    expect(linesOf(() => settle(construct, props, FIELDS, undefined, { owner: 'Wall' }))).toEqual([
      '[test/prices] Name: got "a", allowed a prop of Wall; write name',
    ]);
  });
});

describe('the arguments of a factory', () => {
  const paint = (colour: unknown, options?: unknown) =>
    settleArguments(
      'Paint.of',
      { colour, options } as { colour: string },
      { colour: text, options: propsOf({ size: size.or(3), shiny: flag.or(false) }).or({}) },
      ({ options: some }) => (some.size === 9 ? [{ prop: 'size', got: '9', allowed: 'less', fix: 'mix less' }] : []),
    );

  it('are settled likewise', () => {
    expect(paint('red')).toEqual({ colour: 'red', options: { size: 3, shiny: false } });
    expect(paint('red', null)).toEqual(paint('red', { size: null }));
    expect(settleArguments('Paint.of', { size: 2 }, { size })).toEqual({ size: 2 });
  });

  it('are missed without a word about defaults: few arguments have one', () => {
    expect(() => paint(null)).toThrow(new Error('Paint.of colour: got nothing, allowed text; write it in quotes'));
  });

  it('are told after its name: types first', () => {
    expect(() => paint(5, { size: '0' })).toThrow(
      new Error(
        'Paint.of colour: got 5, allowed text; write "5"\n' +
          'Paint.of options.size: got "0", allowed a number; write it in digits, without quotes',
      ),
    );
  });

  it('are told after its name: then bounds, and what depends on another', () => {
    expect(() => paint('red', { size: 0 })).toThrow(
      new Error('Paint.of options.size: got 0, allowed a whole number from 1 to 9; count again'),
    );
    expect(() => paint('red', { size: 9 })).toThrow(new Error('Paint.of size: got 9, allowed less; mix less'));
  });

  it('are told once where a value is outside its bounds', () => {
    const dependent = ['5', '6'].map((got) => ({ prop: 'size', got, allowed: 'more', fix: 'mix more' }));
    const tooSmall = wholeNumber({ min: 6, max: 9, fix: 'count again' });
    expect(() => settleArguments('Paint.of', { size: 5 }, { size: tooSmall }, () => dependent)).toThrow(
      new Error(
        'Paint.of size: got 5, allowed a whole number from 6 to 9; count again\nPaint.of size: got 6, allowed more; mix more',
      ),
    );
  });
});

describe('a table', () => {
  const nested = { inner: propsOf({ size }), size: size.or(3) };

  it('tells values of another type with the prefix of where it is', () => {
    const props = (given: object, prefix = '') =>
      typeProblemsIn(given, nested, { prefix, of: 'one of them' }).map(({ prop }) => prop);
    expect(props({ inner: { size: 'x' }, size: 'y', Size: 1 }, 'pod.')).toEqual([
      'pod.inner.size',
      'pod.size',
      'pod.Size',
    ]);
    expect(props({ inner: { size: 'x' } })).toEqual(['inner.size']);
  });

  it('tells values outside bounds likewise', () => {
    expect(problemsIn({ inner: { size: 0 }, size: 0 }, nested, 'pod.').map(({ prop }) => prop)).toEqual([
      'pod.inner.size',
      'pod.size',
    ]);
    expect(problemsIn({ size: 0 }, nested).map(({ prop }) => prop)).toEqual(['size']);
  });

  it('completes what is given', () => {
    expect(complete({ inner: { size: 5 } }, nested)).toEqual({ inner: { size: 5 }, size: 3 });
  });
});

describe('a name that no field has', () => {
  const told = (given: object) =>
    typeProblemsIn(given, { egress: text.orNothing, size: size.orNothing }, { of: 'a prop of it' }).map(
      ({ prop, allowed, fix }) => [prop, allowed, fix],
    );
  const OF = 'a prop of it';

  it('is told with the name that is meant, or is to be left out', () => {
    expect(told({ egres: 'a', SIZE: 5, weight: 5 })).toEqual([
      ['egres', OF, 'write egress'],
      ['SIZE', OF, 'write size'],
      ['weight', 'only egress, size', 'leave it out'],
    ]);
  });

  it('is told with all names once, where nobody knows what is meant', () => {
    expect(told({ egres: 'a' })).toEqual([['egres', OF, 'write egress']]);
    expect(told({ weight: 5, SIZE: 5, colour: 5 })).toEqual([
      ['weight', 'only egress, size', 'leave it out'],
      ['SIZE', OF, 'write size'],
      ['colour', OF, 'leave it out'],
    ]);
  });

  it('is nothing to tell where nothing is given', () => {
    expect(told({ weight: undefined, colour: null })).toEqual([]);
    expect(told({ weight: 0, colour: false })).toHaveLength(2);
  });

  it('is told without its value where it is the name of a secret', () => {
    const [{ got }] = typeProblemsIn({ password: 'hunter2' }, {});
    expect(got).toBe('"***"');
  });

  it('is told inside a prop, and among the options of a factory, likewise', () => {
    const inside = { inner: propsOf({ size }), options: optionsOf({ size }).orNothing };
    expect(typeProblemsIn({ inner: { size: 5, sise: 5 }, options: { size: 5, sise: 5 } }, inside)).toEqual([
      { prop: 'inner.sise', got: '5', allowed: 'a prop of inner', fix: 'write size' },
      { prop: 'sise', got: '5', allowed: 'one of its options', fix: 'write size' },
    ]);
  });
});

describe('a value that has none of the props', () => {
  const fields: Record<string, Field<string>> = { paint: text, name: text };
  const told = (value: unknown) => noProps('pod', value, fields);

  it('is told, but for empty braces', () => {
    expect(told({ colour: 5 })).toEqual([
      {
        prop: 'pod',
        got: '{"colour":5}',
        allowed: 'any of paint, name',
        fix: 'write them in braces, each with its name',
      },
    ]);
    expect([{}, { name: 'a' }, { name: null, colour: 5 }, Object.create({ paint: 'a' })].map(told)).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });

  it.each([undefined, null, [], 'name', 5, () => 1, new Map(), new (class Brush {})()])(
    'is told of what is of another kind: %p',
    (value) => {
      expect(told(value)).toHaveLength(1);
    },
  );
});

it('a value has props when it is an object, but a list, a date and a function have none', () => {
  expect([{}, Object.create(null), new (class {})(), construct].map(isObjectLike)).toEqual([true, true, true, true]);
  expect([[], new Date(0), () => 1, null, undefined, 'a', 5, new Map()].map(isObjectLike)).toEqual(
    Array.from({ length: 8 }, () => false),
  );
});

it('a value is no more than its props when braces make it, in whatever realm', () => {
  const elsewhere = runInContext('({})', createContext({}));
  expect([{}, { a: 1 }, Object.create(null), elsewhere].map(isPlain)).toEqual([true, true, true, true]);
  expect([construct, Object.create({}), [], new Map(), null, undefined, 'a'].map(isPlain)).toEqual(
    Array.from({ length: 7 }, () => false),
  );
});
