import * as fc from 'fast-check';
import { annotationProblems } from '../../lib/kubernetes/annotations';
import { labelValueProblems, labelValueFrom, labelProblems } from '../../lib/kubernetes/labels';
import { codePoint } from '../support/code-point';

describe('the value of a label', () => {
  it.each(['', 'a', 'A.b_c-1', 'x'.repeat(63)])('may be %j', (value) => {
    expect(labelValueProblems('labels', value)).toEqual([]);
  });

  it.each(['-a', 'a-', 'a b', 'ä', 'x'.repeat(64), 1 as unknown as string, undefined as unknown as string])(
    'is not %j',
    (value) => {
      expect(labelValueProblems('labels["team"]', value)).toMatchObject([
        {
          prop: 'labels["team"]',
          allowed: 'at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit',
        },
      ]);
    },
  );
});

describe('the key of a label', () => {
  const prefix = (length: number) => `${'a'.repeat(length)}/key`;

  it.each(['a', 'app.kubernetes.io/name', 'A_b.c-1', 'x'.repeat(63), prefix(253)])('may be %j', (key) => {
    expect(labelProblems('labels', { [key]: '' })).toEqual([]);
  });

  it.each(['', '/', 'a/', '/a', 'a/b/c', 'a b', '-a', 'Example.com/a', 'x'.repeat(64), prefix(254)])(
    'is not %j',
    (key) => {
      expect(labelProblems('labels', { [key]: '' })).toMatchObject([
        {
          allowed: 'a name of at most 63 letters, digits, "-", "_" and ".", after an optional "domain/"',
        },
      ]);
    },
  );

  it('is none that cdk8s cannot render', () => {
    const allowed = 'any other key: cdk8s takes it for what every object of JavaScript has';
    expect(labelProblems('labels', { constructor: 'a' } as never)).toMatchObject([
      { prop: 'labels["constructor"]', got: '"constructor"', allowed },
    ]);
    expect(labelProblems('labels', { toString: 'a', 'example.com/constructor': 'a' } as never)).toEqual([]);
  });

  it('and its value are told apart', () => {
    expect(labelProblems('labels', { 'a b': 'c d' }).map(({ prop, got }) => [prop, got])).toEqual([
      ['labels["a b"]', '"a b"'],
      ['labels["a b"]', '"c d"'],
    ]);
  });
});

describe('annotations', () => {
  const limit = 256 * 1024;

  it('may hold any text', () => {
    expect(annotationProblems('annotations', { 'example.com/why': 'Because:\n- so\n', empty: '' })).toEqual([]);
  });

  it('have keys like labels', () => {
    expect(annotationProblems('annotations', { 'a b': 'c' })).toMatchObject([
      { prop: 'annotations["a b"]', got: '"a b"' },
    ]);
  });

  it('have 256 KiB in all, keys and bytes beyond ASCII counted', () => {
    expect(annotationProblems('annotations', { a: 'x'.repeat(limit - 1) })).toEqual([]);
    expect(annotationProblems('annotations', { a: 'ä'.repeat(limit / 2) })).toMatchObject([
      { prop: 'annotations', got: '262145 bytes', allowed: 'at most 262144 bytes in all' },
    ]);
  });
});

describe('a label value made of any text', () => {
  it.each([
    ['batch', 'batch'],
    ['My chart (eu)', 'My-chart-eu'],
    ['--', 'batch'],
    ['.-a-.', 'a'],
    ['', 'batch'],
    [`-${'a'.repeat(70)}`, 'a'.repeat(63)],
  ])('%j becomes %j', (text, value) => {
    expect(labelValueFrom(text)).toBe(value);
  });

  it('is legal', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80, unit: codePoint }), (text) => {
        expect(labelValueProblems('labels', labelValueFrom(text))).toEqual([]);
      }),
    );
  });
});
