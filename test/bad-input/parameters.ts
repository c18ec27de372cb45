import { AdHocJob, Parameter } from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput } from './case';

const adHoc =
  (...parameters: Parameter[]): BadInput['make'] =>
  (chart) =>
    new AdHocJob(chart, 'report', { ...BASE, parameters });

export const PARAMETERS: BadInput[] = [
  {
    what: 'a parameter without a name',
    make: () => Parameter.text(''),
    says: [
      'Parameter.text name: got "", allowed 1 to 63 lower-case letters, digits and "-", starting with a letter; for example "size"',
    ],
    ours: 'parameters',
  },
  {
    what: 'a parameter with a blank in its name',
    make: () => Parameter.text('my size'),
    says: [
      'Parameter.text name: got "my size", allowed 1 to 63 lower-case letters, digits and "-", starting with a letter; for example "size"',
    ],
    ours: 'parameters',
  },
  {
    what: 'a choice of nothing',
    make: () => Parameter.choice('size', []),
    says: [
      'Parameter.choice choices: got none, allowed one or more different texts, none of them empty; name what may be said, in a list',
    ],
    ours: 'parameters',
  },
  {
    what: 'a choice twice',
    make: () => Parameter.choice('size', ['small', 'small']),
    says: [
      'Parameter.choice choices[1]: got "small" again, allowed one or more different texts, none of them empty; name it once',
    ],
    ours: 'parameters',
  },
  {
    what: 'a default that is no choice',
    make: () => Parameter.choice('size', ['small'], { defaultValue: 'large' }),
    says: ['Parameter.choice defaultValue: got "large", allowed "small"; choose one of them'],
    ours: 'parameters',
  },
  {
    what: 'an integer with crossed bounds',
    make: () => Parameter.integer('count', { min: 5, max: 1 }),
    says: ['Parameter.integer min: got 5, allowed at most max, which is 1; swap them'],
    ours: 'parameters',
  },
  {
    what: 'an integer with a bound that is no whole number',
    make: () => Parameter.integer('count', { min: 0.5 }),
    says: [
      'Parameter.integer min: got 0.5, allowed a whole number from -9007199254740991 to 9007199254740991; use a text beyond that',
    ],
    ours: 'parameters',
  },
  {
    what: 'an integer whose default is out of bounds',
    make: () => Parameter.integer('count', { min: 1, max: 5, defaultValue: 6 }),
    says: [
      'Parameter.integer defaultValue: got 6, allowed a whole number from 1 to 5; write it in plain digits, within the bounds',
    ],
    ours: 'parameters',
  },
  {
    what: 'a pattern that is none',
    make: () => Parameter.text('name', { pattern: '[' }),
    says: [
      'Parameter.text pattern: got "[", allowed a regular expression of JavaScript, with the flag u; Invalid regular expression: /[/u: Unterminated character class',
    ],
    ours: 'parameters',
  },
  {
    what: 'a default that does not match its pattern',
    make: () => Parameter.text('name', { pattern: '[a-z]+', defaultValue: 'A1' }),
    says: [
      'Parameter.text defaultValue: got "A1", allowed text of at most 256 characters, all of it matching /[a-z]+/; write it as the pattern says',
    ],
    ours: 'parameters',
  },
  {
    what: 'two parameters of one name',
    make: adHoc(Parameter.text('size'), Parameter.integer('size')),
    says: ['[shop/report] parameters[1]: got "size", allowed a name that no other parameter has; rename it'],
    ours: 'parameters',
  },
  {
    what: 'a parameter with an underscore',
    make: () => Parameter.text('max_size'),
    says: [
      'Parameter.text name: got "max_size", allowed 1 to 63 lower-case letters, digits and "-", starting with a letter; for example "size"',
    ],
    ours: 'parameters',
  },
  {
    what: 'a parameter that would be a secret',
    make: adHoc(Parameter.text('password')),
    says: [
      '[shop/report] parameters[0]: got "password", allowed a name that does not look like a secret; mount a Secret with Mount.secret, or read it with EnvSource.secretKey',
    ],
    ours: 'parameters',
  },
  {
    what: 'a parameter whose default has a password',
    make: adHoc(Parameter.text('db-url', { defaultValue: 'postgres://u:hunter2@db/x' })),
    says: [
      '[shop/report] parameters[0].defaultValue: got a URL with a password, allowed no secret: the manifest shows it; read it from a mounted Secret, or from a variable as $(NAME); if it is none, Waiver.literal says so',
    ],
    ours: 'parameters',
  },
];
