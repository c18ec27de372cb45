import { MAX_CRON_JOB_NAME, MAX_JOB_NAME, longestIndexedName } from '../../lib/kubernetes/job-names';

it('names of Jobs are labels, and CronJobs leave room for the minute of their run', () => {
  expect([MAX_JOB_NAME, MAX_CRON_JOB_NAME]).toEqual([63, 52]);
});

it.each([
  [63, 1, 61],
  [63, 10, 61],
  [63, 11, 60],
  [52, 101, 48],
  [63, 100000, 57],
])('a name of at most %d characters leaves room for the index of %d completions: %d', (longest, completions, left) => {
  expect(longestIndexedName(longest, completions)).toBe(left);
});
