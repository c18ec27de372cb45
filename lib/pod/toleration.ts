import * as k8s from '../../imports/k8s';
import { rejectValueIfAny } from '../fields/problem';
import { isText, oneOf, optional, requireArguments } from '../fields/types';
import { foreignLabelKey, foreignLabelValue } from '../kubernetes/foreign-label';

/** What a node with a taint does to a pod that does not tolerate it. */
export enum TaintEffect {
  /** New pods stay away. */
  NO_SCHEDULE = 'NoSchedule',
  /** New pods stay away if they can. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** New pods stay away and running ones are evicted. */
  NO_EXECUTE = 'NoExecute',
}

const isEffect = optional(oneOf(TaintEffect, 'write for example TaintEffect.NO_SCHEDULE'));

const FIX = 'write it as `kubectl describe node` shows it under Taints';

/** Lets a pod run on nodes that others keep away from, e.g. a pool of spot nodes. */
export class Toleration {
  /**
   * Tolerates a taint of this key and value; without an effect, all effects.
   *
   * @throws when the key or the value is none that a taint can have
   */
  public static equal(key: string, value: string, effect?: TaintEffect): Toleration {
    const types = { key: isText, value: isText, effect: isEffect };
    requireArguments('Toleration.equal', { key, value, effect }, types);
    const problems = [...foreignLabelKey('key', key, FIX), ...foreignLabelValue('value', value, FIX)];
    rejectValueIfAny('Toleration.equal', problems);
    return new Toleration({ key, operator: 'Equal', value, effect });
  }

  /**
   * Tolerates a taint of this key whatever its value; without an effect, all effects.
   *
   * @throws when the key is none that a taint can have
   */
  public static exists(key: string, effect?: TaintEffect): Toleration {
    requireArguments('Toleration.exists', { key, effect }, { key: isText, effect: isEffect });
    rejectValueIfAny('Toleration.exists', foreignLabelKey('key', key, FIX));
    return new Toleration({ key, operator: 'Exists', effect });
  }

  private constructor(private readonly toleration: k8s.Toleration) {}

  /** @internal */
  public _render(): unknown {
    return this.toleration;
  }
}
