import { Duration } from 'cdk8s';
import { SettledShards } from '../../lib/job/shards';
import { explain, FIVE } from './explain';

describe('the wait for the next try', () => {
  it('is ten seconds, doubles each time, and ends at ten minutes', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7, 20].map((failuresBefore) =>
      explain({ failuresBefore }, { backoffLimit: 100 }).wait?.toSeconds(),
    );
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 600, 600, 600]);
  });

  it('comes before a pod that does not count, too', () => {
    expect(explain({ disrupted: true }, {}, { ...FIVE, backoffLimitPerIndex: 2 }).wait?.toSeconds()).toBe(10);
  });

  it('is none where no pod follows', () => {
    expect(explain({}, { backoffLimit: 0 })).not.toHaveProperty('wait');
    expect(explain({}, {}, { ...FIVE, backoffLimitPerIndex: 0 })).not.toHaveProperty('wait');
  });
});

describe('the longest that a Job may take', () => {
  const worst = (backoffLimit: number, tryDuration?: Duration) =>
    explain({ tryDuration }, { backoffLimit }).worstCase.toSeconds();

  it.each([
    [0, 0],
    [1, 10],
    [2, 30],
    [6, 630],
    [7, 1230],
    [8, 1830],
  ])('with %d retries has %d s of waits', (backoffLimit, seconds) => {
    expect(worst(backoffLimit)).toBe(seconds);
  });

  it('has the time of each try besides', () => {
    expect(worst(2, Duration.seconds(5))).toBe(30 + 3 * 5);
  });

  it('may be counted in parts of a second', () => {
    const explained = explain({ tryDuration: Duration.millis(500) }, { backoffLimit: 2 });
    expect(explained.worstCase.toMilliseconds()).toBe(31_500);
    expect(explained.text).toContain('the Job takes up to 31.5s');
  });

  it('fits the deadline, or not', () => {
    const props = { backoffLimit: 2, activeDeadline: Duration.seconds(60) };
    expect(explain({ tryDuration: Duration.seconds(9) }, props).fitsDeadline).toBe(true);
    expect(explain({ tryDuration: Duration.seconds(10) }, props).fitsDeadline).toBe(false);
  });

  /** Ten seconds a try, at most two retries. */
  const longest = (shards: SettledShards, backoffLimit?: number) =>
    explain({ tryDuration: Duration.seconds(10) }, { backoffLimit }, shards).worstCase.toSeconds();

  it('has all tries of each index, one index after another in each of the places that run at once', () => {
    const oneIndex = 3 * 10 + 30;
    const own = { backoffLimitPerIndex: 2, indexed: true };
    expect(longest({ ...own, completions: 3, parallelism: 3 })).toBe(oneIndex);
    expect(longest({ ...own, completions: 4, parallelism: 3 })).toBe(2 * oneIndex);
    expect(longest({ ...own, completions: 100, parallelism: 1 })).toBe(100 * oneIndex);
    expect(longest({ ...own, completions: 3, parallelism: 3 }, 1)).toBe(2 * 10 + 10); // the Job has one retry
  });

  it('has tries that all indexes share once, on whatever comes last', () => {
    const shared = { indexed: true };
    expect(longest({ ...shared, completions: 3, parallelism: 3 }, 2)).toBe(10 + 3 * 10 + 30);
    expect(longest({ ...shared, completions: 4, parallelism: 3 }, 2)).toBe(10 + 3 * 10 + 30);
    expect(longest({ ...shared, completions: 5, parallelism: 3 }, 2)).toBe(2 * 10 + 3 * 10 + 30);
    expect(longest({ ...shared, completions: 100, parallelism: 1 }, 2)).toBe(99 * 10 + 3 * 10 + 30);
  });
});
