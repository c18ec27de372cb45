import { Construct } from 'constructs';
import { Table } from '../fields/field';
import { Problem } from '../fields/problem';
import { Settling } from '../fields/settle';
import { Pod, PodPlan, PodProps, settlePod } from './pod';
import { podProblems } from './pod-problems';
import { PodSupport } from './pod-support';

/** What a construct decides about its pods. */
export interface WorkloadPlan extends PodPlan {
  /** What the user decides about the pods: the construct's own props, in most constructs. */
  readonly props: PodProps;
  /** How a problem of the pods is told in the construct's own props. */
  readonly ofPods?: (problem: Problem) => Problem;
}

/** Pods that were found good, and what they have beside them. */
export interface Workload {
  readonly pod: Pod;
  readonly support: PodSupport;
}

/**
 * What all workloads share: the pods are settled, everything wrong with them, with the props as they were `given` and with the
 * construct (`problems`) is rejected at once, and the objects beside the pods are made. What is left is the workload's own object.
 */
export function makeWorkload(
  construct: Construct,
  given: Pick<Settling<Table>, 'rejectIfAny'>,
  plan: WorkloadPlan,
  problems: Problem[],
): Workload {
  const { ofPods = (problem: Problem) => problem } = plan;
  const pod = settlePod(plan.props, plan);
  given.rejectIfAny([...problems, ...podProblems(pod).map(ofPods)]);
  return { pod, support: new PodSupport(construct, 'Pod', pod) };
}
