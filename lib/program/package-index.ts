import { exactArguments } from '../fields/exact-arguments';
import { text } from '../fields/kinds';
import { Problem } from '../fields/problem';
import { settleArguments } from '../fields/settle';
import { show } from '../fields/show';
import { cidr } from '../kubernetes/cidr';
import { isProcessText } from '../kubernetes/process-arguments';

const INDEX = { url: text.checkedBy(urlProblems), cidr };

/** Where Python packages are fetched from, and which addresses that opens for the pod. */
export class PackageIndex {
  /**
   * A package index of your own.
   *
   * @param url its simple index, `https://…`, without credentials: they would stand in the manifest
   * @param cidr the addresses it answers from, e.g. `10.1.2.0/24`; the NetworkPolicy opens these alone
   * @throws when the URL is not https or holds credentials, or the CIDR is not one or has bits set behind its prefix
   */
  public static of(url: string, cidr: string): PackageIndex {
    const index = settleArguments('PackageIndex.of', { url, cidr }, INDEX);
    return new PackageIndex(index.url, index.cidr, Number(new URL(index.url).port || 443));
  }

  private constructor(
    /** The simple index. */
    public readonly url: string,
    /** The addresses it answers from. */
    public readonly cidr: string,
    /** The port of the URL. */
    public readonly port: number,
  ) {}

  static {
    exactArguments(this);
  }
}

function urlProblems(prop: string, address: string): Problem[] {
  const problem = (fix: string, got = show(address)) => [{ prop, got, allowed: 'https://HOST[:PORT]/PATH', fix }];
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return problem('write the whole address of the simple index');
  }
  if (url.username || url.password) {
    const got = `credentials for ${show(url.host)}`; // a log of the synth must not show them
    return problem('leave the credentials out; use a mirror that needs none', got);
  }
  if (url.protocol !== 'https:') {
    return problem('use https, so that nobody on the way can change a package');
  }
  const isPlain = /^https:\/\/\S+$/i.test(address) && isProcessText(address) && url.port !== '0';
  return isPlain ? [] : problem('write it without spaces, and with a port from 1 to 65535 or none');
}
