import { Parameter } from '../../lib/job/parameter';
import { isDeclaration } from '../../lib/job/parameter-problems';

/** As a declaration comes out of an annotation. */
const read = ({ _declaration }: Parameter) => JSON.parse(JSON.stringify(_declaration));

const SIZE = read(Parameter.choice('size', ['s', 'l'], { defaultValue: 's', description: 'how much' }));
const COUNT = read(Parameter.integer('count', { min: 1, max: 9, defaultValue: 5 }));
const NOTE = read(Parameter.text('note', { pattern: '[a-z]+', maxLength: 9, defaultValue: 'abc' }));

describe('a declaration', () => {
  it.each([
    SIZE,
    COUNT,
    NOTE,
    read(Parameter.choice('size', ['s'])),
    read(Parameter.integer('count')),
    read(Parameter.text('note')),
    { ...SIZE, since: 'a later release' },
  ])('is what a parameter declares: %j', (declaration) => {
    expect(isDeclaration(declaration)).toBe(true);
  });

  it.each<unknown>([
    undefined,
    null,
    5,
    'size',
    [],
    {},
    { ...SIZE, type: undefined },
    { ...SIZE, type: 'toString' },
    { ...SIZE, name: undefined },
    { ...SIZE, name: 'path' },
    { ...SIZE, description: 5 },
    { ...SIZE, description: 'a\0' },
    { ...SIZE, default: null },
    { ...SIZE, default: 'm' },
    { ...SIZE, choices: undefined },
    { ...SIZE, choices: ['s', 's'] },
    { ...SIZE, choices: ['s', 5] },
    { ...COUNT, min: undefined },
    { ...COUNT, max: null },
    { ...COUNT, max: 9.5 },
    { ...COUNT, min: 10, default: undefined },
    { ...COUNT, default: 5 },
    { ...COUNT, default: '10' },
    { ...NOTE, maxLength: undefined },
    { ...NOTE, maxLength: 4097 },
    { ...NOTE, pattern: '(' },
    { ...NOTE, pattern: null },
    { ...NOTE, default: 'abcdefghij' },
    { ...NOTE, default: 'A' },
  ])('is nothing that no parameter declares: %j', (value) => {
    expect(isDeclaration(value)).toBe(false);
  });
});
