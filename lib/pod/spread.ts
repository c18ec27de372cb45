import { labels } from '../validation/labels';
import { Problem, rejectValueIfAny } from '../validation/problem';

/** Keeps the pods of one workload apart, so that the loss of one place does not take all of them. */
export class Spread {
  /** Over nodes. */
  public static overNodes(): Spread {
    return new Spread('kubernetes.io/hostname', false);
  }

  /** Over the zones of a cloud region. */
  public static overZones(): Spread {
    return new Spread('topology.kubernetes.io/zone', false);
  }

  /**
   * Over the values of a node label of your own.
   *
   * @throws when it is not a label key
   */
  public static over(topologyKey: string): Spread {
    const problems: Problem[] = labels('topologyKey', { [topologyKey]: '' });
    rejectValueIfAny('Spread.over', problems);
    return new Spread(topologyKey, false);
  }

  private constructor(
    /** The node label whose values are the places. */
    public readonly topologyKey: string,
    /** Whether a pod rather waits than stands beside another one. */
    public readonly isRequired: boolean,
  ) {}

  /** A pod rather waits than stands beside another one. By default it prefers to stand apart. */
  public required(): Spread {
    return new Spread(this.topologyKey, true);
  }
}
