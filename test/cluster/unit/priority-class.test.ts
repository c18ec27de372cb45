import { PriorityClass } from '../../../lib/cluster/priority-class';

describe('a priority class that the cluster has already', () => {
  it('is what pods name', () => {
    expect(PriorityClass.existing('team-batch').className).toBe('team-batch');
  });

  it("may be one of Kubernetes' own", () => {
    expect(PriorityClass.existing('system-cluster-critical').className).toBe('system-cluster-critical');
  });

  it('has a legal name', () => {
    expect(() => PriorityClass.existing('Team Batch')).toThrow(
      new Error(
        'PriorityClass.existing className: got "Team Batch", allowed 1 to 253 lower-case letters, digits, "-" and ".", ' +
          'each part starting and ending with a letter or digit; use the name of the object as the cluster knows it',
      ),
    );
  });
});
