import * as fc from 'fast-check';
import { describe as sentence } from '../../lib/fields/problem';
import { isProcessText, literal, processTextProblems } from '../../lib/kubernetes/process-arguments';
import { inShort } from '../support/refusals';

const said = (value: string, variable?: string) =>
  processTextProblems('args[0]', value, variable).map(sentence).map(inShort);

describe('a text that a process is started with', () => {
  it.each(['', 'a b', '$(NAME)', 'ü 🙂', 'two\nlines'])('may be %j', (text) => {
    expect(said(text)).toEqual([]);
  });

  it.each(['a\0b', '\0', '\ud800', 'a\udc00b'])('is not %j, and the message does not repeat it', (text) => {
    expect(said(text)).toEqual(['args[0]: got a text with NUL or half a character']);
  });

  it.each([undefined, null, 5, ['a']])('is not %p, whatever text it would become', (value) => {
    expect(isProcessText(value)).toBe(false);
  });

  it('is not longer than Linux takes, in bytes, its variable included', () => {
    expect(said('x'.repeat(131071))).toEqual([]);
    expect(said('x'.repeat(131072))).toEqual([`args[0]: got 131072 bytes`]);
    expect(said('ü'.repeat(65536))).toEqual([`args[0]: got 131072 bytes`]);
    expect(said('x'.repeat(131066), 'NOTE')).toEqual([]);
    expect(said('x'.repeat(131067), 'NOTE')).toEqual([`args[0]: got 131072 bytes`]);
  });
});

describe('a text that Kubernetes hands over', () => {
  /** What Kubernetes makes of a value: `$(NAME)` is replaced when NAME is known, `$$` is `$`. */
  function expand(value: string): string {
    return value.replace(/\$(\$|\(([^)]*)\))/g, (all, next, name) =>
      next === '$' ? '$' : name === 'X' ? 'gone' : all,
    );
  }

  it('is the text that was typed, whatever Kubernetes does with dollar signs', () => {
    expect(expand('$(X)')).toBe('gone');
    expect(expand(literal('$(X)'))).toBe('$(X)');
    const text = fc.string({ unit: fc.constantFrom('$', '(', 'X', ')', 'a', '{') });
    fc.assert(fc.property(text, (value) => expect(expand(literal(value))).toBe(value)));
  });
});
