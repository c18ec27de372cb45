import { Duration } from 'cdk8s';
import { describe as sentence } from '../../lib/fields/problem';
import { Overlap, concurrencyPolicyOf, defaultStartingDeadline, overlapProblems } from '../../lib/job/overlap';
import { Schedule } from '../../lib/schedule/schedule';

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
    const deadline = defaultStartingDeadline(overlap, Duration.millis(active * 1000), Schedule.hourly(0));
    expect(deadline.toSeconds()).toBe(seconds);
  });

  it('that runs late waits no longer than a day, however long a run may take', () => {
    const starts = { schedule: Schedule.hourly(0), overlap: RUN_LATE, startingDeadline: Duration.days(1) };
    expect(overlapProblems(starts, Duration.days(7))).toEqual([]);
  });
});

describe('@every, whose runs are counted from the last one or from as long ago as the starting deadline says', () => {
  const every = (duration: string) => Schedule.cron(`@every ${duration}`);
  const problemsOf = (overlap: Overlap, startingDeadline: Duration, duration: string) =>
    overlapProblems({ schedule: every(duration), overlap, startingDeadline }, Duration.hours(1)).map(sentence);

  it.each([
    [RUN_LATE, '2h', 3600, 7210],
    [RUN_LATE, '2m', 3600, 3600],
    [ALLOW, '4m', 3600, 300],
    [ALLOW, '6m', 3600, 370],
    [REPLACE, '23h59m50s', 3600, 86400],
    [SKIP, '1m', 3600, 300],
  ])('%s %s has by default a deadline beyond its interval', (overlap, duration, active, seconds) => {
    const deadline = defaultStartingDeadline(overlap, Duration.seconds(active), every(duration));
    expect(deadline.toSeconds()).toBe(seconds);
  });

  it('never starts with a shorter deadline', () => {
    expect(problemsOf(ALLOW, Duration.seconds(130), '2m')).toEqual([]);
    expect(problemsOf(ALLOW, Duration.seconds(129), '2m')).toEqual([
      'startingDeadline: got 129s, allowed at least 130s with "@every 2m"; ' +
        'a shorter one never starts a run: the controller counts from that long ago; leave it out',
    ]);
  });

  it('drops no run', () => {
    expect(problemsOf(SKIP, Duration.seconds(300), '2m')).toEqual([
      'overlap: got Overlap.SKIP with "@every 2m", allowed another overlap; ' +
        'the controller drops no run of @every; write a step, such as "*/5 * * * *", or leave overlap out',
    ]);
  });

  it('has no deadline that is long enough beyond a day', () => {
    expect(problemsOf(RUN_LATE, Duration.days(1), '23h59m50s')).toEqual([]);
    expect(problemsOf(RUN_LATE, Duration.days(1), '24h')).toEqual([
      'schedule: got "@every 24h", allowed @every of at most 86390s; write a time of day, such as "0 2 * * *"',
    ]);
  });

  it('is nothing that other schedules need', () => {
    const starts = { schedule: Schedule.hourly(0), overlap: SKIP, startingDeadline: Duration.seconds(10) };
    expect(overlapProblems(starts, Duration.hours(1))).toEqual([]);
  });
});
