import { ApiObject, Duration, JsonPatch } from 'cdk8s';
import {
  BatchJob,
  Delivery,
  FailurePolicy,
  KubernetesVersion,
  ParallelBatchJob,
  Patch,
  Platform,
  Release,
  Schedule,
  ScheduledCollector,
  Shards,
  SuccessPolicy,
} from '../../lib';
import { BASE } from '../workloads/sample';
import { BadInput, cronJob, indexed, job } from './case';

type ParallelProps = Partial<ConstructorParameters<typeof ParallelBatchJob>[2]>;

const patched =
  (...patches: JsonPatch[]): BadInput['make'] =>
  (chart) =>
    new BatchJob(chart, 'report', BASE).job.addJsonPatch(...patches);
const parallel =
  (props: ParallelProps, ...patches: JsonPatch[]): BadInput['make'] =>
  (chart) => {
    Platform.set(chart, { kubernetes: KubernetesVersion.V1_31 });
    new ParallelBatchJob(chart, 'report', { ...BASE, shards: Shards.completions(5), ...props }).job.addJsonPatch(
      ...patches,
    );
  };
const POD = '/spec/template/spec';

const failurePolicy = (containerName = 'report', action = 'FailJob') => ({
  rules: [{ action, onExitCodes: { containerName, operator: 'In', values: [2] } }],
});
const pods = (podSpec: object) => ({ template: { spec: { ...job().spec.template.spec, ...podSpec } } });
const LONG = 'a'.repeat(53);

/** What a patch of a rendered Job breaks: told at synth. */
export const PATCHES: BadInput[] = [
  {
    what: 'a patched name of a container that a failure policy names',
    make: (chart) => {
      const policy = FailurePolicy.ignoreDisruptions().failJobOn(2);
      const { job: object } = new BatchJob(chart, 'report', { ...BASE, failurePolicy: policy });
      object.addJsonPatch(JsonPatch.replace(`${POD}/containers/0/name`, 'main'));
    },
    says: [
      '[shop/report] failurePolicy: got a rule for container "report", allowed "main"; rename it in spec.podFailurePolicy, too',
    ],
    manifest: job({ podFailurePolicy: failurePolicy('main') }),
  },
  {
    what: 'a patched restart policy beside a failure policy',
    make: patched(JsonPatch.replace(`${POD}/restartPolicy`, 'OnFailure')),
    says: [
      '[shop/report] restartPolicy: got "OnFailure" with a failure policy, allowed "Never"; remove spec.podFailurePolicy, too',
    ],
    manifest: job({ podFailurePolicy: failurePolicy(), ...pods({ restartPolicy: 'OnFailure' }) }),
  },
  {
    what: 'a patched replacement policy beside a failure policy',
    make: patched(JsonPatch.replace('/spec/podReplacementPolicy', 'TerminatingOrFailed')),
    says: [
      '[shop/report] podReplacementPolicy: got "TerminatingOrFailed" with a failure policy, allowed "Failed"; ' +
        'remove spec.podFailurePolicy, too',
    ],
    manifest: job({ podFailurePolicy: failurePolicy(), podReplacementPolicy: 'TerminatingOrFailed' }),
  },
  {
    what: 'tries of an index patched away from beside a limit of failed indexes',
    make: parallel(
      { shards: Shards.completions(5).backoffLimitPerIndex(1).maxFailedIndexes(2) },
      JsonPatch.remove('/spec/backoffLimitPerIndex'),
    ),
    says: [
      '[shop/report] backoffLimitPerIndex: got nothing with maxFailedIndexes, allowed a number; remove what needs it, too',
    ],
    manifest: indexed({ maxFailedIndexes: 2 }),
  },
  {
    what: 'tries of an index patched away from beside a rule that fails an index',
    make: parallel(
      {
        shards: Shards.completions(5).backoffLimitPerIndex(1),
        failurePolicy: FailurePolicy.countDisruptions().failIndexOn(2),
      },
      JsonPatch.remove('/spec/backoffLimitPerIndex'),
    ),
    says: [
      '[shop/report] backoffLimitPerIndex: got nothing with a FailIndex rule, allowed a number; remove what needs it, too',
    ],
    manifest: indexed({ podFailurePolicy: failurePolicy('report', 'FailIndex') }),
  },
  {
    what: 'a completion mode patched away from beside tries of an index',
    make: parallel(
      { shards: Shards.completions(5).backoffLimitPerIndex(1) },
      JsonPatch.replace('/spec/completionMode', 'NonIndexed'),
    ),
    says: [
      '[shop/report] completionMode: got "NonIndexed" with backoffLimitPerIndex, allowed "Indexed"; leave it as it was rendered',
    ],
    manifest: indexed({ completionMode: 'NonIndexed', backoffLimitPerIndex: 1 }),
  },
  {
    what: 'completions patched below the limit of failed indexes',
    make: parallel(
      { shards: Shards.completions(5).backoffLimitPerIndex(1).maxFailedIndexes(3) },
      JsonPatch.replace('/spec/completions', 2),
    ),
    says: [
      '[shop/report] completions: got 2, allowed at least 3, as maxFailedIndexes or successPolicy says; patch these, too',
    ],
    manifest: indexed({ completions: 2, backoffLimitPerIndex: 1, maxFailedIndexes: 3 }),
  },
  {
    what: 'completions patched below the count of a success policy',
    make: parallel(
      { shards: Shards.completions(5).successPolicy(SuccessPolicy.any(4)) },
      JsonPatch.replace('/spec/completions', 3),
    ),
    says: [
      '[shop/report] completions: got 3, allowed at least 4, as maxFailedIndexes or successPolicy says; patch these, too',
    ],
    manifest: indexed({ completions: 3, successPolicy: { rules: [{ succeededCount: 4 }] } }),
  },
  {
    what: 'completions patched away from an indexed Job',
    make: parallel({}, JsonPatch.remove('/spec/completions')),
    says: [
      '[shop/report] completions: got nothing, allowed at least 1, as maxFailedIndexes or successPolicy says; patch these, too',
    ],
    manifest: indexed({ completions: undefined }),
  },
  {
    what: 'a patched name of a Job that is no label',
    make: (chart) => {
      const { job: object } = new BatchJob(chart, 'report', { ...BASE, release: Release.underOneName() });
      object.addJsonPatch(JsonPatch.replace('/metadata/name', 'a'.repeat(65)));
    },
    says: [`[shop/report] name: got "${'a'.repeat(65)}", allowed at most 63 characters for a Job; shorten it by 2`],
    manifest: job({}, 'a'.repeat(65)),
  },
  {
    what: 'a patched name of a CronJob without room for that of its Jobs',
    make: (chart) => {
      const { cronJob: object } = new ScheduledCollector(chart, 'report', { ...BASE, schedule: Schedule.hourly(0) });
      object.addJsonPatch(JsonPatch.replace('/metadata/name', LONG));
    },
    says: [`[shop/report] name: got "${LONG}", allowed at most 52 characters for a CronJob; shorten it by 1`],
    manifest: cronJob({}, LONG),
  },
  {
    what: 'a Duration in a patch',
    make: () => Patch.pod({ terminationGracePeriodSeconds: Duration.minutes(1) }),
    says: [
      'Patch.pod fields.terminationGracePeriodSeconds: got a Duration, allowed a text, a number, true, false, null, or a list or a map of these; write it as YAML has it',
    ],
    ours: 'JavaScript',
  },
  {
    what: 'a Job without its spec',
    make: patched(JsonPatch.remove('/spec')),
    says: [
      '[shop/report] Job "report-HASH" .spec: got nothing, allowed the fields of a JobSpec; write it, or patch what is in it and not the whole: each Job has one',
    ],
    manifest: { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'report' } },
  },
  ...[Delivery.ARGO_CD, Delivery.FLUX].map((delivery): BadInput => {
    return {
      what: `a time to live, patched into a Job that ${delivery} would make again`,
      make: (chart) => {
        Platform.set(chart, { delivery });
        const object: ApiObject = new BatchJob(chart, 'report', BASE).job;
        object.addJsonPatch(JsonPatch.add('/spec/ttlSecondsAfterFinished', 60));
      },
      says: [
        `[shop/report] ttlSecondsAfterFinished: got 60 with ${delivery}, allowed nothing; ` +
          'the Job would run again each time that it has expired; use a schedule, or see cdk8s-batch prune',
      ],
      ours: 'the platform',
    };
  }),
];
