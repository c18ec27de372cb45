import { Problem } from '../fields/problem';

/** What only we refuse: Kubernetes accepts it, and does something else than it says. */
export interface AcceptedProblem extends Problem {
  /** A sentence without its subject and full stop. */
  readonly whatItDoes: string;
}

/** Whether Kubernetes accepts what has this problem. */
export function isAccepted(problem: Problem): problem is AcceptedProblem {
  return 'whatItDoes' in problem;
}
