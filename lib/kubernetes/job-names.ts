/** The longest name of a Job, which is a label of its pods. */
export const MAX_JOB_NAME = 63;

/** What the API server keeps free for what a CronJob appends to its name, `-` and the minutes since 1970. */
const RUN_SUFFIX = 11;

/** The longest name of a CronJob. */
export const MAX_CRON_JOB_NAME = MAX_JOB_NAME - RUN_SUFFIX;

/** The longest name where pods have an index: they are named `<job>-<index>`, which must be a label for their host name. */
export function longestIndexedName(longestName: number, completions: number): number {
  return longestName - `-${completions - 1}`.length;
}
