import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';
import { MAX_CRON_JOB_NAME, MAX_JOB_NAME, longestIndexedName } from '../kubernetes/job-names';
import { Manifest, jobSpecOf } from '../kubernetes/manifest';

/**
 * The name of a rendered Job or CronJob that is too long for its indexes. For a CronJob the API server does not look at
 * this: a Job without room is refused when it is due, and the run is lost.
 */
export function indexedNameProblems(rendered: Manifest): Problem[] {
  const { kind, metadata } = rendered;
  const { completionMode, completions } = jobSpecOf(rendered) ?? {};
  if (completionMode !== 'Indexed' || typeof completions !== 'number') {
    return [];
  }
  const max = longestIndexedName(kind === 'CronJob' ? MAX_CRON_JOB_NAME : MAX_JOB_NAME, completions);
  const tooMuch = String(metadata.name).length - max;
  return unless(tooMuch <= 0, {
    prop: 'name',
    got: show(metadata.name),
    allowed: `at most ${max} characters for an Indexed ${kind} with ${completions} completions`,
    fix: `shorten it by ${tooMuch}: the names of its pods end in their index`,
  });
}
