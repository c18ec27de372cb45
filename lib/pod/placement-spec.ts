import * as k8s from '../../imports/k8s';
import { withoutEmpty } from '../kubernetes/without-empty';
import { Placement } from './placement';
import { PlacementRule } from './placement-rule';

type Rule<What> = Extract<PlacementRule, { what: What }>;

/** What a pod's spec says of where it stands. */
export function placementSpec(placement: Placement[], selector: Record<string, string>): Partial<k8s.PodSpec> {
  const rules = placement.map(({ _rule }) => _rule);
  const nodes = rules.filter((rule): rule is Rule<'nodes'> => rule.what === 'nodes');
  const spreads = rules.filter((rule): rule is Rule<'spread'> => rule.what === 'spread');
  return {
    nodeSelector: nodeSelector(nodes),
    tolerations: rules.flatMap((rule) => (rule.what === 'toleration' ? [rule.toleration] : [])),
    topologySpreadConstraints: spreads.map((rule) => spreadConstraint(rule, selector)),
    affinity: withoutEmpty<k8s.Affinity>({
      nodeAffinity: nodeAffinity(nodes),
      podAntiAffinity: apart(spreads, selector),
    }),
  };
}

/** One value that must be there is what a node selector says. */
function isSimple({ expression, weight }: Rule<'nodes'>): boolean {
  return expression.operator === 'In' && expression.values?.length === 1 && weight === undefined;
}

function nodeSelector(nodes: Rule<'nodes'>[]): Record<string, string> {
  const simple = nodes.filter(isSimple);
  return Object.fromEntries(simple.map(({ expression }) => [expression.key, expression.values?.[0] ?? '']));
}

function nodeAffinity(nodes: Rule<'nodes'>[]): k8s.NodeAffinity {
  const others = nodes.filter((rule) => !isSimple(rule));
  const required = others.filter(({ weight }) => weight === undefined).map(({ expression }) => expression);
  const preferred = others.flatMap(({ expression, weight }) =>
    weight === undefined ? [] : [{ weight, preference: { matchExpressions: [expression] } }],
  );
  const terms = required.length > 0 ? [{ matchExpressions: required }] : [];
  return {
    ...(terms.length > 0 ? { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } } : {}),
    ...(preferred.length > 0 ? { preferredDuringSchedulingIgnoredDuringExecution: preferred } : {}),
  };
}

function spreadConstraint(
  { topologyKey, isRequired }: Rule<'spread'>,
  selector: Record<string, string>,
): k8s.TopologySpreadConstraint {
  return {
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: isRequired ? 'DoNotSchedule' : 'ScheduleAnyway',
    labelSelector: { matchLabels: selector },
  };
}

/** The same as an affinity, which is what scanners look for. */
function apart(spreads: Rule<'spread'>[], selector: Record<string, string>): k8s.PodAntiAffinity {
  const labelSelector = { matchLabels: selector };
  const terms = spreads.map(({ topologyKey }) => ({
    weight: 100,
    podAffinityTerm: { labelSelector, topologyKey },
  }));
  return withoutEmpty({ preferredDuringSchedulingIgnoredDuringExecution: terms });
}
