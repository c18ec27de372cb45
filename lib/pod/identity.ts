import { IServiceAccount } from 'cdk8s-plus-27';
import { exactArguments } from '../fields/exact-arguments';
import { settleArguments } from '../fields/settle';
import { serviceAccount } from '../kubernetes/named-objects';
import { reason } from '../security/reason';
import { Waiver } from '../security/waiver';

const ACCOUNT = { account: serviceAccount };
const TOKEN = { reason: reason('say in a sentence what the program asks the API server for') };

/**
 * Who the pod is to the API server of the cluster.
 *
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
export class Identity {
  /** A ServiceAccount of this workload's own, which is rendered beside it. */
  public static own(): Identity {
    return new Identity();
  }

  /**
   * A ServiceAccount of this app, or one that exists: `ServiceAccount.fromServiceAccountName(chart, 'id', 'reporter')`.
   *
   * @throws when its name is not a DNS subdomain
   */
  public static serviceAccount(account: IServiceAccount): Identity {
    return new Identity(settleArguments('Identity.serviceAccount', { account }, ACCOUNT).account.name);
  }

  private constructor(
    /** @internal */
    public readonly _accountName?: string,
    private readonly tokenReason?: string,
  ) {}

  /**
   * With a token for the API server, which pods have not by default. A `Network` opens the way there. The reason is
   * rendered for the scanners that ask for it.
   *
   * @throws when the reason is empty, or does not fit into an annotation
   */
  public withToken(reason: string): Identity {
    return new Identity(this._accountName, settleArguments('Identity.withToken', { reason }, TOKEN).reason);
  }

  /** @internal */
  public get _waivers(): Waiver[] {
    return this.tokenReason === undefined ? [] : [Waiver._token(this.tokenReason)];
  }

  static {
    exactArguments(this);
  }
}
