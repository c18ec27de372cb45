import { oneOf, text, wholeNumber } from '../../lib/fields/kinds';

describe('a field', () => {
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
