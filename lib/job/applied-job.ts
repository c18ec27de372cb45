import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { JobSpec, KubeJob, KubeJobProps } from '../../imports/k8s';
import { contentHash } from '../pod/content-hash';
import { dnsLabel } from '../validation/names';
import { Problem } from '../validation/problem';
import { Shards } from './shards';

/** A Job that Git or `kubectl apply` owns, decided. */
export interface AppliedJob {
  readonly name: string;
  readonly nameByContent: boolean;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly spec: JobSpec;
}

/** A Job's name is a label of its pods, and the pods of an indexed Job append their index to it. */
const MAX_JOB_NAME = 63;

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
  const { name, labels, annotations, spec, nameByContent } = job;
  const props = { metadata: { name, labels, annotations }, spec };
  return nameByContent
    ? new ContentNamedJob(scope, 'Default', props)
    : new ApiObject(scope, 'Default', KubeJob.manifest(props));
}

/** The name with all that is appended to it must still be a label. */
export function appliedJobNameProblems(name: string, nameByContent: boolean, shards?: Shards): Problem[] {
  const index = shards?.indexed ? `-${shards.completions - 1}`.length : 0;
  return dnsLabel('name', name, MAX_JOB_NAME - (nameByContent ? HASH_SUFFIX : 0) - index);
}

/** A Job named by its content. The hash is taken when it is rendered, so a user's patches count, too. */
class ContentNamedJob extends ApiObject {
  constructor(scope: Construct, id: string, props: KubeJobProps) {
    super(scope, id, KubeJob.manifest(props));
  }

  public toJson() {
    const job = super.toJson();
    const fixed = IMMUTABLE.map((field) => [field, job.spec[field]]);
    const name = `${job.metadata.name}-${contentHash(Object.fromEntries(fixed))}`;
    return { ...job, metadata: { ...job.metadata, name } };
  }
}
