import { Duration, JsonPatch } from 'cdk8s';
import {
  AdHocJob,
  BatchJob,
  Delivery,
  FailurePolicy,
  KubernetesVersion,
  Overlap,
  ParallelBatchJob,
  Platform,
  Schedule,
  ScheduledCollector,
  SuccessPolicy,
} from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput, cronJob, job } from './case';

type JobProps = Partial<ConstructorParameters<typeof BatchJob>[2]>;
type ParallelProps = Partial<ConstructorParameters<typeof ParallelBatchJob>[2]>;
type CollectorProps = Partial<ConstructorParameters<typeof ScheduledCollector>[2]>;

const batch =
  (props: JobProps): BadInput['make'] =>
  (chart) =>
    new BatchJob(chart, 'report', { ...BASE, ...props });
const parallel =
  (props: ParallelProps): BadInput['make'] =>
  (chart) =>
    new ParallelBatchJob(chart, 'report', { ...BASE, completions: 5, ...props });
const collector =
  (props: CollectorProps): BadInput['make'] =>
  (chart) =>
    new ScheduledCollector(chart, 'report', { ...BASE, schedule: Schedule.hourly(0), ...props });

const rule = (onExitCodes: object, action = 'FailJob') => ({
  podFailurePolicy: { rules: [{ action, onExitCodes: { containerName: 'report', ...onExitCodes } }] },
});
const indexed = (more: object) => job({ completionMode: 'Indexed', completions: 5, parallelism: 5, ...more });
const TOO_LONG = 'a'.repeat(53);

export const JOBS: BadInput[] = [
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
    what: 'no completion',
    make: parallel({ completions: 0 }),
    says: [
      '[shop/report] completions: got 0, allowed a whole number from 1 to 100000; name at least one, and give each more work beyond that',
    ],
    manifest: job({ completions: 0 }),
    stricter: 'a Job that does nothing is complete at once',
  },
  {
    what: 'negative completions',
    make: parallel({ completions: -3 }),
    says: [
      '[shop/report] completions: got -3, allowed a whole number from 1 to 100000; name at least one, and give each more work beyond that',
    ],
    manifest: job({ completions: -3 }),
  },
  {
    what: 'more shards than an indexed Job may have at once',
    make: parallel({ completions: 100001 }),
    says: [
      '[shop/report] completions: got 100001, allowed a whole number from 1 to 100000; name at least one, and give each more work beyond that',
    ],
    manifest: job({ completionMode: 'Indexed', completions: 100001, parallelism: 100001 }),
  },
  {
    what: 'more shards than are counted anywhere',
    make: parallel({ indexed: false, completions: 100001 }),
    says: [
      '[shop/report] completions: got 100001, allowed a whole number from 1 to 100000; name at least one, and give each more work beyond that',
    ],
    manifest: job({ completions: 100001, parallelism: 5 }),
    stricter: 'each pod costs seconds: give it more work',
  },
  {
    what: 'more pods at once than shards',
    make: parallel({ parallelism: 6 }),
    says: [
      '[shop/report] parallelism: got 6, allowed at most completions 5; lower it: no more pods than shards ever run',
    ],
    manifest: job({ completions: 5, parallelism: 6 }),
    stricter: 'no more pods than shards ever run',
  },
  {
    what: 'no pod at once',
    make: parallel({ parallelism: 0 }),
    says: [
      '[shop/report] parallelism: got 0, allowed a whole number from 1 to 100000; name at least one, and give each more work beyond that',
    ],
    manifest: job({ completions: 5, parallelism: 0 }),
    stricter: 'it would wait for ever: suspend says that better',
  },
  {
    what: 'negative parallelism',
    make: parallel({ parallelism: -1 }),
    says: [
      '[shop/report] parallelism: got -1, allowed a whole number from 1 to 100000; name at least one, and give each more work beyond that',
    ],
    manifest: job({ parallelism: -1 }),
  },
  {
    what: 'retries of each index without indexes',
    make: parallel({ indexed: false, backoffLimitPerIndex: 1 }),
    says: ['[shop/report] backoffLimitPerIndex: got 1 with indexed: false, allowed an indexed Job; leave indexed out'],
    manifest: job({ completions: 5, backoffLimitPerIndex: 1 }),
  },
  {
    what: 'negative retries of each index',
    make: parallel({ backoffLimitPerIndex: -1 }),
    says: [
      '[shop/report] backoffLimitPerIndex: got -1, allowed a whole number from 0 to 100000; 0 is one try for each index',
    ],
    manifest: indexed({ backoffLimitPerIndex: -1 }),
  },
  {
    what: 'more retries of each index than anybody waits for',
    make: parallel({ backoffLimitPerIndex: 100001 }),
    says: [
      '[shop/report] backoffLimitPerIndex: got 100001, allowed a whole number from 0 to 100000; 0 is one try for each index',
    ],
    manifest: indexed({ backoffLimitPerIndex: 100001 }),
    stricter: 'nobody waits for so many',
  },
  {
    what: 'a limit of failed indexes without retries of each',
    make: parallel({ maxFailedIndexes: 1 }),
    says: [
      '[shop/report] maxFailedIndexes: got 1 without backoffLimitPerIndex, allowed with backoffLimitPerIndex; set backoffLimitPerIndex, too',
    ],
    manifest: indexed({ maxFailedIndexes: 1 }),
  },
  {
    what: 'more failed indexes than there are',
    make: parallel({ backoffLimitPerIndex: 1, maxFailedIndexes: 6 }),
    says: [
      '[shop/report] maxFailedIndexes: got 6, allowed a whole number from 0 to 5; no more indexes can fail than there are',
    ],
    manifest: indexed({ backoffLimitPerIndex: 1, maxFailedIndexes: 6 }),
  },
  {
    what: 'exit code 0 as a failure',
    make: () => FailurePolicy.ignoreDisruptions().failJobOn(0),
    says: ['FailurePolicy.failJobOn exitCodes: got 0, allowed 1 to 255, each once; 0 is success and never fails'],
    manifest: job(rule({ operator: 'In', values: [0] })),
  },
  {
    what: 'exit code 256',
    make: () => FailurePolicy.ignoreDisruptions().failJobOn(256),
    says: ['FailurePolicy.failJobOn exitCodes: got 256, allowed 1 to 255, each once; name an exit code'],
    manifest: job(rule({ operator: 'In', values: [256] })),
    stricter: 'no program ends with it',
  },
  {
    what: 'an exit code twice',
    make: () => FailurePolicy.ignoreDisruptions().ignoreOn(2, 3, 2),
    says: ['FailurePolicy.ignoreOn exitCodes: got 2 twice, allowed 1 to 255, each once; name it once'],
    manifest: job(rule({ operator: 'In', values: [2, 2, 3] }, 'Ignore')),
  },
  {
    what: 'a rule without exit codes',
    make: () => FailurePolicy.ignoreDisruptions().failJobUnless(),
    says: ['FailurePolicy.failJobUnless exitCodes: got none, allowed 1 to 255, each once; name at least one exit code'],
    manifest: job(rule({ operator: 'NotIn', values: [] })),
  },
  {
    what: 'twenty-one rules',
    make: () =>
      Array.from({ length: 20 }, (_, index) => index + 1).reduce(
        (policy, code) => policy.ignoreOn(code),
        FailurePolicy.ignoreDisruptions(),
      ),
    says: ['FailurePolicy.ignoreOn rules: got 21, allowed at most 20; name several exit codes in one rule'],
    manifest: job({
      podFailurePolicy: {
        rules: Array.from({ length: 21 }, (_, index) => ({
          action: 'Ignore',
          onExitCodes: { operator: 'In', values: [index + 1] },
        })),
      },
    }),
  },
  {
    what: 'an index that fails alone where all share their retries',
    make: parallel({ failurePolicy: FailurePolicy.ignoreDisruptions().failIndexOn(2) }),
    says: [
      '[shop/report] failurePolicy: got failIndexOn without backoffLimitPerIndex, allowed failIndexOn in an indexed Job with backoffLimitPerIndex; set backoffLimitPerIndex, or use failJobOn',
    ],
    manifest: indexed(rule({ operator: 'In', values: [2] }, 'FailIndex')),
  },
  {
    what: 'an index that fails alone in a Job of one pod',
    make: batch({ failurePolicy: FailurePolicy.countDisruptions().failIndexOn(2) }),
    says: [
      '[shop/report] failurePolicy: got failIndexOn without backoffLimitPerIndex, allowed failIndexOn in an indexed Job with backoffLimitPerIndex; set backoffLimitPerIndex, or use failJobOn',
    ],
    manifest: job(rule({ operator: 'In', values: [2] }, 'FailIndex')),
  },
  {
    what: 'success of no index',
    make: () => SuccessPolicy.any(0),
    says: [
      'SuccessPolicy.any count: got 0, allowed a whole number from 1 to 100000; no more indexes can succeed than there are',
    ],
    manifest: indexed({ successPolicy: { rules: [{ succeededCount: 0 }] } }),
    stricter: 'it would be met before anything has run',
  },
  {
    what: 'success of more indexes than are listed',
    make: () => SuccessPolicy.anyOf(3, [0, 1]),
    says: [
      'SuccessPolicy.anyOf count: got 3, allowed a whole number from 1 to 2; no more indexes can succeed than there are',
    ],
    manifest: indexed({ successPolicy: { rules: [{ succeededCount: 3, succeededIndexes: '0-1' }] } }),
  },
  {
    what: 'success of an index twice',
    make: () => SuccessPolicy.all([1, 1]),
    says: ['SuccessPolicy.all indexes: got 1 twice, allowed one or more from 0 to 99999, each once; name it once'],
    manifest: indexed({ successPolicy: { rules: [{ succeededIndexes: '1,1' }] } }),
  },
  {
    what: 'success of an index below 0',
    make: () => SuccessPolicy.all([-1]),
    says: [
      'SuccessPolicy.all indexes: got -1, allowed one or more from 0 to 99999, each once; indexes are whole numbers that begin at 0',
    ],
    manifest: indexed({ successPolicy: { rules: [{ succeededIndexes: '-1' }] } }),
  },
  {
    what: 'success of a list without an index',
    make: () => SuccessPolicy.any(1).orAll([]),
    says: [
      'SuccessPolicy.orAll indexes: got [], allowed one or more from 0 to 99999, each once; name the indexes that are needed, for example [0]',
    ],
    manifest: indexed({ successPolicy: { rules: [{ succeededCount: 1 }, {}] } }),
  },
  {
    what: 'success of indexes that the Job does not have',
    make: (chart) => {
      Platform.set(chart, { kubernetes: KubernetesVersion.V1_31 });
      return parallel({ successPolicy: SuccessPolicy.any(6).orAll([0, 5]) })(chart);
    },
    says: [
      '[shop/report] successPolicy rule 1: got 6 indexes, allowed at most completions 5; a rule that is never met decides nothing',
      '[shop/report] successPolicy rule 2: got index 5, allowed 0 to 4, as completions says; a rule that is never met decides nothing',
    ],
    manifest: indexed({ successPolicy: { rules: [{ succeededCount: 6 }] } }),
  },
  {
    what: 'success of indexes in a Job without any',
    make: (chart) => {
      Platform.set(chart, { kubernetes: KubernetesVersion.V1_31 });
      return parallel({ indexed: false, successPolicy: SuccessPolicy.any(1) })(chart);
    },
    says: [
      '[shop/report] successPolicy: got a policy with indexed: false, allowed an indexed Job; leave indexed out: a success policy counts indexes',
    ],
    manifest: job({ completions: 5, successPolicy: { rules: [{ succeededCount: 1 }] } }),
  },
  {
    what: 'a success policy for a release that has none',
    make: parallel({ successPolicy: SuccessPolicy.any(1) }),
    says: [
      '[shop/report] successPolicy: got a policy for Kubernetes 1.29, allowed from Kubernetes 1.31 on; leave it out: a Job then succeeds when all its indexes have, or set a newer release with Platform.set if each of your clusters has it',
    ],
    ours: 'the platform',
  },
  {
    what: 'retries of each index for a release that has none',
    make: (chart) => {
      Platform.set(chart, { kubernetes: KubernetesVersion.V1_28 });
      return parallel({ backoffLimitPerIndex: 1 })(chart);
    },
    says: [
      '[shop/report] backoffLimitPerIndex: got 1 for Kubernetes 1.28, allowed from Kubernetes 1.29 on; leave it out: all indexes then share backoffLimit, or set a newer release with Platform.set if each of your clusters has it',
    ],
    ours: 'the platform',
  },
  {
    what: 'a Job with a fixed name under Argo CD',
    make: (chart) => {
      Platform.set(chart, { delivery: Delivery.ARGO_CD });
      return batch({ nameByContent: false })(chart);
    },
    says: [
      '[shop/report] nameByContent: got false with Delivery.ARGO_CD, allowed true; leave it out: a changed Job of the same name would stop each sync at an immutable field',
    ],
    ours: 'the platform',
  },
  {
    what: 'a platform for a scope that holds something already',
    make: (chart) => {
      batch({})(chart);
      Platform.set(chart, { kubernetes: KubernetesVersion.V1_31 });
    },
    says: [
      '[shop] Platform.set: got a scope that holds "report", allowed a scope in which nothing has been made yet; call Platform.set right after the scope is made',
    ],
    ours: 'the platform',
  },
  {
    what: 'a release that nobody runs any more',
    make: (chart) => Platform.set(chart, { kubernetes: '1.19' as KubernetesVersion }),
    says: [
      '[shop] kubernetes: got "1.19", allowed 1.27, 1.28, 1.29, 1.30, 1.31, 1.32, 1.33, 1.34, 1.35, 1.36; write for example KubernetesVersion.V1_31; an older library is for older clusters',
    ],
    ours: 'the platform',
  },
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
  {
    what: 'a CronJob without room for the suffix of its runs',
    make: collector({ name: TOO_LONG }),
    says: [
      '[shop/report] name: got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; shorten it by 1',
    ],
    manifest: cronJob({}, TOO_LONG),
  },
  {
    what: 'an ad-hoc job without room for the suffix of its runs',
    make: (chart) => new AdHocJob(chart, 'report', { ...BASE, name: TOO_LONG }),
    says: [
      '[shop/report] name: got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; shorten it by 1',
    ],
    manifest: cronJob({}, TOO_LONG),
  },
  {
    what: 'a Job without room for its hash',
    make: batch({ name: TOO_LONG }),
    says: [
      '[shop/report] name: got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", allowed 1 to 52 lower-case letters, digits and "-", starting and ending with a letter or digit; shorten it by 1',
    ],
    ours: 'the library',
  },
  {
    what: 'a Job whose name is no label',
    make: batch({ name: 'a'.repeat(64), nameByContent: false }),
    says: [
      '[shop/report] name: got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", allowed 1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit; shorten it by 1',
    ],
    manifest: job({}, 'a'.repeat(64)),
  },
  {
    what: 'an indexed Job without room for its indexes',
    make: parallel({ name: 'a'.repeat(60), nameByContent: false, completions: 1001 }),
    says: [
      '[shop/report] name: got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", allowed 1 to 58 lower-case letters, digits and "-", starting and ending with a letter or digit; shorten it by 2',
    ],
    manifest: job({ completionMode: 'Indexed', completions: 1001, parallelism: 5 }, 'a'.repeat(60)),
  },
  {
    what: 'a CronJob that a patch made indexed, without room for its indexes',
    make: (chart) => {
      const name = 'a'.repeat(51);
      const { cronJob: object } = collector({ name })(chart) as ScheduledCollector;
      object.addJsonPatch(JsonPatch.add('/spec/jobTemplate/spec/completionMode', 'Indexed'));
    },
    says: [
      '[shop/report] name: got "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", allowed at most 50 characters for an Indexed CronJob with 1 completions; shorten it by 1: the names of its pods end in their index',
    ],
    manifest: cronJob(
      { jobTemplate: { spec: { ...job().spec, completionMode: 'Indexed', completions: 1 } } },
      'a'.repeat(51),
    ),
    stricter: 'the API server does not look; it keeps 11 characters free for the suffix of a run, and so do we',
  },
  {
    what: 'a patched field that the release does not have',
    make: (chart) => {
      const { job: object } = batch({})(chart) as BatchJob;
      object.addJsonPatch(JsonPatch.add('/spec/managedBy', 'kueue.x-k8s.io/multikueue'));
    },
    says: [
      '[shop/report] spec.managedBy: got "kueue.x-k8s.io/multikueue" for Kubernetes 1.29, allowed from Kubernetes 1.32 on; leave it out: Kubernetes\' own controller then runs the Job, or set a newer release with Platform.set if each of your clusters has it',
    ],
    ours: 'the platform',
  },
  {
    what: 'a failure that cannot be explained',
    make: (chart) => (batch({})(chart) as BatchJob).explain({ exitCode: 0, index: 3 }),
    says: [
      'explain exitCode: got 0, allowed a whole number from 1 to 255; name the code of a failed program; 0 is success',
      'explain index: got 3, allowed a whole number from 0 to 0; name an index of this Job',
    ],
    ours: 'the library',
  },
];
