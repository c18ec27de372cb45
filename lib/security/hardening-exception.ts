import { text, wholeNumber } from '../fields/kinds';
import { MAX_INT32 } from '../fields/numbers';
import { settleArguments } from '../fields/settle';
import { reason } from './reason';

/** What an exception gives up. */
export type GivenUp =
  | { readonly what: 'writable-root-filesystem' }
  | { readonly what: 'user-id'; readonly user: number; readonly group: number }
  | { readonly what: 'service-account-token' }
  | { readonly what: 'literal-env'; readonly variable: string }
  | { readonly what: 'literal-text'; readonly place: string }
  | { readonly what: 'no-cpu-limit' };

const id = wholeNumber({
  min: 1,
  max: MAX_INT32,
  fix: 'root is refused by Pod Security restricted; rebuild the image',
});

const IDS = { user: id, group: id };
const VARIABLE = { name: text };
const PLACE = { place: text };
const REASON = { reason: reason('say in a sentence why this pod needs it') };

/**
 * One way out of the hardened defaults, with its reason. It is rendered beside the object as the annotations that
 * Checkov, kube-score, kube-linter and Polaris read, so that a reviewer sees what was given up and why.
 */
export class HardeningException {
  /** The program writes outside `/tmp` and its mounts. */
  public static writableRootFilesystem(reason: string): HardeningException {
    return new HardeningException({ what: 'writable-root-filesystem' }, reason);
  }

  /**
   * The image owns its files as a user of its own.
   *
   * @param user 1 to 2147483647; 0 is root, which Pod Security `restricted` refuses
   * @param group likewise
   * @throws outside that range, or without a reason
   */
  public static userId(user: number, group: number, reason: string): HardeningException {
    const ids = settleArguments('HardeningException.userId', { user, group }, IDS);
    return new HardeningException({ what: 'user-id', ...ids }, reason);
  }

  /** The program talks to the API server with the token of its ServiceAccount. An `Egress` opens the way there. */
  public static serviceAccountToken(reason: string): HardeningException {
    return new HardeningException({ what: 'service-account-token' }, reason);
  }

  /** An environment variable looks like a secret and is none, e.g. the public part of a key. */
  public static literalEnv(name: string, reason: string): HardeningException {
    const variable = settleArguments('HardeningException.literalEnv', { name }, VARIABLE).name;
    return new HardeningException({ what: 'literal-env', variable }, reason);
  }

  /**
   * A text outside the environment looks like a secret and is none, e.g. the example in a comment. No scanner asks for
   * its reason, so it is not rendered.
   *
   * @param place as the message names it, e.g. `program.args[0]` or `program.files["run.sh"]`
   * @throws without a reason
   */
  public static literalText(place: string, reason: string): HardeningException {
    const settled = settleArguments('HardeningException.literalText', { place }, PLACE);
    return new HardeningException({ what: 'literal-text', place: settled.place }, reason);
  }

  /**
   * The CPU of the container has no limit.
   *
   * @internal
   */
  public static _noCpuLimit(reason: string): HardeningException {
    return new HardeningException({ what: 'no-cpu-limit' }, reason);
  }

  private constructor(
    /** @internal */
    public readonly _givenUp: GivenUp,
    /** Why. */
    public readonly reason: string,
  ) {
    settleArguments('HardeningException', { reason }, REASON);
  }

  /** What is given up. */
  public get what(): string {
    return this._givenUp.what;
  }

  /** The user id, where that is the exception. */
  public get user(): number | undefined {
    return this._givenUp.what === 'user-id' ? this._givenUp.user : undefined;
  }

  /** The group id, where that is the exception. */
  public get group(): number | undefined {
    return this._givenUp.what === 'user-id' ? this._givenUp.group : undefined;
  }

  /** The variable, or the place of a text, where that is the exception. */
  public get variable(): string | undefined {
    switch (this._givenUp.what) {
      case 'literal-env':
        return this._givenUp.variable;
      case 'literal-text':
        return this._givenUp.place;
      default:
        return undefined;
    }
  }
}
