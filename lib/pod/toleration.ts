import * as k8s from '../../imports/k8s';
import { oneOf } from '../fields/kinds';
import { settleArguments } from '../fields/settle';
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

const fix = 'write it as `kubectl describe node` shows it under Taints';
const key = foreignLabelKey(fix);
const effect = oneOf(TaintEffect, 'write for example TaintEffect.NO_SCHEDULE').orNothing;

const TAINTS_OF_KEY = { key, effect };
const TAINTS_OF_VALUE = { key, value: foreignLabelValue(fix), effect };

/** Lets a pod run on nodes that others keep away from, e.g. a pool of spot nodes. */
export class Toleration {
  /**
   * Tolerates a taint of this key and value; without an effect, all effects.
   *
   * @throws when the key or the value is none that a taint can have
   */
  public static equal(key: string, value: string, effect?: TaintEffect): Toleration {
    const taints = settleArguments('Toleration.equal', { key, value, effect }, TAINTS_OF_VALUE);
    return new Toleration({ operator: 'Equal', ...taints });
  }

  /**
   * Tolerates a taint of this key whatever its value; without an effect, all effects.
   *
   * @throws when the key is none that a taint can have
   */
  public static exists(key: string, effect?: TaintEffect): Toleration {
    const taints = settleArguments('Toleration.exists', { key, effect }, TAINTS_OF_KEY);
    return new Toleration({ operator: 'Exists', ...taints });
  }

  private constructor(private readonly toleration: k8s.Toleration) {}

  /** @internal */
  public _render(): k8s.Toleration {
    return this.toleration;
  }
}
