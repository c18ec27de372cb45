import { Duration } from 'cdk8s';
import { ConcurrencyPolicy } from 'cdk8s-plus-27';
import { CronJob, cronJobProblems, cronJobSpec } from '../../lib/job/cron-job';
import { Schedule } from '../../lib/schedule/schedule';
import { describe as sentence } from '../../lib/validation/problem';

const CRON_JOB: CronJob = {
  schedule: Schedule.cron('15 3 * * *', { timeZone: 'Europe/Berlin' }),
  concurrencyPolicy: ConcurrencyPolicy.REPLACE,
  startingDeadline: Duration.seconds(42),
  successfulJobsHistoryLimit: 4,
  failedJobsHistoryLimit: 5,
  suspend: true,
};

const problemsOf = (changed: Partial<CronJob>) => cronJobProblems({ ...CRON_JOB, ...changed }).map(sentence);

describe('a CronJob', () => {
  it('is what was decided, around its Job', () => {
    const jobTemplate = { metadata: { labels: { team: 'prices' } } };
    expect(cronJobSpec(CRON_JOB, jobTemplate)).toEqual({
      schedule: '15 3 * * *',
      timeZone: 'Europe/Berlin',
      concurrencyPolicy: 'Replace',
      startingDeadlineSeconds: 42,
      successfulJobsHistoryLimit: 4,
      failedJobsHistoryLimit: 5,
      suspend: true,
      jobTemplate,
    });
  });

  it('always has a time zone, whatever the controller has', () => {
    const schedule = Schedule.cron('@daily');
    expect(cronJobSpec({ ...CRON_JOB, schedule }, {}).timeZone).toBe('Etc/UTC');
  });

  it.each([10, 86400])('may start %d s late', (seconds) => {
    expect(problemsOf({ startingDeadline: Duration.seconds(seconds) })).toEqual([]);
  });

  it.each([0, 9, 86401])('may not start %d s late', (seconds) => {
    expect(problemsOf({ startingDeadline: Duration.seconds(seconds) })).toEqual([
      `startingDeadline: got ${seconds}s, allowed whole seconds from 10s to 86400s; a run that is a day late is another run`,
    ]);
  });

  it('says all that is wrong with it at once', () => {
    const wrong = { startingDeadline: Duration.days(2), successfulJobsHistoryLimit: -1, failedJobsHistoryLimit: 101 };
    expect(problemsOf(wrong)).toEqual([
      'startingDeadline: got 172800s, allowed whole seconds from 10s to 86400s; a run that is a day late is another run',
      'successfulJobsHistoryLimit: got -1, allowed a whole number from 0 to 100; keep what somebody looks at',
      'failedJobsHistoryLimit: got 101, allowed a whole number from 0 to 100; keep what somebody looks at',
    ]);
  });
});
