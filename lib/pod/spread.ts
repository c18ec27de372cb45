import { rejectValueIfAny } from '../fields/problem';
import { isText, requireArguments } from '../fields/types';
import { foreignLabelKey } from '../kubernetes/foreign-label';

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
    requireArguments('Spread.over', { topologyKey }, { topologyKey: isText });
    rejectValueIfAny('Spread.over', foreignLabelKey('topologyKey', topologyKey, 'write it as the nodes have it'));
    return new Spread(topologyKey, false);
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
