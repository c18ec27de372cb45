import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { JobSpec, KubeJob } from '../../imports/k8s';
import { Problem } from '../fields/problem';
import { CONTENT_LABEL, contentHash } from '../kubernetes/content-hash';
import { MAX_JOB_NAME, longestIndexedName } from '../kubernetes/job-names';
import { dnsLabelProblems } from '../kubernetes/names';
import { annotationsToKeep, annotationsToRemake, mergeAnnotations, stopsAtChangedJob } from '../platform/delivery';
import { Delivery } from '../platform/platform';
import { Patch, patched } from '../pod/patch';
import { Release } from './release';
import { SettledShards } from './shards';

/** A Job that Git or `kubectl apply` owns, decided. */
export interface AppliedJob {
  readonly name: string;
  readonly release: Release;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly spec: JobSpec;
  readonly delivery: Delivery;
  readonly patches: Patch[];
}

/** The length of `-<hash>`. */
const HASH_SUFFIX = 11;

/** What a Job refuses to have changed; parallelism, backoffLimit and the deadlines change in place. */
const IMMUTABLE = [
  'template',
  'completions',
  'completionMode',
  'backoffLimitPerIndex',
  'podFailurePolicy',
  'successPolicy',
  'selector',
  'managedBy',
];

/** Makes the Job, under the id `Default`. */
export function appliedJob(scope: Construct, job: AppliedJob): ApiObject {
  const { name, labels, spec, release, delivery } = job;
  const ours = release._namesByContent ? annotationsToKeep(delivery) : annotationsToRemake(delivery);
  const metadata = { name, labels, annotations: mergeAnnotations(ours, job.annotations) };
  const manifest = patched(KubeJob.manifest({ metadata, spec }), job.patches);
  return release._namesByContent
    ? new ContentNamedJob(scope, 'Default', manifest)
    : new ApiObject(scope, 'Default', manifest);
}

/** What the name of an applied Job is made from. */
export interface AppliedJobName {
  readonly name: string;
  readonly release: Release;
  readonly shards?: SettledShards;
}

/** The name with all that is appended to it must still be a label, and it must change where nobody replaces a Job. */
export function appliedJobNameProblems(delivery: Delivery, { name, release, shards }: AppliedJobName): Problem[] {
  const longest = MAX_JOB_NAME - (release._namesByContent ? HASH_SUFFIX : 0);
  return [
    ...dnsLabelProblems('name', name, shards?.indexed ? longestIndexedName(longest, shards.completions) : longest),
    ...(!release._namesByContent && stopsAtChangedJob(delivery)
      ? [
          {
            prop: 'release',
            got: 'Release.underOneName() with Delivery.ARGO_CD',
            allowed: 'Release.onChange()',
            fix: 'leave it out: a changed Job of the same name would stop each sync at an immutable field',
          },
        ]
      : []),
  ];
}

/** A Job named by its content. The hash is taken when it is rendered, so a user's patches count, too. */
class ContentNamedJob extends ApiObject {
  public toJson() {
    const job = super.toJson();
    if (typeof job?.metadata !== 'object') {
      return job; // a patch has taken it away, which is told at synth
    }
    const fixed = IMMUTABLE.map((field) => [field, job.spec?.[field]]);
    const hash = contentHash(Object.fromEntries(fixed));
    const labels = { ...job.metadata.labels, [CONTENT_LABEL]: hash };
    return { ...job, metadata: { ...job.metadata, name: `${job.metadata.name}-${hash}`, labels } };
  }
}
