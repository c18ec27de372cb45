import * as fc from 'fast-check';
import { parse } from 'yaml';
import { toYaml } from '../../lib/cli/portable-yaml';

describe('printed YAML', () => {
  it('reads well where texts are plain', () => {
    expect(toYaml({ name: 'report', image: 'busybox:1.37', args: ['set -e\n  echo\n'], count: 3, on: true })).toBe(
      'name: report\nimage: busybox:1.37\nargs:\n  - |\n    set -e\n      echo\ncount: 3\n"on": true\n',
    );
  });

  it.each([
    'yes',
    'y',
    'No',
    'OFF',
    '012',
    '0o17',
    '0x1F',
    '1_000',
    '12:30:45',
    '2026-01-01',
    '1e3',
    'e1',
    'E-07',
    '.inf',
    '~',
    '<<',
    '',
  ])('quotes %j, which parsers of YAML 1.1 take for something else than a text', (value) => {
    expect(toYaml({ value })).toBe(`value: "${value}"\n`);
  });

  it.each([
    ['a\u0085b', 'a\\u0085b'],
    ['a\u2028b\n', 'a\\u2028b\\n'],
    ['\ufeffa', '\\ufeffa'],
    ['a\x7f', 'a\\u007f'],
    ['a\ud800', 'a\\ud800'],
    ['\x1bc', '\\ec'],
    ['a\r\nb', 'a\\r\\nb'],
  ])('escapes what parsers refuse or take for the end of a line, as in %j', (value, text) => {
    expect(toYaml({ value })).toBe(`value: "${text}"\n`);
  });

  it('keeps each text but a script on one line, however long', () => {
    const words = 'word '.repeat(40);
    expect(toYaml({ value: `${words}end` })).toBe(`value: ${words}end\n`);
    expect(toYaml({ value: ` ${words}.\nend` })).toBe(`value: " ${words}.\\nend"\n`);
  });

  it('repeats what is shared, rather than refer to it', () => {
    const shared = { a: 1 };
    expect(toYaml([shared, shared])).toBe('- a: 1\n- a: 1\n');
  });

  it('is the same object to parsers of YAML 1.1 and 1.2', () => {
    const awkward = fc.string({
      unit: fc.constantFrom(...'ab01 \n\t\r:#-\'"${}[],&*!|>%@`\\?.+eyn~=\u0085\u2028\x07😀'),
    });
    const text = fc.oneof(awkward, fc.string({ unit: 'grapheme' }));
    const object = fc.dictionary(
      text.filter((key) => key !== '__proto__' && key !== '<<'),
      fc.oneof(text, fc.array(text), fc.integer(), fc.boolean()),
    );
    fc.assert(
      fc.property(object, (value) => {
        expect(parse(toYaml(value), { version: '1.1' })).toEqual(value);
        expect(parse(toYaml(value), { version: '1.2' })).toEqual(value);
      }),
    );
  });
});
