import { Problem, rejectValueIfAny } from '../fields/problem';
import { show } from '../fields/show';
import { isText, requireArguments } from '../fields/types';
import { cidrProblems } from '../kubernetes/cidr';
import { isProcessText } from '../kubernetes/process-arguments';

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
    requireArguments('PackageIndex.of', { url, cidr }, { url: isText, cidr: isText });
    rejectValueIfAny('PackageIndex.of', [...urlProblems(url), ...cidrProblems('cidr', cidr)]);
    return new PackageIndex(url, cidr, Number(new URL(url).port || 443));
  }

  private constructor(
    /** The simple index. */
    public readonly url: string,
    /** The addresses it answers from. */
    public readonly cidr: string,
    /** The port of the URL. */
    public readonly port: number,
  ) {}
}

function urlProblems(text: string): Problem[] {
  const report = (fix: string, got = show(text)) => [{ prop: 'url', got, allowed: 'https://HOST[:PORT]/PATH', fix }];
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return report('write the whole address of the simple index');
  }
  if (url.username || url.password) {
    const got = `credentials for ${show(url.host)}`; // a log of the synth must not show them
    return report('leave the credentials out; use a mirror that needs none', got);
  }
  if (url.protocol !== 'https:') {
    return report('use https, so that nobody on the way can change a package');
  }
  const isPlain = /^https:\/\/\S+$/i.test(text) && isProcessText(text) && url.port !== '0';
  return isPlain ? [] : report('write it without spaces, and with a port from 1 to 65535 or none');
}
