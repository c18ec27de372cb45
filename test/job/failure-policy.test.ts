import * as fc from 'fast-check';
import { KubernetesVersion } from '../../lib';
import { FailurePolicy } from '../../lib/job/failure-policy';
import { refusalsOf } from '../support/refusals';

const DISRUPTION = { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] };

/** The rules of a policy for a container `report`. */
function rulesOf(policy: FailurePolicy) {
  return policy._render('report', KubernetesVersion.V1_29)?.rules;
}

function onExitCodes(operator: string, ...values: number[]) {
  return { containerName: 'report', operator, values };
}

describe('a pod that was drained, preempted or evicted', () => {
  it('does not count as a try', () => {
    expect(rulesOf(FailurePolicy.ignoreDisruptions())).toEqual([DISRUPTION]);
  });

  it('counts as a try if that is wished, as in Kubernetes without any policy', () => {
    expect(FailurePolicy.countDisruptions()._render('report', KubernetesVersion.V1_29)).toBeUndefined();
  });

  it('is looked at first: its exit code says nothing about the program', () => {
    expect(rulesOf(FailurePolicy.ignoreDisruptions().failJobOn(143))).toEqual([
      DISRUPTION,
      { action: 'FailJob', onExitCodes: onExitCodes('In', 143) },
    ]);
  });
});

describe('an exit code', () => {
  const policy = FailurePolicy.countDisruptions();

  it('can end the Job', () => {
    expect(rulesOf(policy.failJobOn(2, 3))).toEqual([{ action: 'FailJob', onExitCodes: onExitCodes('In', 2, 3) }]);
  });

  it('can be the only one that does not end the Job', () => {
    expect(rulesOf(policy.failJobUnless(75))).toEqual([{ action: 'FailJob', onExitCodes: onExitCodes('NotIn', 75) }]);
  });

  it('can end one index', () => {
    expect(rulesOf(policy.failIndexOn(4))).toEqual([{ action: 'FailIndex', onExitCodes: onExitCodes('In', 4) }]);
    expect(policy.failIndexOn(4)._failsIndexes).toBe(true);
    expect(policy.failJobOn(4)._failsIndexes).toBe(false);
    expect(policy._failsIndexes).toBe(false);
  });

  it('can be nobody’s fault', () => {
    expect(rulesOf(policy.ignoreOn(137))).toEqual([{ action: 'Ignore', onExitCodes: onExitCodes('In', 137) }]);
  });

  it('is written in order, as the API server wants it', () => {
    expect(rulesOf(policy.failJobOn(200, 3, 20))).toEqual([
      { action: 'FailJob', onExitCodes: onExitCodes('In', 3, 20, 200) },
    ]);
  });

  it.each([1, 255])('may be %d', (code) => {
    expect(rulesOf(policy.ignoreOn(code))).toEqual([{ action: 'Ignore', onExitCodes: onExitCodes('In', code) }]);
  });

  it.each([-1, 256, 1.5])('is not %d', (code) => {
    const refused = (method: string) => `FailurePolicy.${method} exitCodes: got ${code}`;
    expect(refusalsOf(() => policy.failJobOn(code))).toEqual([refused('failJobOn')]);
    expect(refusalsOf(() => policy.failJobUnless(code))).toEqual([refused('failJobUnless')]);
    expect(refusalsOf(() => policy.failIndexOn(code))).toEqual([refused('failIndexOn')]);
    expect(refusalsOf(() => policy.ignoreOn(code))).toEqual([refused('ignoreOn')]);
  });

  it('is never 0, which is success', () => {
    expect(refusalsOf(() => policy.failJobUnless(0))).toEqual(['FailurePolicy.failJobUnless exitCodes: got 0']);
  });

  it('stands once in a rule, and all that is wrong is said at once', () => {
    expect(refusalsOf(() => policy.failJobOn(2, 300, 2))).toEqual([
      'FailurePolicy.failJobOn exitCodes: got 300',
      'FailurePolicy.failJobOn exitCodes: got 2 twice',
    ]);
  });

  it('is said to stand twice once, and only when it is a code', () => {
    expect(refusalsOf(() => policy.failJobOn(2, 2, 2))).toEqual(['FailurePolicy.failJobOn exitCodes: got 2 twice']);
    expect(() => policy.failJobOn(NaN, NaN)).toThrow(/^[^\n]*got NaN,[^\n]*\n[^\n]*got NaN,[^\n]*$/);
  });

  it('is named', () => {
    expect(refusalsOf(() => policy.failJobOn())).toEqual(['FailurePolicy.failJobOn exitCodes: got none']);
  });

  it('is a number', () => {
    expect(refusalsOf(() => policy.failJobOn(2, '3' as never))).toEqual([
      'FailurePolicy.failJobOn exitCodes[1]: got "3"',
    ]);
  });

  it('is accepted with others if and only if all are from 1 to 255 and different, and is then in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -2, max: 260 }), { minLength: 1, maxLength: 8 }), (codes) => {
        const legal = codes.every((code) => code >= 1 && code <= 255) && new Set(codes).size === codes.length;
        if (legal) {
          const [rule] = rulesOf(policy.failJobOn(...codes)) as { onExitCodes: { values: number[] } }[];
          const { values } = rule.onExitCodes;
          expect(values.every((value, index) => index === 0 || values[index - 1] < value)).toBe(true);
          expect(new Set(values)).toEqual(new Set(codes));
        } else {
          expect(() => policy.failJobOn(...codes)).toThrow(/exitCodes: got/);
        }
      }),
    );
  });
});

describe('the rules of a policy', () => {
  const ofRules = (start: FailurePolicy, count: number) =>
    Array.from({ length: count }, (_, index) => index + 1).reduce((policy, code) => policy.ignoreOn(code), start);
  const tooMany = 'FailurePolicy.ignoreOn rules: got 21';

  it('are read in the order in which they are written', () => {
    const policy = FailurePolicy.countDisruptions().ignoreOn(75).failIndexOn(3).failJobUnless(1);
    expect(rulesOf(policy)).toEqual([
      { action: 'Ignore', onExitCodes: onExitCodes('In', 75) },
      { action: 'FailIndex', onExitCodes: onExitCodes('In', 3) },
      { action: 'FailJob', onExitCodes: onExitCodes('NotIn', 1) },
    ]);
  });

  it('each decide something: what an earlier rule decides is refused', () => {
    const refused = (method: string, got: string) => `FailurePolicy.${method} exitCodes: got ${got}`;
    const start = FailurePolicy.ignoreDisruptions();
    expect(refusalsOf(() => start.failJobOn(2, 3).ignoreOn(1, 2, 3))).toEqual([refused('ignoreOn', '2, 3')]);
    expect(refusalsOf(() => start.failJobUnless(75).failIndexOn(137))).toEqual([refused('failIndexOn', '137')]);
    expect(refusalsOf(() => start.failJobUnless(75).failJobUnless(75, 76))).toEqual([
      refused('failJobUnless', 'all but 75, 76'),
    ]);
    expect(rulesOf(start.failJobUnless(75).ignoreOn(75))).toHaveLength(3);
    expect(rulesOf(start.failJobUnless(75).failJobUnless(76))).toHaveLength(3); // it decides 75
    const allBut255 = Array.from({ length: 254 }, (_, index) => index + 1);
    expect(refusalsOf(() => start.failJobOn(...allBut255).failJobUnless(255))).toEqual([
      refused('failJobUnless', 'all but 255'),
    ]);
    expect(rulesOf(start.failJobOn(...allBut255.slice(1)).failJobUnless(255))).toHaveLength(3); // it decides 1
    expect(rulesOf(start.failIndexOn(137).failJobUnless(75))).toHaveLength(3);
  });

  it('are never added to a policy that others use', () => {
    const shared = FailurePolicy.ignoreDisruptions();
    shared.failJobOn(2);
    expect(rulesOf(shared)).toEqual([DISRUPTION]);
  });

  it('are at most 20, that of disruptions included', () => {
    expect(rulesOf(ofRules(FailurePolicy.ignoreDisruptions(), 19))).toHaveLength(20);
    expect(rulesOf(ofRules(FailurePolicy.countDisruptions(), 20))).toHaveLength(20);
    expect(refusalsOf(() => ofRules(FailurePolicy.ignoreDisruptions(), 20))).toEqual([tooMany]);
    expect(refusalsOf(() => ofRules(FailurePolicy.countDisruptions(), 21))).toEqual([tooMany]);
  });
});
