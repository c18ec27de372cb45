import { Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { CommonJobProps, KubernetesVersion, PodFailure } from '../../lib';
import { complete } from '../../lib/fields/settle';
import { explainFailure } from '../../lib/job/explanation';
import { settleJob } from '../../lib/job/job';
import { JOB_PROPS } from '../../lib/job/job-props';
import { SettledShards } from '../../lib/job/shards';
import { BASE } from '../workloads/sample';

export const FIVE: SettledShards = { completions: 5, parallelism: 3, indexed: true };

/** The construct whose run it is. */
export const RUN = new Construct(Testing.chart(), 'prices');

/** What a Job does after a failure. */
export function explain(failure: PodFailure, props: Partial<CommonJobProps> = {}, shards?: SettledShards) {
  return explainFailure(
    RUN,
    settleJob(complete({ ...BASE, ...props }, JOB_PROPS), KubernetesVersion.V1_29, { shards }),
    failure,
  );
}
