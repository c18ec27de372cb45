import { Duration } from 'cdk8s';
import * as k8s from '../../imports/k8s';
import { Settled } from '../fields/field';
import { MAX_INT32 } from '../fields/numbers';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { featureProblems, hasField } from '../platform/features';
import { KubernetesVersion } from '../platform/platform';
import { FailurePolicy } from './failure-policy';
import { JOB_PROPS } from './job-props';
import { SettledShards } from './shards';

/** Everything about one run, decided. */
export interface Job {
  /** The oldest release that it must run on. */
  readonly kubernetes: KubernetesVersion;
  readonly backoffLimit: number;
  readonly activeDeadline: Duration;
  readonly failurePolicy: FailurePolicy;
  /** How the pods share the work; nothing for a run of one pod. */
  readonly shards?: SettledShards;
  readonly timeToLive?: Duration;
}

/**
 * A pod that is being ended, by a drain for example, is replaced once it is gone: no two tries of one piece of work run
 * at once. A failure policy allows nothing else. Before 1.29 they may, for as long as the old one takes to end.
 */
const REPLACE_WHAT_HAS_ENDED = 'Failed';

/** Everything about one run, from its user and its construct. */
export function settleJob(
  props: Pick<Settled<typeof JOB_PROPS>, 'backoffLimit' | 'activeDeadline' | 'failurePolicy'>,
  kubernetes: KubernetesVersion,
  { shards, timeToLive }: Pick<Job, 'shards' | 'timeToLive'> = {},
): Job {
  const backoffLimit = shards?.backoffLimitPerIndex === undefined ? 6 : MAX_INT32;
  return {
    kubernetes,
    backoffLimit: props.backoffLimit ?? backoffLimit,
    activeDeadline: props.activeDeadline,
    failurePolicy: props.failurePolicy,
    shards,
    timeToLive,
  };
}

/** What is wrong with a run as a whole: props that depend on each other, or on the release. */
export function jobProblems(job: Job): Problem[] {
  return [...failurePolicyProblems(job), ...youngProblems(job)];
}

/** The spec of a Job around its pod template. */
export function jobSpec(job: Job, template: k8s.PodTemplateSpec): k8s.JobSpec {
  const containerName = template.spec?.containers[0].name ?? '';
  return {
    backoffLimit: job.backoffLimit,
    activeDeadlineSeconds: job.activeDeadline.toSeconds(),
    ttlSecondsAfterFinished: job.timeToLive?.toSeconds(),
    podFailurePolicy: job.failurePolicy._render(containerName, job.kubernetes),
    podReplacementPolicy: hasField(job.kubernetes, 'podReplacementPolicy') ? REPLACE_WHAT_HAS_ENDED : undefined,
    ...shardSpec(job.shards),
    template: { metadata: { ...template.metadata, annotations: keepRunning(template) }, spec: template.spec },
  };
}

function shardSpec(shards: SettledShards | undefined): Partial<k8s.JobSpec> {
  if (!shards) {
    return { completions: 1, parallelism: 1 };
  }
  const { indexed, successPolicy, ...figures } = shards;
  return { ...figures, completionMode: indexed ? 'Indexed' : 'NonIndexed', successPolicy: successPolicy?._render() };
}

/** A run that has a deadline is not moved to save a node; autoscalers read this on the pod alone. */
function keepRunning(template: k8s.PodTemplateSpec): Record<string, string> {
  return {
    'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false',
    'karpenter.sh/do-not-disrupt': 'true',
    ...template.metadata?.annotations,
  };
}

function failurePolicyProblems({ failurePolicy, shards }: Job): Problem[] {
  return failurePolicy._failsIndexes && shards?.backoffLimitPerIndex === undefined
    ? [
        {
          prop: 'failurePolicy',
          got: 'failIndexOn without backoffLimitPerIndex',
          allowed: 'failIndexOn in an indexed Job with backoffLimitPerIndex',
          fix: 'set backoffLimitPerIndex, or use failJobOn',
        },
      ]
    : [];
}

function youngProblems({ kubernetes, shards }: Job): Problem[] {
  const { backoffLimitPerIndex, maxFailedIndexes, successPolicy } = shards ?? {};
  return [
    ...featureProblems(kubernetes, 'backoffLimitPerIndex', used('backoffLimitPerIndex', backoffLimitPerIndex)),
    ...featureProblems(kubernetes, 'maxFailedIndexes', used('maxFailedIndexes', maxFailedIndexes)),
    ...featureProblems(kubernetes, 'successPolicy', used('successPolicy', successPolicy && 'a policy')),
  ];
}

function used(prop: string, value: number | string | undefined) {
  return { prop: `shards.${prop}`, got: value === undefined || typeof value === 'string' ? value : show(value) };
}
