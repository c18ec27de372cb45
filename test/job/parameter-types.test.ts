import { App, Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Parameter } from '../../lib/job/parameter';
import { Resources } from '../../lib/pod/resources';
import { Program } from '../../lib/program/program';
import { AdHocJob } from '../../lib/workloads/ad-hoc-job';

/** What JavaScript lets a caller write, whatever the types say. */
const wrong = (value: unknown) => value as never;

const CHOICES = 'one or more different texts, none of them empty; name what may be said, in a list';
const OPTIONS = 'allowed options by name; write them in braces, each with its name';
const TEXT = 'allowed text of at most 256 characters; write it as text';
const PATTERN =
  'allowed a regular expression of JavaScript, with the flag u; write it as text, without slashes around it';
const BOUND = 'allowed a whole number from -9007199254740991 to 9007199254740991; use a text beyond that';

describe('a caller without types is told', () => {
  it.each<[string, () => Parameter, string]>([
    [
      'one text for choices',
      () => Parameter.choice('a', wrong('small')),
      `choice choices: got "small", allowed ${CHOICES}`,
    ],
    ['no choices', () => Parameter.choice('a', wrong(undefined)), `choice choices: got none, allowed ${CHOICES}`],
    ['null for choices', () => Parameter.choice('a', wrong(null)), `choice choices: got nothing, allowed ${CHOICES}`],
    [
      'a number among choices',
      () => Parameter.choice('a', wrong(['b', 5])),
      'choice choices[1]: got 5, allowed one or more different texts, none of them empty; ' +
        'name what it stands for; programs read empty as unset',
    ],
    [
      'true for a choice',
      () => Parameter.choice('a', ['true'], { defaultValue: wrong(true) }),
      'choice defaultValue: got true, allowed "true"; write it as text',
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
      'integer defaultValue: got true, allowed a whole number from 0 to 9; write it as a number',
    ],
    ['a text for a bound', () => Parameter.integer('a', { min: wrong('1') }), `integer min: got "1", ${BOUND}`],
    [
      'a text for a length',
      () => Parameter.text('a', { maxLength: wrong('5') }),
      'text maxLength: got "5", allowed a whole number from 1 to 4096; hand over a longer text in a file or a database',
    ],
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
      `choice options: got 5, ${OPTIONS}`,
    ],
    [
      'a text for options of a number',
      () => Parameter.integer('a', wrong('5')),
      `integer options: got "5", ${OPTIONS}`,
    ],
    ['a list for options of a text', () => Parameter.text('a', wrong([])), `text options: got [], ${OPTIONS}`],
    [
      'a number for a description',
      () => Parameter.text('a', { description: wrong(5) }),
      'text description: got 5, allowed text; leave out NUL and halves of characters',
    ],
  ])('of %s', (_title, make, message) => {
    expect(make).toThrow(new Error(`Parameter.${message}`));
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
      resources: Resources.steady(Cpu.millis(100), Size.mebibytes(64)),
      parameters: wrong(parameters),
    };
    expect(() => new AdHocJob(new Chart(new App(), 'shop'), 'report', props)).toThrow(
      new Error(`[shop/report] ${message}; make one with Parameter.text, Parameter.choice or Parameter.integer`),
    );
  });
});
