import { ISecret } from 'cdk8s-plus-27';
import { exactArguments } from '../fields/exact-arguments';
import { text } from '../fields/kinds';
import { settleArguments } from '../fields/settle';
import { secret } from '../kubernetes/named-objects';
import { configKeyProblems } from '../kubernetes/names';

/** How a client knows that the broker is the one it means. The host is checked against the certificate in any case. */
export class BrokerTls {
  /** A certificate of a public authority, as the client's image knows them. */
  public static publicAuthority(): BrokerTls {
    return new BrokerTls();
  }

  /**
   * A certificate of an authority of your own.
   *
   * @param authority an existing Secret with the authority's certificate in PEM
   * @param key its key in that Secret, `ca.crt` by default
   * @throws when the Secret has no legal name, or no Secret can have the key
   */
  public static authority(authority: ISecret, key?: string): BrokerTls {
    const settled = settleArguments('BrokerTls.authority', { authority, key }, AUTHORITY);
    return new BrokerTls(settled.authority, settled.key);
  }

  private constructor(
    /** The Secret with the authority's certificate; nothing for a public one. */
    public readonly authoritySecret?: ISecret,
    /** The certificate's key in it. */
    public readonly authorityKey?: string,
  ) {}

  static {
    exactArguments(this);
  }
}

const AUTHORITY = { authority: secret, key: text.checkedBy(configKeyProblems).or('ca.crt') };
