import * as k8s from '../../imports/k8s';
import { Problem } from '../fields/problem';
import { repeated } from '../fields/repeated';
import { show } from '../fields/show';

/** One rule of a placement. */
export type PlacementRule =
  | { readonly what: 'nodes'; readonly expression: k8s.NodeSelectorRequirement; readonly weight?: number }
  | { readonly what: 'toleration'; readonly toleration: k8s.Toleration }
  | { readonly what: 'spread'; readonly topologyKey: string; readonly isRequired: boolean };

/** What a rule is about: of two about one thing the nearer scope's counts. */
export function subjectOf(rule: PlacementRule): string {
  switch (rule.what) {
    case 'nodes':
      return `nodes ${rule.expression.key}`;
    case 'toleration':
      return `toleration ${rule.toleration.key}`;
    case 'spread':
      return `spread ${rule.topologyKey}`;
  }
}

/** Rules that contradict each other. */
export function ruleProblems(prop: string, rules: PlacementRule[]): Problem[] {
  return [...spreadProblems(prop, rules), ...nodeProblems(prop, rules)];
}

/** Two spreads over the same places would contradict each other. */
function spreadProblems(prop: string, rules: PlacementRule[]): Problem[] {
  const keys = rules.map((rule, index) => (rule.what === 'spread' ? rule.topologyKey : `rule ${index}`));
  return repeated(keys).map(([key, index]) => {
    const fix = 'keep one, `required()` or not';
    return { prop: `${prop}[${index}]`, got: show(key), allowed: 'a topology key that stands once', fix };
  });
}

/** No node has two values of one label. */
function nodeProblems(prop: string, rules: PlacementRule[]): Problem[] {
  const labels = rules.map((rule, index) => {
    const mustHave = rule.what === 'nodes' && rule.weight === undefined && rule.expression.operator === 'In';
    return mustHave ? rule.expression.key : `rule ${index}`;
  });
  return repeated(labels).map(([label, index]) => {
    const fix = `name all values in one: Placement.onNodes(${show(label)}, 'a', 'b')`;
    return { prop: `${prop}[${index}]`, got: show(label), allowed: 'each label of nodes once', fix };
  });
}
