import { describe as inWords } from '../../lib/fields/problem';
import { Parameter } from '../../lib/job/parameter';
import { valueProblems } from '../../lib/job/parameter-declaration';
import { refusalsOf } from '../support/refusals';

/** What a parameter says to a value. */
function complaint(parameter: Parameter, value: string): string[] {
  return valueProblems(parameter._declaration, parameter.name, value).map(inWords);
}

describe('a parameter', () => {
  it('is read from the variable of its name in upper case, with "_" for "-"', () => {
    expect(Parameter.text('size').environmentVariable).toBe('SIZE');
    expect(Parameter.text('max-row-count2').environmentVariable).toBe('MAX_ROW_COUNT2');
  });

  it('is required when it has no default', () => {
    expect(Parameter.text('note')).toMatchObject({ required: true, defaultValue: undefined });
    expect(Parameter.text('note', { defaultValue: '' })).toMatchObject({ required: false, defaultValue: '' });
    expect(Parameter.integer('count', { defaultValue: 0 })).toMatchObject({ required: false, defaultValue: '0' });
    expect(Parameter.choice('size', ['s', 'l'], { defaultValue: 'l' })).toMatchObject({ defaultValue: 'l' });
  });

  it('tells what it means', () => {
    expect(Parameter.text('note').description).toBeUndefined();
    expect(Parameter.text('note', { description: 'said aloud' }).description).toBe('said aloud');
    expect(() => Parameter.text('note', { description: 'a\0' })).toThrow(
      'Parameter.text description: got "a\\u0000", allowed text; leave out NUL and halves of characters',
    );
  });

  it.each([
    'a',
    'a-',
    'a1',
    'a'.repeat(63),
    'environment',
    'input-path',
    'path-of-input',
    'node-path-2',
    'my-classpath',
    'my-perl5lib',
    'perl5lib-dir',
  ])('may be called %j', (name) => {
    expect(Parameter.text(name).name).toBe(name);
  });

  it.each(['', 'A', '1a', '-a', 'a_b', 'a b', 'a=b', 'a.b', 'ä', 'a\n'])('may not be called %j', (name) => {
    const got = JSON.stringify(name);
    expect(refusalsOf(() => Parameter.text(name))).toEqual([`Parameter.text name: got ${got}`]);
    expect(refusalsOf(() => Parameter.integer(name))).toEqual([`Parameter.integer name: got ${got}`]);
    expect(refusalsOf(() => Parameter.choice(name, ['x']))).toEqual([`Parameter.choice name: got ${got}`]);
  });

  it('may not have a name of 64 characters', () => {
    expect(refusalsOf(() => Parameter.text('a'.repeat(64)))).toEqual([`Parameter.text name: got "${'a'.repeat(64)}"`]);
  });

  it.each([
    ['path', 'PATH'],
    ['ld-preload', 'LD_PRELOAD'],
    ['classpath', 'CLASSPATH'],
    ['jdk-java-options', 'JDK_JAVA_OPTIONS'],
    ['perl5opt', 'PERL5OPT'],
    ['rubylib', 'RUBYLIB'],
    ['pythonpath', 'PYTHONPATH'],
    ['node-options', 'NODE_OPTIONS'],
    ['bash-env', 'BASH_ENV'],
  ])('may not be %j, which would decide what code runs', (name, variable) => {
    expect(() => Parameter.text(name)).toThrow(
      new Error(
        `Parameter.text name: got "${name}", allowed a name whose variable decides nothing about which code runs; ` +
          `${variable} is read by shells, linkers or interpreters; for example "input-${name}"`,
      ),
    );
  });

  it('is refused with all of its problems at once', () => {
    expect(refusalsOf(() => Parameter.integer('Count', { min: 0.5, max: Infinity, defaultValue: 3 }))).toEqual([
      'Parameter.integer name: got "Count"',
      'Parameter.integer min: got 0.5',
      'Parameter.integer max: got Infinity',
    ]);
  });
});

describe('a bound of a whole number', () => {
  const [least, most] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];

  it('is exact', () => {
    expect(Parameter.integer('count', { min: least, max: most })._declaration).toMatchObject({ min: least, max: most });
    expect(refusalsOf(() => Parameter.integer('count', { min: least - 1 }))).toEqual([
      `Parameter.integer min: got ${least - 1}`,
    ]);
    expect(refusalsOf(() => Parameter.integer('count', { max: most + 1 }))).toEqual([
      `Parameter.integer max: got ${most + 1}`,
    ]);
  });
});

describe('a choice', () => {
  const size = Parameter.choice('size', ['small', 'large', 'x y']);

  it('takes each of its values and nothing else', () => {
    expect(['small', 'large', 'x y'].flatMap((value) => complaint(size, value))).toEqual([]);
    const allowed = 'allowed "small", "large", "x y"; choose one of them';
    expect(complaint(size, 'Small')).toEqual([`size: got "Small", ${allowed}`]);
    expect(complaint(size, '')).toEqual([`size: got "", ${allowed}`]);
    expect(complaint(size, '5')).toEqual([`size: got "5", ${allowed}`]);
    expect(complaint(size, 'small ')).toEqual([`size: got "small ", ${allowed}`]);
  });

  it.each<[string[], string]>([
    [[], 'choices: got none'],
    [['a', ''], 'choices[1]: got ""'],
    [['a', 'b\0'], 'choices[1]: got "b\\u0000"'],
    [['a', 'b', 'a'], 'choices[2]: got "a" again'],
  ])('cannot be made of %j', (choices, problem) => {
    expect(refusalsOf(() => Parameter.choice('size', choices))).toEqual([`Parameter.choice ${problem}`]);
  });

  it('has one of its values as default', () => {
    expect(refusalsOf(() => Parameter.choice('size', ['s', 'l'], { defaultValue: 'm' }))).toEqual([
      'Parameter.choice defaultValue: got "m"',
    ]);
  });

  it('stays as it was declared when the list changes later', () => {
    const choices = ['a'];
    const parameter = Parameter.choice('size', choices);
    choices.push('b');
    expect(complaint(parameter, 'b')).toEqual(['size: got "b", allowed "a"; choose one of them']);
  });
});
