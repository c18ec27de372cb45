import { Manifest } from '../../lib/kubernetes/manifest';

const MAX_INT32 = 2147483647;

/** What the API server, and the controllers behind it, want of a Job or of the Jobs of a CronJob. */
export function jobRules({ kind, metadata, spec }: Manifest): string[] {
  if (kind === 'CronJob') {
    return [...cronJobRules(spec), ...specRules(spec.jobTemplate.spec, metadata.name.length + 11)];
  }
  return kind === 'Job' ? specRules(spec, metadata.name.length) : [];
}

function cronJobRules(spec: Manifest): string[] {
  const {
    startingDeadlineSeconds: deadline,
    concurrencyPolicy,
    successfulJobsHistoryLimit,
    failedJobsHistoryLimit,
  } = spec;
  return [
    ...check(['Allow', 'Forbid', 'Replace'].includes(concurrencyPolicy), 'a concurrency policy'),
    ...check(isCount(deadline) && deadline >= 10, 'a starting deadline below 10 s'),
    ...check(isCount(successfulJobsHistoryLimit) && isCount(failedJobsHistoryLimit), 'a history'),
    ...check(typeof spec.timeZone === 'string' && spec.timeZone !== '', 'no time zone'),
  ];
}

function specRules(spec: Manifest, nameLength: number): string[] {
  const { completions, parallelism, completionMode, backoffLimitPerIndex: perIndex, maxFailedIndexes } = spec;
  const isIndexed = completionMode === 'Indexed';
  const counts = [
    completions,
    parallelism,
    spec.backoffLimit,
    spec.activeDeadlineSeconds,
    spec.ttlSecondsAfterFinished,
  ];
  return [
    ...check(
      counts.every((count) => count === undefined || isCount(count)),
      'a count',
    ),
    ...check(spec.activeDeadlineSeconds >= 60, 'no deadline, or one below a minute'),
    ...check(['Never', 'OnFailure'].includes(spec.template.spec.restartPolicy), 'a restart policy'),
    ...check(!isIndexed || (completions !== undefined && parallelism <= 100000), 'an indexed Job'),
    ...check(!isIndexed || nameLength + `-${completions - 1}`.length <= 63, 'a name without room for indexes'),
    ...check(perIndex === undefined || (isIndexed && isCount(perIndex)), 'backoffLimitPerIndex'),
    ...check(
      maxFailedIndexes === undefined || (perIndex !== undefined && maxFailedIndexes <= Math.min(completions, 100000)),
      'maxFailedIndexes',
    ),
    ...failureRules(spec),
    ...successRules(spec, isIndexed),
  ];
}

function failureRules({ podFailurePolicy, podReplacementPolicy, backoffLimitPerIndex, template }: Manifest): string[] {
  const rules: Manifest[] = podFailurePolicy?.rules ?? [];
  const names = template.spec.containers.map(({ name }: Manifest) => name);
  const broken = rules.flatMap(({ action, onExitCodes, onPodConditions = [] }) => {
    const { values = [], operator, containerName } = onExitCodes ?? {};
    const isSorted = values.every((value: number, place: number) => place === 0 || values[place - 1] < value);
    return [
      ...check((onExitCodes === undefined) !== (onPodConditions.length === 0), 'a rule of exit codes or of conditions'),
      ...check(['Count', 'FailIndex', 'FailJob', 'Ignore'].includes(action), 'an action'),
      ...check(action !== 'FailIndex' || backoffLimitPerIndex !== undefined, 'FailIndex without backoffLimitPerIndex'),
      ...check(
        onExitCodes === undefined || (values.length >= 1 && values.length <= 255 && isSorted),
        'exit codes in order',
      ),
      ...check(operator !== 'In' || !values.includes(0), 'exit code 0'),
      ...check(containerName === undefined || names.includes(containerName), 'the container of a rule'),
    ];
  });
  return [
    ...broken,
    ...check(rules.length <= 20 && (podFailurePolicy === undefined || rules.length > 0), 'the number of rules'),
    ...check(podFailurePolicy === undefined || template.spec.restartPolicy === 'Never', 'a policy with restarts'),
    ...check(
      podFailurePolicy === undefined || [undefined, 'Failed'].includes(podReplacementPolicy),
      'podReplacementPolicy',
    ),
  ];
}

function successRules({ successPolicy, completions }: Manifest, isIndexed: boolean): string[] {
  const rules: Manifest[] = successPolicy?.rules ?? [];
  const broken = rules.flatMap(({ succeededCount, succeededIndexes }) => {
    const indexes = succeededIndexes === undefined ? undefined : read(succeededIndexes);
    return [
      ...check(succeededCount !== undefined || indexes !== undefined, 'an empty rule of success'),
      ...check(
        !indexes || indexes.every((index, place) => index < completions && (place === 0 || indexes[place - 1] < index)),
        'succeededIndexes',
      ),
      ...check(
        succeededCount === undefined || (succeededCount >= 1 && succeededCount <= (indexes?.length ?? completions)),
        'succeededCount',
      ),
    ];
  });
  return [
    ...broken,
    ...check(successPolicy === undefined || (isIndexed && rules.length >= 1 && rules.length <= 20), 'successPolicy'),
  ];
}

function read(list: string): number[] {
  return list.split(',').flatMap((part) => {
    const [first, last = first] = part.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, more) => first + more);
  });
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_INT32;
}

function check(isKept: boolean, words: string): string[] {
  return isKept ? [] : [words];
}
