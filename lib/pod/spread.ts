import { settleArguments } from '../fields/settle';
import { foreignLabelKey } from '../kubernetes/foreign-label';

const PLACES = { topologyKey: foreignLabelKey('write it as the nodes have it') };

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
    const settled = settleArguments('Spread.over', { topologyKey }, PLACES);
    return new Spread(settled.topologyKey, false);
  }

  private constructor(
    /** The node label whose values are the places. */
    public readonly topologyKey: string,
    /** Whether a pod rather waits than makes the spread uneven. */
    public readonly isRequired: boolean,
  ) {}

  /**
   * A pod rather waits than makes the spread uneven: no place has more than one pod more than another. By default
   * that is a wish.
   */
  public required(): Spread {
    return new Spread(this.topologyKey, true);
  }
}
