import { Duration } from 'cdk8s';
import { Overlap, Schedule } from '../../lib';
import { BadInput, cronJob } from './case';
import { collector } from './constructs';

export const CRON_JOBS: BadInput[] = [
  {
    what: 'a start that may be 9 s late',
    make: collector({ overlap: Overlap.SKIP, startingDeadline: Duration.seconds(9) }),
    says: [
      '[shop/report] startingDeadline: got 9s, allowed whole seconds from 10s to 86400s; below 10s it may never start, and a day late it is another run',
    ],
    manifest: cronJob({ startingDeadlineSeconds: 9 }),
    stricter: 'a controller that looks every 10 s may never start it',
  },
  {
    what: 'a start that may be two days late',
    make: collector({ startingDeadline: Duration.days(2) }),
    says: [
      '[shop/report] startingDeadline: got 172800s, allowed whole seconds from 10s to 86400s; below 10s it may never start, and a day late it is another run',
    ],
    manifest: cronJob({ startingDeadlineSeconds: 172800 }),
    stricter: 'a day late it is another run',
  },
  {
    what: 'a start with a negative deadline, as it can only be written by hand',
    make: collector({ startingDeadline: Duration.seconds(0) }),
    says: [
      '[shop/report] startingDeadline: got 0s, allowed whole seconds from 10s to 86400s; below 10s it may never start, and a day late it is another run',
    ],
    manifest: cronJob({ startingDeadlineSeconds: -1 }),
  },
  {
    what: 'skipping that would wait',
    make: collector({ overlap: Overlap.SKIP, startingDeadline: Duration.minutes(10) }),
    says: [
      '[shop/report] startingDeadline: got 600s, allowed at most 300s with Overlap.SKIP; for that long the due run waits; shorten it, or say Overlap.RUN_LATE',
    ],
    ours: 'the library',
  },
  {
    what: 'running late that would skip',
    make: collector({ overlap: Overlap.RUN_LATE, startingDeadline: Duration.minutes(10) }),
    says: [
      '[shop/report] startingDeadline: got 600s, allowed at least activeDeadline 3600s with Overlap.RUN_LATE; a run that waits longer is dropped; leave it out, shorten activeDeadline, or say Overlap.SKIP',
    ],
    ours: 'the library',
  },
  {
    what: 'an overlap in the words of Kubernetes',
    make: collector({ overlap: 'Forbid' as Overlap }),
    says: [
      '[shop/report] overlap: got "Forbid", allowed Skip, RunLate, Replace, Allow; write for example Overlap.RUN_LATE',
    ],
    manifest: cronJob({ concurrencyPolicy: 'Skip' }),
  },
  {
    what: 'a skipped run of @every',
    make: collector({ schedule: Schedule.cron('@every 2h'), overlap: Overlap.SKIP }),
    says: [
      '[shop/report] overlap: got Overlap.SKIP with "@every 2h", allowed another overlap; the controller drops no run of @every; write a step, such as "*/5 * * * *", or leave overlap out',
    ],
    ours: 'the library',
  },
  {
    what: 'a negative history',
    make: collector({ successfulJobsHistoryLimit: -1 }),
    says: [
      '[shop/report] successfulJobsHistoryLimit: got -1, allowed a whole number from 0 to 100; keep what somebody looks at',
    ],
    manifest: cronJob({ successfulJobsHistoryLimit: -1 }),
  },
  {
    what: 'a history of a thousand failures',
    make: collector({ failedJobsHistoryLimit: 1000 }),
    says: [
      '[shop/report] failedJobsHistoryLimit: got 1000, allowed a whole number from 0 to 100; keep what somebody looks at',
    ],
    manifest: cronJob({ failedJobsHistoryLimit: 1000 }),
    stricter: 'nobody looks at so many',
  },
];
