import { Duration, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { ProblemsError, rejectIfAny, rejectValueIfAny } from '../../lib/fields/problem';
import { show } from '../../lib/fields/show';

const problem = { prop: 'replicas', got: '-1', allowed: '0 to 5', fix: 'raise it' };

describe('a rejected construct', () => {
  const construct = new Construct(Testing.chart(), 'prices');

  it('says which construct and prop it is, what it got, what is allowed, and what to do', () => {
    expect(() => rejectIfAny(construct, [problem])).toThrow(
      new ProblemsError(['[test/prices] replicas: got -1, allowed 0 to 5; raise it']),
    );
  });

  it('says all of its problems at once, each on a line of its own', () => {
    expect(() => rejectIfAny(construct, [problem, { ...problem, prop: 'tries' }])).toThrow(
      new Error(
        '[test/prices] replicas: got -1, allowed 0 to 5; raise it\n[test/prices] tries: got -1, allowed 0 to 5; raise it',
      ),
    );
  });

  it('can be told from a defect by its name, so that tools print it without a stack', () => {
    expect.assertions(2);
    try {
      rejectIfAny(construct, [problem]);
    } catch (error) {
      expect(error).toBeInstanceOf(ProblemsError);
      expect((error as Error).name).toBe('ProblemsError');
    }
  });

  it('is none without problems', () => {
    expect(() => rejectIfAny(construct, [])).not.toThrow();
  });
});

describe('a rejected value', () => {
  it('has the same words after the name of what made it', () => {
    expect(() => rejectValueIfAny('Queue.quorum', [problem])).toThrow(
      new ProblemsError(['Queue.quorum replicas: got -1, allowed 0 to 5; raise it']),
    );
  });

  it('is none without problems', () => {
    expect(() => rejectValueIfAny('Queue.quorum', [])).not.toThrow();
  });
});

describe('a value in a message', () => {
  const circular: { self?: unknown } = {};
  circular.self = circular;
  const bare = Object.create(null);
  bare.self = bare;

  it.each<[unknown, string]>([
    [undefined, 'nothing'],
    [null, 'nothing'],
    [1.5, '1.5'],
    [NaN, 'NaN'],
    [10n, '10'],
    [false, 'false'],
    ['', '""'],
    ['two\nlines', '"two\\nlines"'],
    [['a', 1], '["a",1]'],
    [{ a: 1 }, '{"a":1}'],
    [circular, '[object Object]'],
    [bare, '[object Object]'],
    [Object.create(null), '{}'],
    [Symbol('red'), 'Symbol(red)'],
    [() => 1, '() => 1'],
    [Duration.hours(1), 'a Duration'],
    [Error('no'), 'an Error'],
    [new (class InOut {})(), 'an InOut'],
    [new (class ToOut {})(), 'a ToOut'],
    ['x'.repeat(118), `"${'x'.repeat(118)}"`],
    ['x'.repeat(119), `"${'x'.repeat(99)}… (121 characters)`],
  ])('%p stands as %s', (value, text) => {
    expect(show(value)).toBe(text);
  });
});
