import { IntOrString, PodDisruptionBudgetSpec } from '../../imports/k8s';

/** A drain takes one pod at a time, and a broken pod never stands in its way. */
export function disruptionBudget(selector: Record<string, string>): PodDisruptionBudgetSpec {
  return {
    maxUnavailable: IntOrString.fromNumber(1),
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
    selector: { matchLabels: selector },
  };
}
