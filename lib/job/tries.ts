import { Job } from './job';

const FIRST_WAIT = 10;

/** The controller's own bound, in all releases from 1.27 to 1.36; its documentation says six minutes. */
const LONGEST_WAIT = 600;

/** The waits below the longest: 10, 20, 40 … 320 s. */
const GROWING_WAITS = 6;

/** Whether each index has tries of its own; otherwise all pods of the Job share them. */
export function triesAreOfIndexes({ shards }: Job): boolean {
  return shards?.backoffLimitPerIndex !== undefined;
}

/** How many failed tries, of an index or of the whole Job, may be followed by another try. */
export function retriesOf({ backoffLimit, shards }: Job): number {
  return Math.min(shards?.backoffLimitPerIndex ?? backoffLimit, backoffLimit);
}

/** The seconds that the controller waits after so many failures in a row. */
export function waitAfter(failures: number): number {
  return failures > GROWING_WAITS ? LONGEST_WAIT : FIRST_WAIT * 2 ** (failures - 1);
}

/**
 * The most seconds that a whole Job takes when each try takes so long. An index that waits for its next try keeps its
 * place among those that run at once, so with tries of their own each place works off its indexes one after another.
 * Where tries are shared, the worst is a last piece of work that takes all of them.
 */
export function longestJob(job: Job, tryDuration: number): number {
  const { completions, parallelism } = job.shards ?? { completions: 1, parallelism: 1 };
  const retries = retriesOf(job);
  const last = (retries + 1) * tryDuration + waitsInAll(retries);
  return triesAreOfIndexes(job)
    ? Math.ceil(completions / parallelism) * last
    : Math.ceil((completions - 1) / parallelism) * tryDuration + last;
}

/** All waits together: each is twice as long as the one before, up to the longest. */
function waitsInAll(retries: number): number {
  const growing = Math.min(retries, GROWING_WAITS);
  return FIRST_WAIT * (2 ** growing - 1) + Math.max(0, retries - GROWING_WAITS) * LONGEST_WAIT;
}
