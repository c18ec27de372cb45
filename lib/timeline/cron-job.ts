import { describe } from '../fields/problem';
import { Manifest } from '../kubernetes/manifest';
import { Cron } from '../schedule/cron-expression';
import { plain } from './layout';
import { readPolicy } from './policy';
import { readTiming } from './timing';

/** What a CronJob, ours or foreign, says about when it runs; its texts are plain. */
export interface CronJobFacts {
  readonly namespace?: string;
  readonly name: string;
  /** Five fields or a descriptor, without a zone in front. */
  readonly expression: string;
  /** Where its clocks are; a guess when nobody says. */
  readonly timeZone: string;
  readonly isSuspended: boolean;
  /** Nothing when it never runs, or when no release of Kubernetes takes it. */
  readonly cron?: Cron;
  /** The instant from which `@every` counts, where a cluster has said it. */
  readonly countsFrom?: number;
  /** What its reader should know. */
  readonly notes: string[];
  /** What Kubernetes refuses. */
  readonly problems: string[];
}

const CURRENT = 'batch/v1';
const OLD = 'batch/v1beta1';

/** Whether it is a CronJob of Kubernetes: others have kinds of that name, too. */
export function isCronJob({ apiVersion, kind }: Manifest): boolean {
  return kind === 'CronJob' && (apiVersion === CURRENT || apiVersion === OLD);
}

/** Reads a manifest that nobody has checked. */
export function readCronJob({ apiVersion, metadata, spec, status }: Manifest): CronJobFacts {
  const timing = readTiming(spec);
  const { cron, expression } = timing;
  const policy = readPolicy(spec, cron && 'everySeconds' in cron ? cron : undefined);
  const namespace: unknown = metadata?.namespace ?? undefined;
  const notes = [...timing.notes, ...policy.notes, ...everyNotes(expression)];
  const problems = [...timing.problems, ...policy.problems, ...(apiVersion === OLD ? [OLD_PROBLEM] : [])];
  return {
    namespace: namespace === undefined ? undefined : plain(String(namespace)),
    name: plain(String(metadata?.name ?? 'without a name')),
    expression: plain(expression),
    timeZone: plain(timing.timeZone),
    isSuspended: spec?.suspend === true,
    cron,
    countsFrom: policy.neverStarts ? undefined : instantOf(status?.lastScheduleTime ?? metadata?.creationTimestamp),
    notes: notes.map(plain),
    problems: problems.map(plain),
  };
}

/** The name of a CronJob as people say it. */
export function titleOf({ namespace, name }: CronJobFacts): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** Whether it has no fixed times. */
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
