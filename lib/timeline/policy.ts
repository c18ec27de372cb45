import { describe } from '../fields/problem';
import { show } from '../fields/show';
import { Manifest } from '../kubernetes/manifest';
import { Every } from '../schedule/every';

/** What a CronJob's policy and starting deadline say. */
export interface Policy {
  /** Whether the CronJob counts from its last run, over more time than its starting deadline allows. */
  readonly neverStarts: boolean;
  readonly notes: string[];
  readonly problems: string[];
}

const OVERLAPS: ReadonlyMap<unknown, (late: string) => string> = new Map<unknown, (late: string) => string>([
  ['Allow', () => 'runs may overlap'],
  ['Forbid', (late) => `a run due while another runs starts when that has ended, ${late}`],
  ['Replace', () => 'a run that is due ends the one that still runs'],
]);

/** Reads both from a specification that nobody has checked. */
export function readPolicy(spec: Manifest, every: Every | undefined): Policy {
  const deadline: unknown = spec?.startingDeadlineSeconds;
  const seconds = typeof deadline === 'number' ? deadline : undefined;
  const late = seconds === undefined ? 'however late' : `up to ${seconds} s late`;
  const written: unknown = spec?.concurrencyPolicy ?? '';
  const given = written === '' ? 'Allow' : written;
  const overlap = OVERLAPS.get(given);
  return {
    neverStarts: every !== undefined && seconds !== undefined && seconds < every.everySeconds,
    notes: [...(overlap ? [overlap(late)] : []), ...deadlineNotes(seconds, every)],
    problems: overlap ? [] : [refusedPolicy(given)],
  };
}

function refusedPolicy(given: unknown): string {
  const allowed = [...OVERLAPS.keys()].join(', ');
  return describe({
    prop: 'concurrencyPolicy',
    got: show(given),
    allowed,
    fix: 'write one of these, in its exact case',
  });
}

function deadlineNotes(seconds: number | undefined, every: Every | undefined): string[] {
  if (seconds === undefined) {
    return ['no starting deadline: after an outage the newest missed run starts'];
  }
  return [
    ...(seconds < 10 ? [`starting deadline ${seconds} s: below 10 s it may never start`] : []),
    ...(every ? everyNotes(seconds, every) : []),
  ];
}

/** The controller counts from the last run, but from no longer ago than the deadline: so each start may lie ahead for ever. */
function everyNotes(seconds: number, { everySeconds }: Every): string[] {
  if (seconds > everySeconds) {
    return [];
  }
  const what = seconds < everySeconds ? 'it never starts' : 'it has no slack, and with one second less it never starts';
  return [`starting deadline ${seconds} s, with a run each ${everySeconds} s: ${what}`];
}
