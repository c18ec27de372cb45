import * as fc from 'fast-check';
import { parse } from 'yaml';
import { codePoint } from '../support/code-point';
import { call, folderWith } from './command';
import { REPORT } from './report-template';

/** What a container gets of its variables: those above are known to each. */
function expandAll(env: { name: string; value?: string }[]): Record<string, string> {
  const known: Record<string, string> = {};
  for (const { name, value } of env) {
    known[name] = expand(value ?? '', known);
  }
  return known;
}

/**
 * One pass from left to right: `$$` is `$`, `$(NAME)` is the variable when it is known, all else stays.
 *
 * @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
function expand(value: string, known: Record<string, string>): string {
  let expanded = '';
  for (let at = 0; at < value.length; at += 1) {
    const end = value.indexOf(')', at);
    if (value.startsWith('$$', at)) {
      expanded += '$';
      at += 1;
    } else if (value.startsWith('$(', at) && end > 0) {
      expanded += known[value.slice(at + 2, end)] ?? value.slice(at, end + 1);
      at = end;
    } else {
      expanded += value[at];
    }
  }
  return expanded;
}

describe('the program of a run reads exactly what was typed', () => {
  const folder = folderWith({ 'report.yaml': REPORT.replace('maxLength":40', 'maxLength":4096') });
  const noteOf = (typed: string): string => {
    const { stdout } = call('run', 'report', 'year=2026', `note=${typed}`, '--from', folder);
    return expandAll(parse(stdout).spec.template.spec.containers[0].env).NOTE;
  };

  it('which Kubernetes would change by itself', () => {
    const known = { LEVEL: 'info' };
    expect(expand('$(LEVEL) $$(LEVEL) $(OTHER) $LEVEL $$$ $(', known)).toBe('info $(LEVEL) $(OTHER) $LEVEL $$ $(');
  });

  it.each([
    '$(LEVEL)',
    '$$(LEVEL)',
    '$$$(SIZE)$',
    '$($(LEVEL))',
    'a: b # c',
    '- a\n- b\n',
    '"quoted" and \'quoted\'',
    '`id`; $(id) && "${HOME}"',
    ' leading and trailing ',
    '\n\n',
    'tab\tand return\r\n',
    '---\n...\n',
    '{{ .Values.x }}',
    'naïve 日本語 👩‍👩‍👧 \u202e\u0301',
    'null',
    '=',
    'a=b=c',
    'x'.repeat(4096),
  ])('such as %j', (typed) => {
    expect(noteOf(typed)).toBe(typed);
  });

  it('whatever it is', () => {
    const dollars = fc.array(
      fc.constantFrom('$', '(', ')', 'LEVEL', 'SIZE', 'PASSWORD', '{', '\n', ' ', ': ', ' #', '"', "'"),
    );
    const text = fc.oneof(
      dollars.map((parts) => parts.join('')),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: codePoint }),
    );
    const typeable = text.filter((typed) => !typed.includes('\0'));
    fc.assert(fc.property(typeable, (typed) => expect(noteOf(typed)).toBe(typed)));
  });
});
