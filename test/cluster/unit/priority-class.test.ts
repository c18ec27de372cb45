import { PriorityClass } from '../../../lib/cluster/priority-class';
import { refusalsOf } from '../../support/refusals';

describe('a priority class that the cluster has already', () => {
  it('is what pods name', () => {
    expect(PriorityClass.existing('team-batch').className).toBe('team-batch');
  });

  it("may be one of Kubernetes' own", () => {
    expect(PriorityClass.existing('system-cluster-critical').className).toBe('system-cluster-critical');
  });

  it('has a legal name', () => {
    expect(refusalsOf(() => PriorityClass.existing('Team Batch'))).toEqual([
      'PriorityClass.existing className: got "Team Batch"',
    ]);
  });
});
