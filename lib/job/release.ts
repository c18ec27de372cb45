import { exactArguments } from '../fields/exact-arguments';

/** When a changed Job that Git or `kubectl apply` owns runs again, as its name says. */
export class Release {
  /**
   * The Job is named `<name>-<hash>` by what cannot be changed in place (its pod template with labels and annotations,
   * completions and policies): then applying the same again does nothing, and a changed Job is a new run beside the old
   * one. The hash is taken at synth, after patches, so `job.name` of the construct is without it.
   */
  public static onChange(): Release {
    return new Release(true);
  }

  /**
   * The Job keeps its name. A changed one meets an immutable field, and must be deleted first; Flux deletes it by itself.
   * The construct that takes it refuses it with Delivery.ARGO_CD, which would stop at the immutable field.
   */
  public static underOneName(): Release {
    return new Release(false);
  }

  private constructor(
    /** @internal */
    public readonly _namesByContent: boolean,
  ) {}

  static {
    exactArguments(this);
  }
}
