import { EnvFieldPaths, EnvValue } from 'cdk8s-plus-27';
import { wholeNumberProblems } from '../fields/numbers';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';

/** How several pods share the work of one Job. */
export interface Shards {
  readonly completions: number;
  readonly parallelism: number;
  readonly indexed: boolean;
  readonly backoffLimitPerIndex?: number;
  readonly maxFailedIndexes?: number;
}

/** The most that an indexed Job may have. */
export const MAX_COMPLETIONS = 100000;

/** The annotation of a pod of a Job with `backoffLimitPerIndex`: how often its index has failed before. */
const FAILURE_COUNT = 'batch.kubernetes.io/job-index-failure-count';

/** All that is wrong with how pods share the work. */
export function shardProblems(shards: Shards): Problem[] {
  const { completions, parallelism, indexed, backoffLimitPerIndex, maxFailedIndexes } = shards;
  const several = { min: 1, max: MAX_COMPLETIONS, fix: 'name at least one, and give each more work beyond that' };
  const perIndex = { min: 0, max: MAX_COMPLETIONS, fix: '0 is one try for each index' };
  const failed = { min: 0, max: completions, fix: 'no more indexes can fail than there are' };
  const isDefault = Object.is(parallelism, completions); // then one sentence is enough
  const isTooMuch = completions >= 1 && parallelism > completions;
  return [
    ...wholeNumberProblems('completions', completions, several),
    ...(isDefault ? [] : wholeNumberProblems('parallelism', parallelism, several)),
    ...unless(!isTooMuch, {
      prop: 'parallelism',
      got: show(parallelism),
      allowed: `at most completions ${completions}`,
      fix: 'lower it: no more pods than shards ever run',
    }),
    ...wholeNumberProblems('backoffLimitPerIndex', backoffLimitPerIndex, perIndex),
    ...wholeNumberProblems('maxFailedIndexes', maxFailedIndexes, failed),
    ...unless(indexed || backoffLimitPerIndex === undefined, {
      prop: 'backoffLimitPerIndex',
      got: `${show(backoffLimitPerIndex)} with indexed: false`,
      allowed: 'an indexed Job',
      fix: 'leave indexed out',
    }),
    ...unless(maxFailedIndexes === undefined || backoffLimitPerIndex !== undefined, {
      prop: 'maxFailedIndexes',
      got: `${show(maxFailedIndexes)} without backoffLimitPerIndex`,
      allowed: 'with backoffLimitPerIndex',
      fix: 'set backoffLimitPerIndex, too',
    }),
  ];
}

/** How a pod learns its part. Kubernetes itself sets JOB_COMPLETION_INDEX in an indexed Job. */
export function shardEnvironment({ completions, indexed, backoffLimitPerIndex }: Shards): Record<string, EnvValue> {
  const count = { JOB_COMPLETIONS: EnvValue.fromValue(String(completions)) };
  const tries = EnvValue.fromFieldRef(EnvFieldPaths.POD_ANNOTATION, { key: FAILURE_COUNT });
  return {
    ...(indexed ? count : {}),
    ...(backoffLimitPerIndex === undefined ? {} : { JOB_INDEX_FAILURE_COUNT: tries }),
  };
}
