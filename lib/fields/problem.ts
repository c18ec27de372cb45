import { Construct } from 'constructs';

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
    rejectValue(owner, problems);
  }
}

/** The same where there are problems. */
export function rejectValue(owner: string, problems: Problem[]): never {
  throw new ProblemsError(problems.map((problem) => `${owner} ${describe(problem)}`));
}

/** `prop: got VALUE, allowed RANGE; FIX`. */
export function describe(problem: Problem): string {
  return `${problem.prop}: got ${problem.got}, allowed ${problem.allowed}; ${problem.fix}`;
}

/** A problem, unless its condition holds. */
export function unless(holds: boolean, problem: Problem): Problem[] {
  return holds ? [] : [problem];
}
