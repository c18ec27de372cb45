import { exactArguments } from '../fields/exact-arguments';
import { text, wholeNumber } from '../fields/kinds';
import { MAX_INT32 } from '../fields/numbers';
import { settleArguments } from '../fields/settle';
import { reason } from './reason';

/** What a waiver gives up. */
export type GivenUp =
  | { readonly what: 'writable-root-filesystem' }
  | { readonly what: 'user-id'; readonly user: number; readonly group: number }
  | { readonly what: 'service-account-token' }
  | { readonly what: 'literal'; readonly place: string }
  | { readonly what: 'no-cpu-limit' };

const id = wholeNumber({
  min: 1,
  max: MAX_INT32,
  fix: 'root is refused by Pod Security restricted; rebuild the image',
});

const IDS = { user: id, group: id };
const PLACE = { place: text };
const REASON = { reason: reason('say in a sentence why this pod needs it') };

/**
 * A rule of the library that is given up, with its reason. It is rendered beside the object as the annotations that
 * Checkov, kube-score, kube-linter and Polaris read, so that a reviewer sees what was given up and why.
 */
export class Waiver {
  /**
   * The program writes outside `/tmp` and its mounts.
   *
   * @throws without a reason
   */
  public static writableRootFilesystem(reason: string): Waiver {
    return new Waiver({ what: 'writable-root-filesystem' }, reason);
  }

  /**
   * The image owns its files as a user of its own.
   *
   * @param user 1 to 2147483647; 0 is root, which Pod Security `restricted` refuses
   * @param group likewise
   * @throws outside that range, or without a reason
   */
  public static userId(user: number, group: number, reason: string): Waiver {
    const ids = settleArguments('Waiver.userId', { user, group }, IDS);
    return new Waiver({ what: 'user-id', ...ids }, reason);
  }

  /**
   * A text looks like a secret and is none, e.g. the public part of a key in `env`, or the example in a comment. Scanners
   * ask about variables alone, so the reason of any other place is not rendered.
   *
   * @param place as the message names it, e.g. `env["PUBLIC_KEY"]`, `program.args[0]` or `program.files["run.sh"]`; for a
   * variable also `env.PUBLIC_KEY`
   * @throws without a reason
   */
  public static literal(place: string, reason: string): Waiver {
    const settled = settleArguments('Waiver.literal', { place }, PLACE);
    return new Waiver({ what: 'literal', place: settled.place.replace(/^env\.(\w+)$/, 'env["$1"]') }, reason);
  }

  /**
   * The CPU of the container has no limit.
   *
   * @internal
   */
  public static _noCpuLimit(reason: string): Waiver {
    return new Waiver({ what: 'no-cpu-limit' }, reason);
  }

  /**
   * The pod has a token for the API server.
   *
   * @internal
   */
  public static _token(reason: string): Waiver {
    return new Waiver({ what: 'service-account-token' }, reason);
  }

  private constructor(
    /** @internal */
    public readonly _givenUp: GivenUp,
    /** Why. */
    public readonly reason: string,
  ) {
    settleArguments('Waiver', { reason }, REASON);
  }

  /** What is given up. */
  public get what(): string {
    return this._givenUp.what;
  }

  /** The user id, where that is given up. */
  public get user(): number | undefined {
    return this._givenUp.what === 'user-id' ? this._givenUp.user : undefined;
  }

  /** The group id, where that is given up. */
  public get group(): number | undefined {
    return this._givenUp.what === 'user-id' ? this._givenUp.group : undefined;
  }

  /** The place of a text, where that is given up. */
  public get place(): string | undefined {
    return this._givenUp.what === 'literal' ? this._givenUp.place : undefined;
  }

  static {
    exactArguments(this);
  }
}
