import * as fc from 'fast-check';
import { describe as inWords } from '../../lib/fields/problem';
import { Parameter } from '../../lib/job/parameter';
import { valueProblems } from '../../lib/job/parameter-declaration';
import { linesOf, refusalsOf } from '../support/refusals';

/** What a parameter says to a value. */
function complaint(parameter: Parameter, value: string): string[] {
  return valueProblems(parameter._declaration, parameter.name, value).map(inWords);
}

/** The value as the parameter shows it when it refuses it; nothing when it takes it. */
function refused(parameter: Parameter, value: string): string | undefined {
  const [problem, ...others] = valueProblems(parameter._declaration, parameter.name, value);
  expect(others).toEqual([]);
  return problem?.got;
}

describe('a whole number', () => {
  it('is from 0 to 2147483647 when nothing is said', () => {
    const count = Parameter.integer('count');
    expect(['0', '2147483647'].flatMap((value) => complaint(count, value))).toEqual([]);
    expect(['-1', '2147483648'].map((value) => refused(count, value))).toEqual(['-1', '2147483648']);
  });

  it('may be each of its bounds and nothing outside', () => {
    const shift = Parameter.integer('shift', { min: -5, max: 5 });
    expect(['-5', '5'].flatMap((value) => complaint(shift, value))).toEqual([]);
    expect(['-6', '6'].map((value) => refused(shift, value))).toEqual(['-6', '6']);
    expect(complaint(shift, '6')).toEqual([
      'shift: got 6, allowed a whole number from -5 to 5; write it in plain digits, within the bounds',
    ]);
  });

  it('is told from its neighbour even at the end of what is exact', () => {
    const big = Parameter.integer('big', { max: Number.MAX_SAFE_INTEGER });
    expect(complaint(big, '9007199254740991')).toEqual([]);
    expect(complaint(big, '9007199254740992')).toHaveLength(1);
  });

  it.each(['', ' 1', '1 ', '+1', '-0', '01', '1.0', '1e2', '0x1', '1_000', '१', 'NaN', '1\n'])(
    'is not %j, which programs read in different ways',
    (value) => {
      const got = /^-?[0-9.]+$/.test(value) && !value.endsWith('\n') ? value : JSON.stringify(value);
      expect(refused(Parameter.integer('count'), value)).toBe(got);
    },
  );

  it('cannot have its bounds reversed, but may be a single one', () => {
    expect(refusalsOf(() => Parameter.integer('count', { min: 2, max: 1 }))).toEqual(['Parameter.integer min: got 2']);
    expect(linesOf(() => Parameter.integer('count', { min: 2.5, max: 1 }))).toEqual([
      expect.stringMatching(/^Parameter\.integer min: got 2\.5, allowed a whole number from /),
    ]);
    expect(refusalsOf(() => Parameter.integer('count', { max: 1.5, defaultValue: 3 }))).toEqual([
      'Parameter.integer max: got 1.5',
    ]);
    expect(Parameter.integer('count', { min: 2, max: 2, defaultValue: 2 }).defaultValue).toBe('2');
  });

  it.each([-1, 11, 1.5, NaN])('cannot be %d when nothing is said, if that is not among its values', (defaultValue) => {
    const got = Number.isNaN(defaultValue) ? '"NaN"' : defaultValue;
    expect(refusalsOf(() => Parameter.integer('count', { max: 10, defaultValue }))).toEqual([
      `Parameter.integer defaultValue: got ${got}`,
    ]);
  });

  it('accepts exactly the whole numbers within its bounds, in plain digits', () => {
    const bounds = fc.tuple(fc.maxSafeInteger(), fc.maxSafeInteger()).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
    fc.assert(
      fc.property(bounds, fc.maxSafeInteger(), ([min, max], value) => {
        const parameter = Parameter.integer('count', { min, max });
        expect(complaint(parameter, String(value)).length === 0).toBe(value >= min && value <= max);
      }),
    );
  });
});

describe('a text', () => {
  it('has at most 256 characters when nothing is said, however many bytes they take', () => {
    const note = Parameter.text('note');
    expect(complaint(note, '😀'.repeat(256))).toEqual([]);
    expect(complaint(note, 'x'.repeat(257))).toEqual([
      `note: got "${'x'.repeat(99)}… (259 characters), allowed text of at most 256 characters; shorten it by 1`,
    ]);
  });

  it('that is as long as it may be is told of its pattern, whose characters are whole ones', () => {
    const one = Parameter.text('one', { pattern: '[^a-z]', maxLength: 1 });
    expect(complaint(one, '😀')).toEqual([]);
    expect(complaint(one, 'a')).toEqual([
      'one: got "a", allowed text of at most 1 characters, all of it matching /[^a-z]/; write it as the pattern says',
    ]);
  });

  it('must match its pattern from the first character to the last', () => {
    const day = Parameter.text('day', { pattern: '[0-9]{4}-[0-9]{2}|today', maxLength: 10 });
    expect(['2026-11', 'today'].flatMap((value) => complaint(day, value))).toEqual([]);
    const allowed = 'allowed text of at most 10 characters, all of it matching /[0-9]{4}-[0-9]{2}|today/';
    for (const value of ['2026-11 ', 'x2026-11', 'today?', 'today\n', '']) {
      const message = `day: got ${JSON.stringify(value)}, ${allowed}; write it as the pattern says`;
      expect(complaint(day, value)).toEqual([message]);
    }
  });

  it('may be empty where the pattern lets it', () => {
    expect(complaint(Parameter.text('note'), '')).toEqual([]);
    expect(complaint(Parameter.text('note', { pattern: '.+' }), '')).toHaveLength(1);
  });

  it.each(['a\0b', '\ud800'])('cannot be %j, which no variable can hold', (value) => {
    const message = 'allowed text of at most 256 characters; leave out NUL and halves of characters';
    expect(complaint(Parameter.text('note'), value)[0]).toContain(message);
  });

  it.each([
    ['(', 'Invalid regular expression: /(/u: Unterminated group'],
    ['a)|(b', "Invalid regular expression: /a)|(b/u: Unmatched ')'"],
  ])('cannot have the pattern %j', (pattern, fix) => {
    const allowed = 'allowed a regular expression of JavaScript, with the flag u';
    expect(linesOf(() => Parameter.text('note', { pattern }))).toEqual([
      `Parameter.text pattern: got "${pattern}", ${allowed}; ${fix}`,
    ]);
  });

  it.each([0, 4097, 1.5])('cannot have a length of at most %d', (maxLength) => {
    const allowed = 'allowed a whole number from 1 to 4096; hand over a longer text in a file or a database';
    expect(() => Parameter.text('note', { maxLength })).toThrow(
      new Error(`Parameter.text maxLength: got ${maxLength}, ${allowed}`),
    );
  });

  it('has a default that it would take', () => {
    expect(Parameter.text('note', { maxLength: 1, defaultValue: 'x' }).defaultValue).toBe('x');
    expect(Parameter.text('note', { maxLength: 4096, defaultValue: 'x'.repeat(4096) }).required).toBe(false);
    expect(() => Parameter.text('note', { maxLength: 1, defaultValue: 'xy' })).toThrow(
      new Error('Parameter.text defaultValue: got "xy", allowed text of at most 1 characters; shorten it by 1'),
    );
    expect(refusalsOf(() => Parameter.text('note', { pattern: 'a+', defaultValue: 'b' }))).toEqual([
      'Parameter.text defaultValue: got "b"',
    ]);
  });

  it('is told of its default when its own options are right', () => {
    expect(refusalsOf(() => Parameter.text('note', { pattern: '(', defaultValue: 'b' }))).toEqual([
      'Parameter.text pattern: got "("',
    ]);
    expect(refusalsOf(() => Parameter.text('note', { maxLength: 0, defaultValue: 'b' }))).toEqual([
      'Parameter.text maxLength: got 0',
    ]);
  });
});
