import { Duration, JsonPatch } from 'cdk8s';
import { FailurePolicy, Overlap, Schedule, ScheduledCollector, ScheduledCollectorProps } from '../../lib';
import { Manifest } from '../../lib/kubernetes/manifest';
import { find, render } from '../support/manifests';
import { inShort } from '../support/refusals';
import { BASE, batchChart, chartOfNewer, problemsOf } from './sample';

const PROPS: ScheduledCollectorProps = { ...BASE, schedule: Schedule.cron('0 2 * * *') };

function specOf(props: Partial<ScheduledCollectorProps> = {}): Manifest {
  const chart = batchChart();
  new ScheduledCollector(chart, 'prices', { ...PROPS, ...props });
  return find(render(chart), 'CronJob').spec;
}

function refusalsWith(props: Partial<ScheduledCollectorProps>): string[] {
  return problemsOf((chart) => new ScheduledCollector(chart, 'prices', { ...PROPS, ...props })).map(inShort);
}

describe('a collector', () => {
  it('starts in the time zone of its schedule', () => {
    const schedule = Schedule.cron('30 6 * * mon-fri', { timeZone: 'Europe/Berlin' });
    expect(specOf({ schedule })).toMatchObject({ schedule: '30 6 * * mon-fri', timeZone: 'Europe/Berlin' });
    expect(specOf()).toMatchObject({ schedule: '0 2 * * *', timeZone: 'Etc/UTC' });
  });

  it('never overlaps two runs, unless told otherwise', () => {
    expect(specOf().concurrencyPolicy).toBe('Forbid');
    expect(specOf({ overlap: Overlap.SKIP }).concurrencyPolicy).toBe('Forbid');
    expect(specOf({ overlap: Overlap.REPLACE }).concurrencyPolicy).toBe('Replace');
    expect(specOf({ overlap: Overlap.ALLOW }).concurrencyPolicy).toBe('Allow');
  });

  it('waits for the run before as long as that may take, at least five minutes', () => {
    expect(specOf().startingDeadlineSeconds).toBe(3600);
    expect(specOf({ activeDeadline: Duration.minutes(2) }).startingDeadlineSeconds).toBe(300);
    expect(specOf({ activeDeadline: Duration.minutes(90) }).startingDeadlineSeconds).toBe(5400);
  });

  it('hardly waits when it skips, and five minutes where runs do not wait for each other', () => {
    expect(specOf({ overlap: Overlap.SKIP }).startingDeadlineSeconds).toBe(30);
    expect(specOf({ overlap: Overlap.REPLACE }).startingDeadlineSeconds).toBe(300);
    expect(specOf({ overlap: Overlap.ALLOW }).startingDeadlineSeconds).toBe(300);
  });

  it('starts as late as told', () => {
    const skipping = { overlap: Overlap.SKIP, startingDeadline: Duration.seconds(10) };
    expect(specOf(skipping).startingDeadlineSeconds).toBe(10);
    expect(specOf({ startingDeadline: Duration.days(1) }).startingDeadlineSeconds).toBe(86400);
  });

  it.each([9, 86401, 10.5])('cannot start %d s late', (seconds) => {
    expect(refusalsWith({ startingDeadline: Duration.millis(seconds * 1000) })).toEqual([
      `[batch/prices] startingDeadline: got ${seconds}s`,
    ]);
  });

  it('keeps three runs of each outcome, or as many as told', () => {
    expect(specOf()).toMatchObject({ successfulJobsHistoryLimit: 3, failedJobsHistoryLimit: 3 });
    const none = { successfulJobsHistoryLimit: 0, failedJobsHistoryLimit: 0 };
    expect(specOf(none)).toMatchObject(none);
    const most = { successfulJobsHistoryLimit: 100, failedJobsHistoryLimit: 100 };
    expect(specOf(most)).toMatchObject(most);
  });

  it.each(['successfulJobsHistoryLimit', 'failedJobsHistoryLimit'])('refuses a %s outside 0 to 100', (prop) => {
    for (const value of [-1, 101, 1.5]) {
      expect(refusalsWith({ [prop]: value })).toEqual([`[batch/prices] ${prop}: got ${value}`]);
    }
  });

  it('can be suspended', () => {
    expect(specOf().suspend).toBe(false);
    expect(specOf({ suspend: true }).suspend).toBe(true);
  });

  it('ends a run after an hour, or as told, but not later than a day', () => {
    expect(specOf().jobTemplate.spec.activeDeadlineSeconds).toBe(3600);
    expect(specOf({ activeDeadline: Duration.minutes(1) }).jobTemplate.spec.activeDeadlineSeconds).toBe(60);
    expect(specOf({ activeDeadline: Duration.days(1) }).jobTemplate.spec.activeDeadlineSeconds).toBe(86400);
    for (const seconds of [59, 86401]) {
      expect(refusalsWith({ activeDeadline: Duration.seconds(seconds) })).toEqual([
        `[batch/prices] activeDeadline: got ${seconds}s`,
      ]);
    }
  });

  it('tries six times more, or as often as told', () => {
    expect(specOf().jobTemplate.spec.backoffLimit).toBe(6);
    expect(specOf({ backoffLimit: 0 }).jobTemplate.spec.backoffLimit).toBe(0);
    expect(specOf({ backoffLimit: 2147483647 }).jobTemplate.spec.backoffLimit).toBe(2147483647);
    for (const value of [-1, 2147483648]) {
      expect(refusalsWith({ backoffLimit: value })).toEqual([`[batch/prices] backoffLimit: got ${value}`]);
    }
  });

  it('does not count a drained node as a try, and gives up on exit codes as told', () => {
    const ignore = { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] };
    expect(specOf().jobTemplate.spec.podFailurePolicy.rules).toEqual([ignore]);
    const failurePolicy = FailurePolicy.ignoreDisruptions().failJobOn(3, 2);
    expect(specOf({ failurePolicy }).jobTemplate.spec.podFailurePolicy.rules).toEqual([
      ignore,
      { action: 'FailJob', onExitCodes: { containerName: 'prices', operator: 'In', values: [2, 3] } },
    ]);
    const counted = specOf({ failurePolicy: FailurePolicy.countDisruptions() });
    expect(counted.jobTemplate.spec).not.toHaveProperty('podFailurePolicy');
  });

  it('has no index that could fail alone', () => {
    expect(refusalsWith({ failurePolicy: FailurePolicy.ignoreDisruptions().failIndexOn(1) })).toEqual([
      '[batch/prices] failurePolicy: got failIndexOn without backoffLimitPerIndex',
    ]);
  });

  it('starts @every, whose deadline is beyond its interval', () => {
    const schedule = Schedule.cron('@every 2h');
    expect(specOf({ schedule }).startingDeadlineSeconds).toBe(2 * 3600 + 10);
    expect(refusalsWith({ schedule, overlap: Overlap.SKIP })).toEqual([
      '[batch/prices] overlap: got Overlap.SKIP with "@every 2h"',
    ]);
  });

  it('shows its labels on its runs', () => {
    const { metadata } = specOf({ labels: { team: 'prices' } }).jobTemplate;
    expect(metadata.labels).toMatchObject({ team: 'prices', 'app.kubernetes.io/component': 'collector' });
  });

  it('has a name that leaves room for those of its runs', () => {
    expect(refusalsWith({ name: 'a'.repeat(52) })).toEqual([]);
    expect(refusalsWith({ name: 'a'.repeat(53) })).toEqual([`[batch/prices] name: got "${'a'.repeat(53)}"`]);
  });

  it('keeps a patch of a field that is newer than the library, where switchedOn names it', () => {
    const chart = chartOfNewer();
    const { cronJob } = new ScheduledCollector(chart, 'prices', PROPS);
    cronJob.addJsonPatch(JsonPatch.add('/spec/jobTemplate/spec/newer', { than: 'this' }));
    expect(find(render(chart), 'CronJob').spec.jobTemplate.spec.newer).toEqual({ than: 'this' });
  });
});
