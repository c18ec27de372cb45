import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { MAX_INT32, wholeNumberProblems, wholeSecondsProblems } from '../../lib/fields/numbers';
import { Problem } from '../../lib/fields/problem';

const fix = 'choose another';

describe('a whole number', () => {
  const bounds = { min: 0, max: MAX_INT32, fix };

  it.each([undefined, 0, 1, 2147483647])('may be %p', (value) => {
    expect(wholeNumberProblems('tries', value, bounds)).toEqual([]);
  });

  it.each([-1, 2147483648, 0.5, NaN, Infinity, '1' as unknown as number])('is not %p', (value) => {
    const got = typeof value === 'string' ? '"1"' : `${value}`;
    expect(wholeNumberProblems('tries', value, bounds)).toEqual([
      { prop: 'tries', got, allowed: 'a whole number from 0 to 2147483647', fix },
    ]);
  });

  it('is accepted if and only if it lies within its bounds, both included', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), (value, min, max) => {
        expect(wholeNumberProblems('tries', value, { min, max, fix })).toHaveLength(
          value >= min && value <= max ? 0 : 1,
        );
      }),
    );
  });
});

describe('whole seconds', () => {
  const bounds = { min: 60, max: 3600, fix };

  it.each([undefined, Duration.seconds(60), Duration.minutes(2), Duration.hours(1), Duration.millis(61000)])(
    'may be %p',
    (duration) => {
      expect(wholeSecondsProblems('deadline', duration, bounds)).toEqual([]);
    },
  );

  it.each<[Duration, string]>([
    [Duration.seconds(59), '59s'],
    [Duration.seconds(3601), '3601s'],
    [Duration.millis(60500), '60.5s'],
    [Duration.days(1), '86400s'],
  ])('are not %p', (duration, got) => {
    expect(wholeSecondsProblems('deadline', duration, bounds)).toEqual([
      { prop: 'deadline', got, allowed: 'whole seconds from 60s to 3600s', fix },
    ]);
  });
});

describe('advice', () => {
  const fix = { below: 'raise it', above: 'lower it' };
  const bounds = { min: 1, max: 9, fix };
  const fixOf = ([problem]: Problem[]) => problem.fix;

  it('may be another below and above, and for what is between', () => {
    expect([0, 10, 0.5, 1.5, NaN].map((value) => fixOf(wholeNumberProblems('tries', value, bounds)))).toEqual([
      'raise it',
      'lower it',
      'raise it',
      'lower it',
      'lower it',
    ]);
    const times = [0, 500, 10_000, 1500].map((milliseconds) => Duration.millis(milliseconds));
    expect(times.map((time) => fixOf(wholeSecondsProblems('limit', time, bounds)))).toEqual([
      'raise it',
      'raise it',
      'lower it',
      'lower it',
    ]);
  });
});
