import { Size } from 'cdk8s';
import { at, itemsOf, literal, textLiteral } from '../../lib/words/literal';

const circular: { self?: unknown } = {};
circular.self = circular;

it.each<[unknown, string]>([
  ['spot', "'spot'"],
  ["it's", "'it\\'s'"],
  ['a "b"\n', '\'a "b"\\n\''],
  [5, '5'],
  [true, 'true'],
  [[1, 'a'], "[1, 'a']"],
  [[], '[]'],
  [{}, '{}'],
  [{ drop: ['ALL'] }, "{ drop: ['ALL'] }"],
  [{ 'nvidia.com/gpu': 1, "it's": 2 }, "{ 'nvidia.com/gpu': 1, 'it\\'s': 2 }"],
  [{ a: undefined, b: null }, '{ b: … }'],
  [undefined, '…'],
  [null, '…'],
  [NaN, '…'],
  [5n, '…'],
  [() => 1, '…'],
  [circular, '…'],
  ['x'.repeat(158), `'${'x'.repeat(158)}'`],
  ['x'.repeat(159), '…'],
])('%p is written as %s', (value, source) => {
  expect(literal(value)).toBe(source);
});

it('a secret is never written', () => {
  expect(literal('https://me:hunter2@example.com')).toBe("'https://***@example.com'");
  expect(literal('hunter2', 'password')).toBe('…');
  expect(literal([{ name: 'API_TOKEN', value: 'hunter2' }])).toBe("[{ name: 'API_TOKEN', value: '***' }]");
  expect(literal({ apiToken: 'hunter2', key: 'a' })).toBe("{ apiToken: '***', key: 'a' }");
});

it('a text may be given as a number, and nothing else', () => {
  expect(['100m', 1, {}, undefined].map(textLiteral)).toEqual(["'100m'", "'1'", '…', '…']);
});

it('what stands at a place is found in braces alone, and items in lists alone', () => {
  expect(at({ a: { b: 5 } }, 'a', 'b')).toBe(5);
  expect([at({ a: 5 }, 'a', 'b'), at(null, 'a'), at([1], '0'), at(Size.mebibytes(1), 'amount')]).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
  expect(itemsOf([1])).toEqual([1]);
  expect([itemsOf('ab'), itemsOf(undefined)]).toEqual([[], []]);
});
