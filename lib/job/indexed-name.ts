import { ApiObject } from 'cdk8s';
import { Problem, describe, show } from '../validation/problem';

/** A rendered object, patched by whoever. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Rendered = any;

/** The pods of an indexed Job are named `<job>-<index>`, which must be a DNS label for their host name. */
const MAX_HOST_NAME = 63;

/** What the API server keeps free for what a CronJob appends to its name, `-` and the minutes since 1970. */
const RUN_SUFFIX = 11;

/**
 * At synth, when patches are known: the name of an indexed Job or CronJob leaves room for its largest index. For a
 * CronJob the API server does not look at this: a Job without room is refused when it is due, and the run is lost.
 */
export function requireRoomForIndex(object: ApiObject): void {
  const construct = object.node.scope ?? object;
  construct.node.addValidation({ validate: () => indexedNameProblems(object.toJson()).map(describe) });
}

/** The name of a rendered Job or CronJob that is too long for its indexes. */
export function indexedNameProblems({ kind, metadata, spec }: Rendered): Problem[] {
  const { completionMode, completions } = (kind === 'CronJob' ? spec.jobTemplate?.spec : spec) ?? {};
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
