import { exactArguments } from '../fields/exact-arguments';
import { listOf, text, valueOf, wholeNumber } from '../fields/kinds';
import { Problem, rejectValue } from '../fields/problem';
import { settleArguments } from '../fields/settle';
import { show } from '../fields/show';
import { foreignLabelKey, foreignLabelValue } from '../kubernetes/foreign-label';
import { PlacementRule, ruleProblems } from './placement-rule';

const AS_NODES = 'write it as the nodes have it';
const AS_TAINTS = 'write each part alone: `kubectl describe node` shows key=value:effect under Taints';
const AS_EFFECT = 'write it as `kubectl describe node` shows it under Taints, behind the colon';

const label = foreignLabelKey(AS_NODES);
const NODES = { label, values: listOf(foreignLabelValue(AS_NODES)) };
const PLACES = { topologyKey: label };
const TAINT = { taint: foreignLabelKey(AS_TAINTS), value: foreignLabelValue(AS_TAINTS).orNothing };
const EFFECT = { effect: text };
const WEIGHT = { weight: wholeNumber({ min: 1, max: 100, fix: '100 weighs most' }).or(100) };

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/**
 * Where pods stand: on which nodes, whatever taints, and how far from each other. All rules hold together. A rule about
 * nodes must hold, unless it is `preferred`; a spread is a wish, unless it is `required`.
 */
export class Placement {
  /**
   * Nodes whose label has one of these values: `Placement.onNodes('pool', 'spot')`. Without a value, nodes that have the label.
   *
   * @throws when the label or a value is none that a node can have
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
   */
  public static onNodes(label: string, ...values: string[]): Placement {
    const settled = settleArguments('Placement.onNodes', { label, values }, NODES);
    return nodes(settled, values.length > 0 ? 'In' : 'Exists');
  }

  /**
   * Nodes whose label has none of these values. Without a value, nodes that do not have the label.
   *
   * @throws when the label or a value is none that a node can have
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
   */
  public static offNodes(label: string, ...values: string[]): Placement {
    const settled = settleArguments('Placement.offNodes', { label, values }, NODES);
    return nodes(settled, values.length > 0 ? 'NotIn' : 'DoesNotExist');
  }

  /**
   * Nodes that others keep away from, e.g. a pool of spot nodes: the pod does not mind this taint. Without a value, whatever
   * the taint's value; `effect` says which of its effects, else all.
   *
   * @param taint the key of the taint
   * @throws when the key or the value is none that a taint can have
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
   */
  public static toleration(taint: string, value?: string): Placement {
    const { taint: key, value: given } = settleArguments('Placement.toleration', { taint, value }, TAINT);
    const operator = given === undefined ? 'Exists' : 'Equal';
    return new Placement({ what: 'toleration', toleration: { operator, key, value: given } });
  }

  /**
   * The pods of this workload on different nodes, so that the loss of one does not take all of them.
   *
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
   */
  public static spreadOverNodes(): Placement {
    return spread('kubernetes.io/hostname');
  }

  /** The same over the zones of a cloud region. */
  public static spreadOverZones(): Placement {
    return spread('topology.kubernetes.io/zone');
  }

  /**
   * The same over the values of a node label of your own.
   *
   * @throws when it is not a label key
   */
  public static spreadOver(topologyKey: string): Placement {
    return spread(settleArguments('Placement.spreadOver', { topologyKey }, PLACES).topologyKey);
  }

  /** @internal */
  public static _of(rule: PlacementRule): Placement {
    return new Placement(rule);
  }

  private constructor(
    /** @internal */
    public readonly _rule: PlacementRule,
  ) {}

  /**
   * Of a toleration: this effect alone, `NoSchedule` (new pods stay away), `PreferNoSchedule` (if they can) or `NoExecute`
   * (running ones are evicted).
   *
   * @throws when it is none of these, or the rule is no toleration
   */
  public effect(effect: string): Placement {
    const settled = settleArguments('Placement.effect', { effect }, EFFECT, () => effectProblems(effect));
    if (this._rule.what !== 'toleration') {
      return misplaced('Placement.effect', 'effect', "Placement.toleration('spot')");
    }
    return new Placement({ ...this._rule, toleration: { ...this._rule.toleration, ...settled } });
  }

  /**
   * Of nodes: a wish, which the scheduler weighs against others.
   *
   * @param weight from 1 to 100, by default 100
   * @throws outside that range, or when the rule is not about nodes
   */
  public preferred(weight?: number): Placement {
    const settled = settleArguments('Placement.preferred', { weight }, WEIGHT);
    if (this._rule.what !== 'nodes') {
      return misplaced('Placement.preferred', 'weight', 'Placement.onNodes or Placement.offNodes');
    }
    return new Placement({ ...this._rule, ...settled });
  }

  /**
   * Of a spread: a pod rather waits than makes it uneven; no place has more than one pod more than another.
   *
   * @throws when the rule is no spread: rules about nodes are required by themselves
   */
  public required(): Placement {
    if (this._rule.what !== 'spread') {
      return misplaced('Placement.required', 'required', 'a spread; rules about nodes are required by themselves');
    }
    return new Placement({ ...this._rule, isRequired: true });
  }

  static {
    exactArguments(this, {
      variadic: ['onNodes', 'offNodes'],
      meant: { toleration: "write the effect behind it: Placement.toleration('spot', 'true').effect('NoSchedule')" },
    });
  }
}

/** A prop that takes such rules. */
export const placement = listOf(
  valueOf(Placement, ['onNodes', 'offNodes', 'toleration', 'spreadOverNodes', 'spreadOverZones', 'spreadOver']),
).checkedBy((prop, rules) =>
  ruleProblems(
    prop,
    rules.map(({ _rule }) => _rule),
  ),
);

function nodes({ label, values }: { label: string; values: string[] }, operator: string): Placement {
  return Placement._of({
    what: 'nodes',
    expression: { key: label, operator, ...(values.length > 0 ? { values } : {}) },
  });
}

function spread(topologyKey: string): Placement {
  return Placement._of({ what: 'spread', topologyKey, isRequired: false });
}

function effectProblems(effect: string): Problem[] {
  return EFFECTS.includes(effect)
    ? []
    : [{ prop: 'effect', got: show(effect), allowed: EFFECTS.join(', '), fix: AS_EFFECT }];
}

function misplaced(method: string, prop: string, allowed: string): never {
  return rejectValue(method, [{ prop, got: 'another rule', allowed: `after ${allowed}`, fix: 'leave it out here' }]);
}
