import { describe } from '../fields/problem';
import { Manifest } from '../kubernetes/manifest';
import { onOneLine } from './layout';
import { readPolicy } from './policy';
import { Timing, readTiming } from './timing';

/** What a CronJob, ours or of another tool, says about when it runs. Its texts are on one line, without control characters. */
export interface CronJobFacts extends Timing {
  readonly namespace?: string;
  readonly name: string;
  readonly isSuspended: boolean;
  /** The instant from which `@every` counts, where the manifest comes from a cluster. */
  readonly countsFrom?: number;
}

const CURRENT = 'batch/v1';
const OLD = 'batch/v1beta1';

/** Whether an object is a CronJob of Kubernetes: other groups have kinds of that name, too. */
export function isCronJob({ apiVersion, kind }: Manifest): boolean {
  return kind === 'CronJob' && (apiVersion === CURRENT || apiVersion === OLD);
}

/** Reads a manifest whose fields nobody has checked. */
export function readCronJob({ apiVersion, metadata, spec, status }: Manifest): CronJobFacts {
  const timing = readTiming(spec);
  const { cron, expression } = timing;
  const policy = readPolicy(spec, cron && 'everySeconds' in cron ? cron : undefined);
  const namespace: unknown = metadata?.namespace ?? undefined;
  const notes = [...timing.notes, ...policy.notes, ...everyNotes(expression)];
  const problems = [...timing.problems, ...policy.problems, ...(apiVersion === OLD ? [OLD_PROBLEM] : [])];
  return {
    namespace: namespace === undefined ? undefined : onOneLine(String(namespace)),
    name: onOneLine(String(metadata?.name ?? 'without a name')),
    expression: onOneLine(expression),
    timeZone: onOneLine(timing.timeZone),
    isSuspended: spec?.suspend === true,
    cron,
    countsFrom: policy.neverStarts ? undefined : instantOf(status?.lastScheduleTime ?? metadata?.creationTimestamp),
    notes: notes.map(onOneLine),
    problems: problems.map(onOneLine),
  };
}

/** `shop/report`, or `report` without a namespace. */
export function titleOf({ namespace, name }: CronJobFacts): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** Whether a CronJob has no fixed times, as it counts from its last run. */
export function isEvery({ expression }: { expression: string }): boolean {
  return expression.startsWith('@every ');
}

const OLD_PROBLEM = describe({
  prop: 'apiVersion',
  got: OLD,
  allowed: CURRENT,
  fix: `Kubernetes refuses it since 1.25, write ${CURRENT}`,
});

function everyNotes(expression: string): string[] {
  return isEvery({ expression })
    ? ['no fixed times: it counts from the last run, or from when the CronJob was made']
    : [];
}

function instantOf(text: unknown): number | undefined {
  const instant = typeof text === 'string' ? Date.parse(text) : NaN;
  return Number.isNaN(instant) ? undefined : instant;
}
