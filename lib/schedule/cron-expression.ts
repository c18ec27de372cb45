import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { CronField, parseCronField } from './cron-field';
import { DAY_OF_MONTH, DAY_OF_WEEK, HOUR, MINUTE, MONTH } from './cron-field-kind';
import { EVERY, Every, parseEvery } from './every';
import { CronFields, whyItNeverRuns } from './never-runs';
import { timeZoneProblems } from './time-zone';

/** What an expression means. */
export type Cron = CronFields | Every;

const KINDS = [MINUTE, HOUR, DAY_OF_MONTH, MONTH, DAY_OF_WEEK];
const LAYOUT = 'five fields "minute hour dayOfMonth month dayOfWeek"';

/** Descriptors in five fields. */
const DESCRIPTORS: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

/** What Go takes for white space; JavaScript's `\s` differs in U+0085 and U+FEFF. */
const WHITE_SPACE = /[\t\n\v\f\r \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+/;

/** Reads an expression as robfig/cron v3's `ParseStandard`, by which Kubernetes reads schedules. */
export function parseCron(expression: unknown): Cron | Problem[] {
  if (typeof expression !== 'string' || expression === '') {
    return [problem(expression, LAYOUT, 'write for example "30 2 * * *" for half past two each night')];
  }
  if (/^\s*(CRON_)?TZ=/.test(expression)) {
    return [refuseZone(expression)];
  }
  return expression.startsWith('@') ? parseDescriptor(expression) : parseFields(expression);
}

/** What is wrong with an expression. */
export function expressionProblems(_prop: string, expression: unknown): Problem[] {
  const parsed = parseCron(expression);
  return Array.isArray(parsed) ? parsed : [];
}

/** The fields of an expression, or of what its descriptor stands for. */
export function fieldsIn(expression: string): string[] {
  return (DESCRIPTORS.get(expression) ?? expression).split(WHITE_SPACE).filter((text) => text !== '');
}

function parseFields(expression: string): CronFields | Problem[] {
  const texts = fieldsIn(expression);
  if (texts.length !== KINDS.length) {
    return [problem(expression, LAYOUT, adviseOnCount(texts))];
  }
  const parsed = KINDS.map((kind, index) => parseCronField(kind, texts[index]));
  const problems = parsed.flatMap((field) => (Array.isArray(field) ? field : []));
  if (problems.length > 0) {
    return problems;
  }
  const [minute, hour, dayOfMonth, month, dayOfWeek] = parsed as CronField[];
  const fields = { minute, hour, dayOfMonth, month, dayOfWeek };
  const reasons = whyItNeverRuns(fields, texts);
  return reasons.length > 0 ? reasons : fields;
}

function parseDescriptor(expression: string): Cron | Problem[] {
  if (expression.startsWith(EVERY)) {
    return parseEvery(expression);
  }
  const fields = DESCRIPTORS.get(expression);
  return fields === undefined ? [refuseDescriptor(expression)] : parseFields(fields);
}

function refuseDescriptor(expression: string): Problem {
  const allowed = [...DESCRIPTORS.keys(), '@every <duration>'].join(', ');
  const meant = expression.trim().toLowerCase();
  if (meant === '@reboot') {
    return problem(expression, allowed, 'Kubernetes starts nothing at boot; use a Job for one run');
  }
  if (DESCRIPTORS.has(meant)) {
    return problem(expression, allowed, `write ${show(meant)}`);
  }
  const every = /^@every\s*(\S*)$/.exec(meant);
  return problem(expression, allowed, every ? `write ${show(EVERY + (every[1] || '1h30m'))}` : `write ${LAYOUT}`);
}

function adviseOnCount(texts: string[]): string {
  if (texts.length === 1 && texts[0].startsWith('@')) {
    return `write ${show(texts[0])} without spaces around it`;
  }
  const surplus = surplusIn(texts);
  if (surplus) {
    const without = texts.slice(surplus.seconds, surplus.seconds + KINDS.length).join(' ');
    if (!Array.isArray(parseFields(without))) {
      return `Kubernetes has no field for the ${surplus.what}; write ${show(without)}`;
    }
  }
  return `there ${texts.length === 1 ? 'is one field' : `are ${texts.length} fields`}; write for example "30 2 * * *"`;
}

/** What other dialects have besides: seconds in front (Quartz), a year at the end (AWS), or both (Quartz). */
function surplusIn(texts: string[]): { what: string; seconds: number } | undefined {
  if (texts.length === 7) {
    return { what: 'seconds and the year', seconds: 1 };
  }
  if (texts.length !== 6) {
    return undefined;
  }
  const hasYear = /^\d{4}/.test(texts[5]) || texts[2] === '?' || texts[4] === '?'; // "?" stands for a day alone
  return hasYear ? { what: 'year', seconds: 0 } : { what: 'seconds', seconds: 1 };
}

function refuseZone(expression: string): Problem {
  const [, zone, rest] = /^\s*\w+=(\S*)\s*([^]*)$/.exec(expression) ?? [];
  const isLegal = !Array.isArray(parseCron(rest)) && timeZoneProblems('timeZone', zone).length === 0;
  const [written, place] = isLegal ? [rest, zone] : ['30 2 * * *', 'Europe/Berlin'];
  const call = `Schedule.cron(${show(written)}, { timeZone: ${show(place)} })`;
  const fix = `Kubernetes refuses it; write ${isLegal ? '' : 'for example '}${call}`;
  return problem(expression, 'an expression without a time zone', fix);
}

function problem(expression: unknown, allowed: string, fix: string): Problem {
  return { prop: 'expression', got: show(expression), allowed, fix };
}
