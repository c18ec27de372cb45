import { Cron, parseCron } from '../../schedule/cron-expression';
import { timeZoneProblems } from '../../schedule/time-zone';
import { describe, show } from '../../validation/problem';
import { Manifest } from '../manifests';

/** What a CronJob, ours or foreign, says about when it runs. */
export interface CronJobFacts {
  readonly namespace?: string;
  readonly name: string;
  /** Five fields or a descriptor, without a zone in front. */
  readonly expression: string;
  /** Where its clocks are; a guess when nobody says. */
  readonly timeZone: string;
  readonly isSuspended: boolean;
  /** Nothing when Kubernetes would refuse the expression or the zone. */
  readonly cron?: Cron;
  /** What its reader should know. */
  readonly notes: string[];
  /** What Kubernetes refuses. */
  readonly problems: string[];
}

const ZONE_IN_FRONT = /^(?:CRON_)?TZ=(\S*)\s+(.*)$/s;

/** Reads a manifest that nobody has checked. */
export function readCronJob({ metadata, spec }: Manifest): CronJobFacts {
  const written = typeof spec?.schedule === 'string' ? spec.schedule : '';
  const [, zoneInFront, rest] = ZONE_IN_FRONT.exec(written) ?? [];
  const expression = rest ?? written;
  const timeZone = spec?.timeZone ?? zoneInFront ?? 'Etc/UTC';
  const cron = parseCron(expression);
  const problems = [...(Array.isArray(cron) ? cron : []), ...timeZoneProblems(timeZone)].map(describe);
  return {
    namespace: metadata?.namespace,
    name: String(metadata?.name ?? 'without a name'),
    expression,
    timeZone,
    isSuspended: spec?.suspend === true,
    cron: problems.length > 0 ? undefined : (cron as Cron),
    notes: [...zoneNotes(spec, zoneInFront), ...overlapNotes(spec), ...everyNotes(cron)],
    problems: [...problems, ...(zoneInFront === undefined ? [] : [refusedZone(written, zoneInFront, expression)])],
  };
}

/** The name of a CronJob as people say it. */
export function titleOf({ namespace, name }: CronJobFacts): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function zoneNotes(spec: Manifest, zoneInFront: string | undefined): string[] {
  return spec?.timeZone === undefined && zoneInFront === undefined
    ? ["no timeZone: Kubernetes takes that of its controller's machine; UTC is assumed here"]
    : [];
}

function everyNotes(cron: unknown): string[] {
  return typeof cron === 'object' && cron !== null && 'everySeconds' in cron
    ? ['no fixed times: it counts from the last run, or from when the CronJob was made']
    : [];
}

function refusedZone(written: string, zone: string, expression: string): string {
  return (
    `schedule: got ${show(written)}, allowed an expression without a time zone; ` +
    `Kubernetes refuses it since 1.29, write timeZone: ${zone} and schedule: ${show(expression)}`
  );
}

/** What the policy and the deadline do together. */
function overlapNotes(spec: Manifest): string[] {
  const deadline: unknown = spec?.startingDeadlineSeconds;
  const seconds = typeof deadline === 'number' ? deadline : undefined;
  const late = seconds === undefined ? 'however late' : `up to ${seconds} s late`;
  const overlap = {
    Allow: 'runs may overlap',
    Forbid: `a run that is due while another runs starts when that has ended, ${late}`,
    Replace: 'a run that is due ends the one that still runs',
  }[String(spec?.concurrencyPolicy ?? 'Allow')];
  const missed = seconds === undefined ? ['no starting deadline: after an outage the newest missed run starts'] : [];
  const never =
    seconds !== undefined && seconds < 10 ? [`starting deadline ${seconds} s: below 10 s it may never start`] : [];
  return [...(overlap === undefined ? [] : [overlap]), ...missed, ...never];
}
