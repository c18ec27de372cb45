import { Duration } from 'cdk8s';
import { show, showUnder } from '../../lib/fields/show';

const circular: { self?: unknown } = {};
circular.self = circular;
const bare = Object.create(null);
bare.self = bare;

describe('a value in a message', () => {
  it.each<[unknown, string]>([
    [undefined, 'nothing'],
    [null, 'nothing'],
    [1.5, '1.5'],
    [NaN, 'NaN'],
    [10n, '10'],
    [false, 'false'],
    ['', '""'],
    ['two\nlines', '"two\\nlines"'],
    [['a', 1], '["a",1]'],
    [{ a: 1 }, '{"a":1}'],
    [circular, '[object Object]'],
    [bare, '[object Object]'],
    [Object.create(null), '{}'],
    [Symbol('red'), 'Symbol(red)'],
    [Math.max, 'function max() { [native code] }'],
    [Duration.hours(1), 'a Duration'],
    [Error('no'), 'an Error'],
    [[Duration.hours(1), { a: Error('no') }], '["a Duration",{"a":"an Error"}]'],
    [new (class InOut {})(), 'an InOut'],
    [new (class ToOut {})(), 'a ToOut'],
    ['x'.repeat(118), `"${'x'.repeat(118)}"`],
    ['x'.repeat(119), `"${'x'.repeat(99)}… (121 characters)`],
  ])('%p stands as %s', (value, text) => {
    expect(show(value)).toBe(text);
  });
});

it('a text under the name of a secret does not stand in a message, nor one inside a value', () => {
  expect(showUnder('password', 'hunter2')).toBe('"***"');
  expect(showUnder('mode', 'fast')).toBe('"fast"');
  expect(showUnder('password', { name: 'a' })).toBe('{"name":"a"}');
  expect(show({ password: 'hunter2', mode: 'fast' })).toBe('{"password":"***","mode":"fast"}');
});
