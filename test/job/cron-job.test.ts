import { Duration } from 'cdk8s';
import { describe as sentence } from '../../lib/fields/problem';
import { problemsIn } from '../../lib/fields/settle';
import { CRON_JOB_PROPS, CronJob, cronJobObject, cronJobProblems, cronJobSpec } from '../../lib/job/cron-job';
import { Overlap } from '../../lib/job/overlap';
import { Schedule } from '../../lib/schedule/schedule';
import { render } from '../support/manifests';
import { batchChart } from '../workloads/sample';

const CRON_JOB: CronJob = {
  schedule: Schedule.cron('15 3 * * *', { timeZone: 'Europe/Berlin' }),
  overlap: Overlap.REPLACE,
  startingDeadline: Duration.seconds(42),
  successfulJobsHistoryLimit: 4,
  failedJobsHistoryLimit: 5,
  suspend: true,
};

const AN_HOUR = { activeDeadline: Duration.hours(1) };

const problemsOf = (changed: Partial<CronJob>) =>
  [
    ...problemsIn({ ...CRON_JOB, ...changed }, CRON_JOB_PROPS),
    ...cronJobProblems('prices', { ...CRON_JOB, ...changed }, AN_HOUR),
  ].map(sentence);

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

  it('has a name that leaves room for what its runs append', () => {
    expect(cronJobProblems('a'.repeat(53), CRON_JOB, AN_HOUR).map(sentence)).toEqual([
      expect.stringMatching(/^name: got "a{53}", allowed 1 to 52 .*; shorten it by 1$/),
    ]);
  });

  it('gives its labels to its Jobs', () => {
    const chart = batchChart();
    const metadata = { name: 'prices', labels: { team: 'prices' }, annotations: {} };
    cronJobObject(chart, metadata, CRON_JOB, { template: { spec: { containers: [] } } }, []);
    const [{ spec }] = render(chart);
    expect(spec.jobTemplate.metadata).toEqual({ labels: { team: 'prices' } });
  });

  it.each([10, 86400])('may start %d s late', (seconds) => {
    expect(problemsOf({ startingDeadline: Duration.seconds(seconds) })).toEqual([]);
  });

  it.each([0, 9, 86401])('may not start %d s late', (seconds) => {
    expect(problemsOf({ startingDeadline: Duration.seconds(seconds) })).toEqual([
      `startingDeadline: got ${seconds}s, allowed whole seconds from 10s to 86400s; below 10s it may never start, and a day late it is another run`,
    ]);
  });

  it('that skips what overlaps waits at most five minutes for it', () => {
    const skipping = { overlap: Overlap.SKIP };
    expect(problemsOf({ ...skipping, startingDeadline: Duration.seconds(300) })).toEqual([]);
    expect(problemsOf({ ...skipping, startingDeadline: Duration.seconds(301) })).toEqual([
      'startingDeadline: got 301s, allowed at most 300s with Overlap.SKIP; ' +
        'for that long the due run waits; shorten it, or say Overlap.RUN_LATE',
    ]);
  });

  it('that runs late waits for as long as the run before may take', () => {
    const late = { overlap: Overlap.RUN_LATE };
    expect(problemsOf({ ...late, startingDeadline: Duration.seconds(3600) })).toEqual([]);
    expect(problemsOf({ ...late, startingDeadline: Duration.seconds(3599) })).toEqual([
      'startingDeadline: got 3599s, allowed at least activeDeadline 3600s with Overlap.RUN_LATE; ' +
        'a run that waits longer is dropped; leave it out, shorten activeDeadline, or say Overlap.SKIP',
    ]);
  });

  it('has a deadline beyond the interval of @every, and no other bound by its overlap', () => {
    const schedule = Schedule.cron('@every 2m');
    const late = { schedule, overlap: Overlap.RUN_LATE };
    expect(problemsOf({ ...late, startingDeadline: Duration.seconds(130) })).toEqual([]);
    expect(problemsOf({ ...late, startingDeadline: Duration.seconds(42) })).toEqual([
      expect.stringMatching(/^startingDeadline: got 42s, allowed at least 130s with "@every 2m"; /),
    ]);
  });

  it('knows no other overlap', () => {
    expect(CRON_JOB_PROPS.overlap.propTypeProblems('overlap', 'Forbid').map(sentence)).toEqual([
      'overlap: got "Forbid", allowed Skip, RunLate, Replace, Allow; write for example Overlap.RUN_LATE',
    ]);
  });

  it('says all that is wrong with it at once', () => {
    const wrong = { startingDeadline: Duration.days(2), successfulJobsHistoryLimit: -1, failedJobsHistoryLimit: 101 };
    expect(problemsOf(wrong)).toEqual([
      'startingDeadline: got 172800s, allowed whole seconds from 10s to 86400s; below 10s it may never start, and a day late it is another run',
      'successfulJobsHistoryLimit: got -1, allowed a whole number from 0 to 100; keep what somebody looks at',
      'failedJobsHistoryLimit: got 101, allowed a whole number from 0 to 100; keep what somebody looks at',
    ]);
  });
});
