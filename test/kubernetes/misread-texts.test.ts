import { isMisread, misreadTextProblems } from '../../lib/kubernetes/misread-texts';

const CHARACTERS = {
  allowed: 'characters that YAML shows as they are',
};
const LINES = {
  allowed: 'lines of which the first does not begin with a tab, and not blanks alone',
};
const NUMBER = {
  allowed: 'a text that kubectl does not take for a number',
};

/** What is said of a text, but for its place, and for the way out, which the corpus in bad-input/ has. */
function said(text: string) {
  return misreadTextProblems({ kind: 'ConfigMap', metadata: { name: 'a' }, data: { text } }).map(
    ({ prop, got, allowed }) => {
      expect(prop).toBe('ConfigMap "a" .data.text');
      return { got, allowed };
    },
  );
}

describe('a text in a manifest', () => {
  it.each([
    'echo one\n',
    'a\tb\n',
    'a\n\tb\n',
    '  \tafter blanks\n',
    '\n  indented\n\tand tabs\n',
    '\ta tab, and no line break',
    '\techo a\n\techo b\n\t',
    '\n',
    '\n\n',
    ' ',
    '\n ',
    '\r\n',
    '\0 \x07 \x1b[31m',
    '\u00a0\ufeff',
    'Überschrift °C 漢字 🎉',
    '\u{1fffe}',
  ])('may be %j', (text) => {
    expect(said(text)).toEqual([]);
  });

  it.each([
    '644',
    '0644',
    '0x1f',
    '0b1',
    '1_000',
    '1e3',
    '.5',
    '1.5',
    '-1',
    '+1',
    '10:20',
    '2026-11-24',
    'no',
    '~',
    '',
  ])('may look like what YAML has other values for, as cdk8s quotes it: %j', (text) => {
    expect(said(text)).toEqual([]);
  });

  it.each(['0o8', '0b2', '0x', '0xg', '1e', '0o17:1', '--mode=0o644', '1.2.3', '5 5', '+', '-'])(
    'may begin like a number that it is not: %j',
    (text) => {
      expect(said(text)).toEqual([]);
    },
  );

  it.each(['0o644', '0O17', '-0o7', '0X1F', '0B1', '0b+1', '0_x1f', '+_5', '1_2.3_4e1_0'])(
    'is refused when kubectl takes it for a number, as cdk8s does not quote it: %s',
    (text) => {
      expect(said(text)).toEqual([{ got: JSON.stringify(text), ...NUMBER }]);
    },
  );

  it.each(['\techo a\n\techo b\n', '\n\techo a\n', '\n\n\ta\n b', ' \n', '\n \n', ' \t\n'])(
    'is refused when kubectl would take its first tab or its blanks for indentation: %j',
    (text) => {
      expect(said(text)).toEqual([{ got: JSON.stringify(text), ...LINES }]);
    },
  );

  it.each([
    ['U+007F', '\x7f'],
    ['U+0080', '\u0080'],
    ['U+0085', '\u0085'],
    ['U+009F', '\u009f'],
    ['U+2028', '\u2028'],
    ['U+2029', '\u2029'],
    ['U+FFFE', '\ufffe'],
    ['U+FFFF', '\uffff'],
    ['U+D83C', '\ud83c'],
    ['U+DF89', '\udf89'],
  ])('is refused with a character that kubectl cannot read as it is, and told where: %s', (code, character) => {
    expect(said(character)).toEqual([{ got: `${code} in line 1, character 1`, ...CHARACTERS }]);
    expect(said(`🎉\nab${character}c`)).toEqual([{ got: `${code} in line 2, character 3`, ...CHARACTERS }]);
  });
});

describe('a misread text', () => {
  const bad = '0o17';

  it('is found wherever it stands, and every one of them', () => {
    const job = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'report', annotations: { 'example.com/mode': bad } },
      spec: {
        backoffLimit: 6,
        suspend: false,
        template: { spec: { containers: [{ args: ['a', bad] }, { args: [bad] }] } },
      },
    };
    expect(misreadTextProblems(job).map(({ prop }) => prop)).toEqual([
      'Job "report" .metadata.annotations["example.com/mode"]',
      'Job "report" .spec.template.spec.containers[0].args[1]',
      'Job "report" .spec.template.spec.containers[1].args[0]',
    ]);
  });

  it('may be a name', () => {
    expect(misreadTextProblems({ kind: 'ConfigMap', metadata: { name: 'a' }, data: { [bad]: 'x' } })).toMatchObject([
      { prop: 'ConfigMap "a" .data, a name in it,', got: '"0o17"', ...NUMBER },
    ]);
  });

  it('is known before it is rendered', () => {
    expect([bad, '\ta\n', '\u2028'].map(isMisread)).toEqual([true, true, true]);
    expect(['17', 'a\n', '\r'].map(isMisread)).toEqual([false, false, false]);
  });
});
