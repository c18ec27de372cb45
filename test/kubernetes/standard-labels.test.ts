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
  const refused = (key: string) => ({
    prop: `labels["${key}"]`,
    got: '"mine"',
    allowed: 'nothing: the library or the cluster sets this label',
    fix: 'use a label of your own, or patch the rendered object',
  });

  it.each(['app.kubernetes.io/name', 'app.kubernetes.io/component', 'app.kubernetes.io/managed-by'])(
    'is not %s, by which tools find objects',
    (key) => {
      expect(userLabelProblems('labels', { [key]: 'mine' })).toEqual([refused(key)]);
    },
  );

  it('is none of those that its construct keeps for itself', () => {
    expect(userLabelProblems('labels', { 'job-name': 'mine', team: 'a' }, /^job-/)).toEqual([refused('job-name')]);
    expect(userLabelProblems('labels', { 'job-name': 'mine' })).toEqual([]);
  });

  it('is legal', () => {
    expect(userLabelProblems('labels', { 'a b': '' }).map(({ prop }) => prop)).toEqual(['labels["a b"]']);
  });

  it('may be any other', () => {
    expect(userLabelProblems('labels', { team: 'a', 'app.kubernetes.io/part-of': 'shop' }, /^job-/)).toEqual([]);
  });
});
