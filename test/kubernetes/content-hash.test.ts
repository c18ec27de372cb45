import * as fc from 'fast-check';
import { contentHash } from '../../lib/kubernetes/content-hash';

describe('the hash of some content', () => {
  it('is ten hexadecimal digits, so that it fits into any name', () => {
    fc.assert(fc.property(fc.jsonValue(), (content) => expect(contentHash(content)).toMatch(/^[0-9a-f]{10}$/)));
  });

  it('is the same in every release: it names objects that exist', () => {
    // echo -n '{"a":[1,{"b":null}]}' | sha256sum
    expect(contentHash({ a: [1, { b: null }] })).toBe('04c9b7f39a');
  });

  it('does not depend on the order of keys, however deep', () => {
    expect(contentHash({ a: 1, b: { c: 2, d: 3 } })).toBe(contentHash({ b: { d: 3, c: 2 }, a: 1 }));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
        const turned = Object.fromEntries(Object.entries(content).reverse());
        expect(contentHash(turned)).toBe(contentHash(content));
      }),
    );
  });

  it('does not depend on values that are unset', () => {
    expect(contentHash({ a: 1, b: undefined })).toBe(contentHash({ a: 1 }));
  });

  it.each<[unknown, unknown]>([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: '1' }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: null }, {}],
    [{ a: {} }, { a: [] }],
    [{ a: 'x\n' }, { a: 'x' }],
  ])('tells %j from %j', (one, other) => {
    expect(contentHash(one)).not.toBe(contentHash(other));
  });
});
