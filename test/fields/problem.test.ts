import { Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { ProblemsError, describe as inWords, rejectIfAny, rejectValueIfAny, unless } from '../../lib/fields/problem';

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

describe('a problem', () => {
  it('stands in words: the prop, what it got, what is allowed, what to do', () => {
    expect(inWords(problem)).toBe('replicas: got -1, allowed 0 to 5; raise it');
  });

  it('is one unless its condition holds', () => {
    expect(unless(false, problem)).toEqual([problem]);
    expect(unless(true, problem)).toEqual([]);
  });
});
