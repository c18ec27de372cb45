import * as k8s from '../../imports/k8s';

/** What a node with a taint does to a pod that does not tolerate it. */
export enum TaintEffect {
  /** New pods stay away. */
  NO_SCHEDULE = 'NoSchedule',
  /** New pods stay away if they can. */
  PREFER_NO_SCHEDULE = 'PreferNoSchedule',
  /** New pods stay away and running ones are evicted. */
  NO_EXECUTE = 'NoExecute',
}

/** Lets a pod run on nodes that others keep away from, e.g. a pool of spot nodes. */
export class Toleration {
  /** Tolerates a taint of this key and value; without an effect, all effects. */
  public static equal(key: string, value: string, effect?: TaintEffect): Toleration {
    return new Toleration({ key, operator: 'Equal', value, effect });
  }

  /** Tolerates a taint of this key whatever its value; without an effect, all effects. */
  public static exists(key: string, effect?: TaintEffect): Toleration {
    return new Toleration({ key, operator: 'Exists', effect });
  }

  private constructor(private readonly toleration: k8s.Toleration) {}

  /** @internal */
  public _render(): unknown {
    return this.toleration;
  }
}
