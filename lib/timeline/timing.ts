import { InputError } from '../fields/input-error';
import { Problem, describe } from '../fields/problem';
import { show } from '../fields/show';
import { Manifest } from '../kubernetes/manifest';
import { AcceptedProblem, isAccepted } from '../schedule/accepted-problem';
import { Cron, parseCron } from '../schedule/cron-expression';
import { timeZoneProblems } from '../schedule/time-zone';
import { ZoneClock } from '../schedule/zone-clock';

/** What a CronJob's `schedule` and `timeZone` say together. */
export interface Timing {
  /** Five fields or a descriptor, without a zone in front. */
  readonly expression: string;
  /** The zone of the clocks; UTC when the CronJob names none. */
  readonly timeZone: string;
  /** Unset when the CronJob never runs, or when no release of Kubernetes takes the expression. */
  readonly cron?: Cron;
  /** What Kubernetes accepts, and may surprise. */
  readonly notes: string[];
  /** What Kubernetes refuses. */
  readonly problems: string[];
}

const ZONE_IN_FRONT = /^(\s*)(?:CRON_)?TZ=(\S*)\s*(.*)$/s;
const UTC = 'Etc/UTC';

/** Go's database has this zone for machines whose zone nobody has set; its clocks show UTC. */
const FACTORY = 'Factory';

/** Reads both from a specification that nobody has checked. */
export function readTiming(spec: Manifest): Timing {
  const written: unknown = spec?.schedule;
  const given: unknown = spec?.timeZone ?? undefined;
  const inFront = typeof written === 'string' ? ZONE_IN_FRONT.exec(written) : null;
  return inFront ? withZoneInFront(inFront, given) : withoutZoneInFront(written, given);
}

function withoutZoneInFront(written: unknown, given: unknown): Timing {
  const timeZone = given === undefined || given === FACTORY ? UTC : String(given);
  const parsed = parseCron(written);
  const found = Array.isArray(parsed) ? parsed.map(inManifest) : [];
  const refused = [...found.filter((problem) => !isAccepted(problem)), ...zoneProblems(given)];
  return {
    expression: String(written ?? ''),
    timeZone,
    cron: Array.isArray(parsed) || refused.length > 0 ? undefined : parsed,
    notes: [...found.filter(isAccepted).map(acceptedNote), ...zoneNotes(given)],
    problems: refused.map(describe),
  };
}

/** `TZ=Europe/Berlin 0 5 * * *`: Kubernetes took it until 1.29, and what it took then still runs. */
function withZoneInFront([written, blank, zoneInFront, expression]: string[], given: unknown): Timing {
  const zone = zoneInFront === '' ? UTC : zoneInFront;
  const { cron, notes, problems } = withoutZoneInFront(expression, zone);
  const hasRun = blank === '' && given === undefined && expression !== '';
  const better = expression === '' ? 'five fields as schedule' : `schedule: ${show(expression)}`;
  const fix =
    given === undefined
      ? `Kubernetes refuses it${hasRun ? ' since 1.29' : ''}, write timeZone: ${zone} and ${better}`
      : `Kubernetes refuses both together, write ${better} and the timeZone that is meant`;
  const got = given === undefined ? show(written) : `${show(written)} with timeZone ${show(given)}`;
  const inFront = { prop: 'schedule', got, allowed: 'an expression without a time zone', fix };
  return {
    expression,
    timeZone: zone === FACTORY ? UTC : zone,
    cron: hasRun ? cron : undefined,
    notes,
    problems: [...(expression === '' ? [] : problems), describe(inFront)],
  };
}

function acceptedNote({ prop, got, whatItDoes }: AcceptedProblem): string {
  return `${prop} ${got}: Kubernetes takes it, and it ${whatItDoes}`;
}

/** The expression is the field `schedule` of a manifest. */
function inManifest<P extends Problem>(problem: P): P {
  return problem.prop === 'expression' ? { ...problem, prop: 'schedule' } : problem;
}

function zoneProblems(given: unknown): Problem[] {
  if (given === undefined || given === FACTORY) {
    return [];
  }
  const problems = timeZoneProblems('timeZone', given);
  if (problems.length === 0) {
    requireClock(given as string);
  }
  const isBlank = typeof given !== 'string' || given.trim() === '';
  return problems.map((problem) => (isBlank ? { ...problem, fix: `write ${UTC}` } : problem));
}

/** Kubernetes may know a zone that is younger than this machine's zone data: then its clocks are not known here. */
function requireClock(timeZone: string): void {
  try {
    ZoneClock.of(timeZone);
  } catch {
    const allowed = `a zone of this Node.js, whose zone data is ${process.versions.tz}`;
    throw new InputError([{ prop: 'timeZone', got: show(timeZone), allowed, fix: 'update Node.js' }]);
  }
}

function zoneNotes(given: unknown): string[] {
  if (given === undefined) {
    return ["no timeZone: Kubernetes takes its controller's zone; UTC is assumed here"];
  }
  return given === FACTORY ? [`timeZone ${FACTORY}: Kubernetes takes it as UTC; write ${UTC}`] : [];
}
