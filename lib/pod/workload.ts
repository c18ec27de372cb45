import { Construct } from 'constructs';
import { Given, Settled, Table } from '../fields/field';
import { Problem } from '../fields/problem';
import { decide } from '../fields/settle';
import { Pod, PodPlan, PodProps, settlePod } from './pod';
import { podProblems } from './pod-problems';
import { PodSupport } from './pod-support';

/** What a construct decides about its pods, and what it finds wrong with props that depend on each other. */
export interface WorkloadPlan extends PodPlan {
  /** What the user decides about the pods: the construct's own props, in most constructs. */
  readonly props: PodProps;
  readonly problems: Problem[];
  /** How a problem of the pods is told in the construct's own props. */
  readonly ofPods?: (problem: Problem) => Problem;
}

/** A plan that was found good, and what its pods have beside them. */
export type Workload<Plan> = Plan & { readonly pod: Pod; readonly support: PodSupport };

/**
 * All that the constructors of workloads share: the props are settled by their fields, the construct makes its plan of
 * them (`planOf`), everything wrong is rejected at once, and the objects beside the pods are made. What is left is the
 * workload's own object.
 */
export function makeWorkload<Fs extends Table, Plan extends WorkloadPlan>(
  construct: Construct,
  props: Given<Fs>,
  fields: Fs,
  planOf: (settled: Settled<Fs>) => Plan,
): Workload<Plan> {
  const plan = decide(construct, props, fields, (settled) => {
    const decided = planOf(settled);
    const pod = settlePod(decided.props, decided);
    const { problems, ofPods = (problem: Problem) => problem } = decided;
    return { ...decided, pod, problems: [...problems, ...podProblems(pod).map(ofPods)] };
  });
  return { ...plan, support: new PodSupport(construct, 'Pod', plan.pod) };
}
