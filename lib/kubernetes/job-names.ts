import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { Manifest, jobSpecOf } from './manifest';

/** The pods of an indexed Job are named `<job>-<index>`, which must be a DNS label for their host name. */
const MAX_HOST_NAME = 63;

/** The longest name of a Job, which is a label of its pods. */
export const MAX_JOB_NAME = 63;

/** What the API server keeps free for what a CronJob appends to its name, `-` and the minutes since 1970. */
const RUN_SUFFIX = 11;

/** The longest name of a CronJob. */
export const MAX_CRON_JOB_NAME = MAX_JOB_NAME - RUN_SUFFIX;

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
  const max = MAX_HOST_NAME - `-${completions - 1}`.length - (kind === 'CronJob' ? RUN_SUFFIX : 0);
  const tooMuch = String(metadata.name).length - max;
  return tooMuch <= 0
    ? []
    : [
        {
          prop: 'name',
          got: show(metadata.name),
          allowed: `at most ${max} characters for an Indexed ${kind} with ${completions} completions`,
          fix: `shorten it by ${tooMuch}: the names of its pods end in their index`,
        },
      ];
}
