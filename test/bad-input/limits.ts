import { Duration } from 'cdk8s';
import { AdHocJob } from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput, cronJob, job } from './case';
import { batch, collector } from './constructs';

export const LIMITS: BadInput[] = [
  {
    what: 'a negative number of retries',
    make: batch({ backoffLimit: -1 }),
    says: [
      '[shop/report] backoffLimit: got -1, allowed a whole number from 0 to 2147483647; 0 is one try, 6 is what Kubernetes does by itself',
    ],
    manifest: job({ backoffLimit: -1 }),
  },
  {
    what: 'half a retry',
    make: batch({ backoffLimit: 0.5 }),
    says: [
      '[shop/report] backoffLimit: got 0.5, allowed a whole number from 0 to 2147483647; 0 is one try, 6 is what Kubernetes does by itself',
    ],
    manifest: job({ backoffLimit: 0.5 }),
  },
  {
    what: 'more retries than an int32 holds',
    make: batch({ backoffLimit: 2147483648 }),
    says: [
      '[shop/report] backoffLimit: got 2147483648, allowed a whole number from 0 to 2147483647; 0 is one try, 6 is what Kubernetes does by itself',
    ],
    manifest: job({ backoffLimit: 2147483648 }),
  },
  {
    what: 'retries that are no number',
    make: batch({ backoffLimit: NaN }),
    says: [
      '[shop/report] backoffLimit: got NaN, allowed a whole number from 0 to 2147483647; 0 is one try, 6 is what Kubernetes does by itself',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a deadline below a minute',
    make: batch({ activeDeadline: Duration.seconds(59) }),
    says: [
      '[shop/report] activeDeadline: got 59s, allowed whole seconds from 60s to 604800s; split a longer run; a shorter one may not outlast a slow image pull',
    ],
    manifest: job({ activeDeadlineSeconds: 59 }),
    stricter: 'it may not outlast a slow image pull',
  },
  {
    what: 'a deadline of nothing',
    make: batch({ activeDeadline: Duration.seconds(0) }),
    says: [
      '[shop/report] activeDeadline: got 0s, allowed whole seconds from 60s to 604800s; split a longer run; a shorter one may not outlast a slow image pull',
    ],
    manifest: job({ activeDeadlineSeconds: 0 }),
    stricter: 'it may not outlast a slow image pull',
  },
  {
    what: 'a deadline with a fraction',
    make: batch({ activeDeadline: Duration.millis(60_500) }),
    says: [
      '[shop/report] activeDeadline: got 60.5s, allowed whole seconds from 60s to 604800s; split a longer run; a shorter one may not outlast a slow image pull',
    ],
    manifest: job({ activeDeadlineSeconds: 60.5 }),
  },
  {
    what: 'a deadline of eight days',
    make: batch({ activeDeadline: Duration.days(8) }),
    says: [
      '[shop/report] activeDeadline: got 691200s, allowed whole seconds from 60s to 604800s; split a longer run; a shorter one may not outlast a slow image pull',
    ],
    manifest: job({ activeDeadlineSeconds: 691200 }),
    stricter: 'a run that is lost after so long is lost work: split it',
  },
  {
    what: 'a collector whose runs last longer than a day',
    make: collector({ activeDeadline: Duration.hours(25) }),
    says: [
      '[shop/report] activeDeadline: got 90000s, allowed whole seconds from 60s to 86400s; split a longer run; a shorter one may not outlast a slow image pull',
    ],
    manifest: cronJob({ jobTemplate: { spec: { ...job().spec, activeDeadlineSeconds: 90000 } } }),
    stricter: 'a run that is lost after so long is lost work: split it',
  },
  {
    what: 'an ad-hoc job that is kept for seconds',
    make: (chart) => new AdHocJob(chart, 'report', { ...BASE, timeToLive: Duration.seconds(59) }),
    says: [
      '[shop/report] timeToLive: got 59s, allowed whole seconds from 60s to 2592000s; alerts need a minute to fire; what must last longer belongs elsewhere',
    ],
    manifest: job({ ttlSecondsAfterFinished: 59 }),
    stricter: 'alerts on it need a minute to fire',
  },
  {
    what: 'an ad-hoc job that is kept for months',
    make: (chart) => new AdHocJob(chart, 'report', { ...BASE, timeToLive: Duration.days(31) }),
    says: [
      '[shop/report] timeToLive: got 2678400s, allowed whole seconds from 60s to 2592000s; alerts need a minute to fire; what must last longer belongs elsewhere',
    ],
    manifest: job({ ttlSecondsAfterFinished: 2678400 }),
    stricter: 'what must last longer belongs elsewhere',
  },
];
