import { Duration } from 'cdk8s';
import { Overlap, concurrencyPolicyOf, defaultStartingDeadline, overlapProblems } from '../../lib/job/overlap';

const { SKIP, RUN_LATE, REPLACE, ALLOW } = Overlap;

describe('an overlap', () => {
  it.each([
    [SKIP, 'Forbid'],
    [RUN_LATE, 'Forbid'],
    [REPLACE, 'Replace'],
    [ALLOW, 'Allow'],
  ])('%s is written %s', (overlap, policy) => {
    expect(concurrencyPolicyOf(overlap)).toBe(policy);
  });

  it.each([
    [SKIP, 3600, 30],
    [REPLACE, 3600, 300],
    [ALLOW, 3600, 300],
    [RUN_LATE, 60, 300],
    [RUN_LATE, 300.5, 301],
    [RUN_LATE, 3600, 3600],
    [RUN_LATE, 604800, 86400],
  ])('%s of runs of at most %d s may start %d s late', (overlap, active, seconds) => {
    expect(defaultStartingDeadline(overlap, Duration.millis(active * 1000)).toSeconds()).toBe(seconds);
  });

  it('that runs late waits no longer than a day, however long a run may take', () => {
    expect(overlapProblems(RUN_LATE, Duration.days(1), Duration.days(7))).toEqual([]);
  });
});
