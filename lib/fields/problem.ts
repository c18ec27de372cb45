import { Construct } from 'constructs';
import { withoutSecrets } from './secrets';

/** One thing that is wrong with one prop, told so that whoever wrote it can mend it. */
export interface Problem {
  /** The prop as its user wrote it, e.g. `activeDeadline` or `queues[1].attempts`. */
  readonly prop: string;
  /** The value as a reader would recognise it; see `show`. */
  readonly got: string;
  /** What would have been accepted. */
  readonly allowed: string;
  /** What to do now. */
  readonly fix: string;
}

/** Thrown for a user's mistake: its message says all there is to say, so tools print it without a stack. */
export class ProblemsError extends Error {
  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.name = 'ProblemsError';
  }
}

/** Rejects a construct with all of its problems at once. */
export function rejectIfAny(construct: Construct, problems: Problem[]): void {
  if (problems.length > 0) {
    throw new ProblemsError(problems.map((problem) => `[${construct.node.path}] ${describe(problem)}`));
  }
}

/** Rejects a value, which has no path yet, with all of its problems at once. `owner` is the factory, e.g. `Schedule.cron`. */
export function rejectValueIfAny(owner: string, problems: Problem[]): void {
  if (problems.length > 0) {
    throw new ProblemsError(problems.map((problem) => `${owner} ${describe(problem)}`));
  }
}

/** `prop: got VALUE, allowed RANGE; FIX`. */
export function describe(problem: Problem): string {
  return `${problem.prop}: got ${problem.got}, allowed ${problem.allowed}; ${problem.fix}`;
}

/** A value as it stands in an error message, but for what looks like a secret: messages end up in logs. */
export function show(value: unknown): string {
  if (value === undefined || value === null) {
    return 'nothing';
  }
  if (typeof value === 'number') {
    return String(value); // JSON has no NaN
  }
  return nameOfClass(value) ?? shorten(withoutSecrets(asJson(value) ?? asText(value)));
}

/** What is inside a value of a class tells its reader little. */
function nameOfClass(value: unknown): string | undefined {
  const name = typeof value === 'object' && !Array.isArray(value) ? value?.constructor?.name : undefined;
  return name && name !== 'Object' ? `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}` : undefined;
}

function asJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined; // it contains itself, as a construct does
  }
}

/** Not all objects can become a text, but each has a tag. */
function asText(value: unknown): string {
  return typeof value === 'object' ? Object.prototype.toString.call(value) : String(value);
}

function shorten(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 100)}… (${text.length} characters)`;
}
