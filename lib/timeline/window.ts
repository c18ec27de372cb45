import { InputError } from '../fields/input-error';
import { Problem } from '../fields/problem';
import { show } from '../fields/show';

/** The time that is looked at. Instants are milliseconds since 1970. */
export interface Window {
  readonly from: number;
  /** The first instant after the window. */
  readonly to: number;
}

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Far from the first and the last instant whose year has four digits. */
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(3000, 0, 1) - 1;

/** Reads `--from` and `--days`. */
export function readWindow(given: string | undefined, days: string): Window {
  const from = given === undefined ? Date.now() : instantOf(given);
  const count = /^\d{1,3}$/.test(days) ? Number(days) : NaN;
  const problems = [...fromProblems(given, from), ...daysProblems(days, count)];
  if (problems.length > 0) {
    throw new InputError(problems);
  }
  const minute = Math.floor(from / MINUTE) * MINUTE;
  return { from: minute, to: minute + count * DAY };
}

/** A text without a zone would be read in the zone of this machine, so it is refused. */
function instantOf(text: string): number {
  const [, date] = INSTANT.exec(text) ?? [];
  return date !== undefined && isDate(date) ? Date.parse(text) : NaN;
}

/** JavaScript takes 30 February for 2 March. */
function isDate(text: string): boolean {
  const day = Date.parse(text);
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(text);
}

function fromProblems(given: string | undefined, from: number): Problem[] {
  if (from >= EARLIEST && from <= LATEST) {
    return [];
  }
  const allowed = 'a date and time with its zone, in the years 1970 to 2999';
  return [{ prop: '--from', got: show(given), allowed, fix: 'write for example 2026-10-24T00:00Z' }];
}

function daysProblems(days: string, count: number): Problem[] {
  return count >= 1 && count <= 366
    ? []
    : [{ prop: '--days', got: show(days), allowed: '1 to 366', fix: 'write a whole number of days' }];
}
