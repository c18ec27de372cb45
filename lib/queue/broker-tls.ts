import { ISecret } from 'cdk8s-plus-27';
import { rejectValueIfAny } from '../fields/problem';
import { isText, requireArguments } from '../fields/types';
import { isSecret } from '../kubernetes/cdk8s-types';
import { configKeyProblems, dnsSubdomainProblems } from '../kubernetes/names';

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
   * @throws when the Secret has no legal name, or the key is not one
   */
  public static authority(authority: ISecret, key: string = 'ca.crt'): BrokerTls {
    requireArguments('BrokerTls.authority', { authority, key }, { authority: isSecret, key: isText });
    const problems = [...dnsSubdomainProblems('authority', authority.name), ...configKeyProblems('key', key)];
    rejectValueIfAny('BrokerTls.authority', problems);
    return new BrokerTls(authority, key);
  }

  private constructor(
    /** The Secret with the authority's certificate; nothing for a public one. */
    public readonly authoritySecret?: ISecret,
    /** The certificate's key in it. */
    public readonly authorityKey?: string,
  ) {}
}
