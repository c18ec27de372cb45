import { Testing } from 'cdk8s';
import { selectorLabels, standardLabels, userLabelProblems } from '../../lib/kubernetes/standard-labels';

describe('the standard labels', () => {
  it('say what an object is, what it is part of, and who rendered it', () => {
    expect(standardLabels(Testing.chart(), 'report', 'batch-job')).toEqual({
      'app.kubernetes.io/name': 'report',
      'app.kubernetes.io/instance': 'report',
      'app.kubernetes.io/component': 'batch-job',
      'app.kubernetes.io/part-of': 'test',
      'app.kubernetes.io/managed-by': 'cdk8s-batch',
    });
  });

  it('that select pods are few, and the same in every render: they are immutable', () => {
    expect(selectorLabels('report', 'batch-job')).toEqual({
      'app.kubernetes.io/name': 'report',
      'app.kubernetes.io/component': 'batch-job',
    });
  });
});

describe("a user's label", () => {
  const refused = (labels: Record<string, string>, reserved?: RegExp) =>
    userLabelProblems('labels', labels, reserved).map(({ prop, got }) => `${prop}: got ${got}`);

  it.each(['app.kubernetes.io/name', 'app.kubernetes.io/component', 'app.kubernetes.io/managed-by'])(
    'is not %s, by which tools find objects',
    (key) => {
      expect(refused({ [key]: 'mine' })).toEqual([`labels["${key}"]: got "mine"`]);
    },
  );

  it('is none of those that its construct keeps for itself', () => {
    expect(refused({ 'job-name': 'mine', team: 'a' }, /^job-/)).toEqual(['labels["job-name"]: got "mine"']);
    expect(refused({ 'job-name': 'mine' })).toEqual([]);
  });

  it('is legal', () => {
    expect(refused({ 'a b': '' })).toEqual(['labels["a b"]: got "a b"']);
  });

  it('may be any other', () => {
    expect(refused({ team: 'a', 'app.kubernetes.io/part-of': 'shop' }, /^job-/)).toEqual([]);
  });
});
