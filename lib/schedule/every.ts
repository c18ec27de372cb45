import { Problem } from '../fields/problem';
import { show } from '../fields/show';
import { AcceptedProblem } from './accepted-problem';
import { parseGoDuration } from './go-duration';

/** A fixed delay from one run to the next. */
export interface Every {
  readonly everySeconds: number;
}

export const EVERY = '@every ';

const SECOND = 1_000_000_000n;

/** Reads `@every <duration>`; fractions of a second do not count. */
export function parseEvery(expression: string): Every | Problem[] {
  const duration = parseGoDuration(expression.slice(EVERY.length));
  if (duration === undefined) {
    return [refuse(expression, 'hours, minutes and seconds such as "@every 1h30m"', adviseOnDuration(expression))];
  }
  if (duration < 60n * SECOND) {
    const fix = 'a Job is named after its minute, so a second start within a minute is lost; write "@every 1m" or more';
    const lost: AcceptedProblem = {
      ...refuse(expression, '1m or more', fix),
      whatItDoes: 'starts no more than one Job a minute',
    };
    return [lost];
  }
  return { everySeconds: Number(duration / SECOND) };
}

function adviseOnDuration(expression: string): string {
  const duration = expression.slice(EVERY.length);
  const [, days] = /^(\d{1,4})d$/.exec(duration) ?? [];
  if (days !== undefined) {
    return `write ${show(`${EVERY}${Number(days) * 24}h`)}`;
  }
  const compact = duration.replace(/\s+/g, '').toLowerCase();
  return parseGoDuration(compact) !== undefined
    ? `write ${show(EVERY + compact)}`
    : 'write numbers with the units h, m and s, without spaces';
}

function refuse(expression: string, allowed: string, fix: string): Problem {
  return { prop: 'expression', got: show(expression), allowed, fix };
}
