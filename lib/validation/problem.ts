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

/** A class of values that only its own factories make. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-function-type
export type ValueClass = Function & { readonly prototype: object };

/**
 * Rejects a construct that lacks what it must be given, or is given something else than a value of the prop's class:
 * JavaScript, and a render without a type check, let that pass.
 */
export function requireProps(
  construct: Construct,
  props: object,
  names: string[],
  classes: Record<string, ValueClass> = {},
): void {
  const given = props as Record<string, unknown>;
  const isMissing = (name: string) => (given[name] ?? undefined) === undefined;
  const missing = names.filter(isMissing).map((prop) => {
    const fix = 'say it; the docs of this prop have the words';
    return { prop, got: 'nothing', allowed: 'a value: there is no default', fix };
  });
  const isOther = ([name, valueClass]: [string, ValueClass]) =>
    !isMissing(name) && !(given[name] instanceof valueClass);
  const others = Object.entries(classes).filter(isOther);
  const wrong = others.map(([prop, { name }]) => {
    return {
      prop,
      got: show(given[prop]),
      allowed: `a ${name}`,
      fix: `make one with ${name}.…; see the docs of the class`,
    };
  });
  rejectIfAny(construct, [...missing, ...wrong]);
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
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') {
    return String(value);
  }
  return shorten(withoutSecrets(asJson(value) ?? String(value)));
}

function asJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined; // it contains itself, as a construct does
  }
}

function shorten(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 100)}… (${text.length} characters)`;
}
