/** What the parts of a rendered Job or CronJob demand of each other, which a patch may have broken. */

import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { MAX_CRON_JOB_NAME, MAX_JOB_NAME } from '../kubernetes/job-names';
import { Manifest, jobSpecOf } from '../kubernetes/manifest';
import { appliesByItself } from '../platform/delivery';
import { Delivery } from '../platform/platform';
import { indexedNameProblems } from './indexed-name';

const MAX_NAME: Record<string, number> = { Job: MAX_JOB_NAME, CronJob: MAX_CRON_JOB_NAME };

/** What a patch has broken in a rendered Job or CronJob. */
export function patchedJobProblems(rendered: Manifest, delivery: Delivery): Problem[] {
  const spec = jobSpecOf(rendered);
  if (!spec?.template?.spec) {
    return []; // the schema tells what is missing
  }
  return [
    ...nameProblems(rendered),
    ...indexedNameProblems(rendered),
    ...policyProblems(spec),
    ...indexProblems(spec),
    ...(rendered.kind === 'Job' ? timeToLiveProblems(spec, delivery) : []),
  ];
}

function nameProblems({ kind, metadata: { name } }: Manifest): Problem[] {
  const tooMuch = String(name).length - MAX_NAME[kind];
  return unless(tooMuch <= 0, {
    prop: 'name',
    got: show(name),
    allowed: `at most ${MAX_NAME[kind]} characters for a ${kind}`,
    fix: `shorten it by ${tooMuch}`,
  });
}

function policyProblems({ podFailurePolicy, podReplacementPolicy = 'Failed', template }: Manifest): Problem[] {
  if (!podFailurePolicy) {
    return [];
  }
  const { restartPolicy, containers, initContainers } = template.spec;
  const names = [...itemsOf(containers), ...itemsOf(initContainers)].map((container) => container?.name);
  const rules = itemsOf(podFailurePolicy.rules);
  const unknown = rules.flatMap((rule) => rule?.onExitCodes?.containerName ?? []).filter(isNotIn(names));
  return [
    ...unless(restartPolicy === 'Never', {
      prop: 'restartPolicy',
      got: `${show(restartPolicy)} with a failure policy`,
      allowed: '"Never"',
      fix: 'remove spec.podFailurePolicy, too',
    }),
    ...unless(podReplacementPolicy === 'Failed', {
      prop: 'podReplacementPolicy',
      got: `${show(podReplacementPolicy)} with a failure policy`,
      allowed: '"Failed"',
      fix: 'remove spec.podFailurePolicy, too',
    }),
    ...unless(unknown.length === 0, {
      prop: 'failurePolicy',
      got: `a rule for container ${unknown.map(show).join(', ')}`,
      allowed: names.map(show).join(', ') || 'none',
      fix: 'rename it in spec.podFailurePolicy, too',
    }),
  ];
}

function indexProblems(spec: Manifest): Problem[] {
  const { completionMode, completions, backoffLimitPerIndex, maxFailedIndexes, successPolicy } = spec;
  const isIndexed = completionMode === 'Indexed';
  const counts: number[] = itemsOf(successPolicy?.rules).flatMap((rule) => rule?.succeededCount ?? []);
  const least = Math.max(isIndexed ? 1 : 0, maxFailedIndexes ?? 0, ...counts);
  const failsIndexes = itemsOf(spec.podFailurePolicy?.rules).some((rule) => rule?.action === 'FailIndex');
  const needsIndexes = [
    ...(backoffLimitPerIndex === undefined ? [] : ['backoffLimitPerIndex']),
    ...(successPolicy === undefined ? [] : ['successPolicy']),
  ];
  const needsOwnTries = [
    ...(maxFailedIndexes === undefined ? [] : ['maxFailedIndexes']),
    ...(failsIndexes ? ['a FailIndex rule'] : []),
  ];
  return [
    ...unless(isIndexed || needsIndexes.length === 0, {
      prop: 'completionMode',
      got: `${show(completionMode)} with ${needsIndexes.join(' and ')}`,
      allowed: '"Indexed"',
      fix: 'leave it as it was rendered',
    }),
    ...unless(backoffLimitPerIndex !== undefined || needsOwnTries.length === 0, {
      prop: 'backoffLimitPerIndex',
      got: `nothing with ${needsOwnTries.join(' and ')}`,
      allowed: 'a number',
      fix: 'remove what needs it, too',
    }),
    ...unless(least <= (completions ?? 0), {
      prop: 'completions',
      got: show(completions),
      allowed: `at least ${least}, as maxFailedIndexes or successPolicy says`,
      fix: 'patch these, too',
    }),
  ];
}

/** Whoever applies again and again would make, and run, a Job again that has expired. */
function timeToLiveProblems({ ttlSecondsAfterFinished }: Manifest, delivery: Delivery): Problem[] {
  return unless(ttlSecondsAfterFinished === undefined || !appliesByItself(delivery), {
    prop: 'ttlSecondsAfterFinished',
    got: `${show(ttlSecondsAfterFinished)} with ${delivery}`,
    allowed: 'nothing',
    fix: 'the Job would run again each time that it has expired; use a schedule, or see cdk8s-batch prune',
  });
}

/** What a patch made of a list may be anything; the schema tells what is none. */
function itemsOf(list: unknown): Manifest[] {
  return Array.isArray(list) ? list : [];
}

function isNotIn(names: unknown[]) {
  return (name: unknown) => !names.includes(name);
}
