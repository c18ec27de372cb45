import { Problem } from '../fields/problem';

/** A problem that Kubernetes accepts: it does something else than the expression says. */
export interface AcceptedProblem extends Problem {
  /** A sentence without its subject and full stop. */
  readonly whatItDoes: string;
}

/** Whether Kubernetes accepts what has this problem. */
export function isAccepted(problem: Problem): problem is AcceptedProblem {
  return 'whatItDoes' in problem;
}
