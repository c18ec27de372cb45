import { App, Chart } from 'cdk8s';
import { Parameter } from '../../lib/job/parameter';
import { Resources } from '../../lib/pod/resources';
import { Program } from '../../lib/program/program';
import { AdHocJob } from '../../lib/workloads/ad-hoc-job';

/** What JavaScript lets a caller write, whatever the types say. */
const wrong = (value: unknown) => value as never;

const BRACES = 'write them in braces, each with its name';
const TEXT = 'allowed text; write it as text';
const NUMBER = 'allowed a number; write it in digits, without quotes';
const PATTERN =
  'allowed a regular expression of JavaScript, with the flag u; write it as text, without slashes around it';

describe('a caller without types is told', () => {
  it.each<[string, () => Parameter, string]>([
    [
      'one text for choices',
      () => Parameter.choice('a', wrong('small')),
      'choice choices: got "small", allowed a list, each text; put it in brackets',
    ],
    [
      'no choices',
      () => Parameter.choice('a', wrong(undefined)),
      'choice choices: got nothing, allowed a list, each text; write it in quotes',
    ],
    [
      'null for choices',
      () => Parameter.choice('a', wrong(null)),
      'choice choices: got nothing, allowed a list, each text; write it in quotes',
    ],
    [
      'a number among choices',
      () => Parameter.choice('a', wrong(['b', 5])),
      'choice choices[1]: got 5, allowed text; write "5"',
    ],
    [
      'true for a choice',
      () => Parameter.choice('a', ['true'], { defaultValue: wrong(true) }),
      `choice defaultValue: got true, ${TEXT}`,
    ],
    [
      'an object for a text',
      () => Parameter.text('a', { defaultValue: wrong({ b: 1 }) }),
      `text defaultValue: got {"b":1}, ${TEXT}`,
    ],
    [
      'a symbol',
      () => Parameter.text('a', { defaultValue: wrong(Symbol('b')) }),
      `text defaultValue: got Symbol(b), ${TEXT}`,
    ],
    [
      'true for a number',
      () => Parameter.integer('a', { max: 9, defaultValue: wrong(true) }),
      'integer defaultValue: got true, allowed a whole number; write it as a number',
    ],
    ['a text for a bound', () => Parameter.integer('a', { min: wrong('1') }), `integer min: got "1", ${NUMBER}`],
    ['a text for a length', () => Parameter.text('a', { maxLength: wrong('5') }), `text maxLength: got "5", ${NUMBER}`],
    ['a RegExp', () => Parameter.text('a', { pattern: wrong(/b+/) }), `text pattern: got /b+/, ${PATTERN}`],
    ['a number for a pattern', () => Parameter.text('a', { pattern: wrong(5) }), `text pattern: got 5, ${PATTERN}`],
    [
      'no name',
      () => Parameter.text(wrong(undefined)),
      'text name: got nothing, allowed 1 to 63 lower-case letters, digits and "-", starting with a letter; ' +
        'for example "size"',
    ],
    [
      'a number for options of a choice',
      () => Parameter.choice('a', ['b'], wrong(5)),
      `choice options: got 5, allowed any of defaultValue, description; ${BRACES}`,
    ],
    [
      'a text for options of a number',
      () => Parameter.integer('a', wrong('5')),
      `integer options: got "5", allowed any of min, max, defaultValue, description; ${BRACES}`,
    ],
    [
      'a list for options of a text',
      () => Parameter.text('a', wrong([])),
      `text options: got [], allowed any of pattern, maxLength, defaultValue, description; ${BRACES}`,
    ],
    [
      'an option of another name',
      () => Parameter.integer('a', wrong({ default: 5, max: 9 })),
      'integer default: got 5, allowed only min, max, defaultValue, description; leave it out',
    ],
    [
      'a number for a description',
      () => Parameter.text('a', { description: wrong(5) }),
      'text description: got 5, allowed text; write "5"',
    ],
  ])('of %s', (_title, make, message) => {
    expect(make).toThrow(new Error(`Parameter.${message}`));
  });

  it('that a number and its digits are one default', () => {
    expect(Parameter.choice('a', ['5'], { defaultValue: wrong(5) }).defaultValue).toBe('5');
    expect(Parameter.text('a', { defaultValue: wrong(5) }).defaultValue).toBe('5');
    expect(Parameter.integer('a', { defaultValue: wrong('5') }).defaultValue).toBe('5');
  });

  it('of nothing where null means that nothing is said', () => {
    const none = wrong(null);
    const said = { defaultValue: none, description: none };
    const pairs: [Parameter, Parameter][] = [
      [Parameter.choice('a', ['b'], said), Parameter.choice('a', ['b'])],
      [Parameter.choice('a', ['b'], none), Parameter.choice('a', ['b'])],
      [Parameter.integer('a', none), Parameter.integer('a')],
      [Parameter.text('a', none), Parameter.text('a')],
      [Parameter.integer('a', { min: none, max: none, ...said }), Parameter.integer('a')],
      [Parameter.text('a', { pattern: none, maxLength: none, ...said }), Parameter.text('a')],
    ];
    for (const [withNull, without] of pairs) {
      expect(withNull._declaration).toEqual(without._declaration);
      expect(withNull.required).toBe(true);
    }
  });

  it.each<[unknown, string]>([
    ['size', 'parameters: got "size", allowed a list, each a Parameter'],
    [{}, 'parameters: got {}, allowed a list, each a Parameter'],
    [['size'], 'parameters[0]: got "size", allowed a Parameter'],
    [[Parameter.text('note'), null], 'parameters[1]: got nothing, allowed a Parameter'],
    [[{ name: 'size' }], 'parameters[0]: got {"name":"size"}, allowed a Parameter'],
  ])('that %j are no parameters of an ad-hoc job', (parameters, message) => {
    const props = {
      program: Program.image('registry.example/report:1.4.2'),
      resources: Resources.of('100m', '64Mi'),
      parameters: wrong(parameters),
    };
    expect(() => new AdHocJob(new Chart(new App(), 'shop'), 'report', props)).toThrow(
      new Error(`[shop/report] ${message}; make one with Parameter.text, Parameter.choice or Parameter.integer`),
    );
  });
});
