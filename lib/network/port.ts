import * as k8s from '../../imports/k8s';
import { checkedText } from '../fields/kinds';
import { Problem } from '../fields/problem';
import { isPlain } from '../fields/settle';
import { show } from '../fields/show';

/** `443`, `53/UDP`, `30000-32767`, `http`. */
const PORT =
  /^(?:(?<from>[1-9]\d{0,4})(?:-(?<to>[1-9]\d{0,4}))?|(?<name>[a-z0-9-]{1,15}))(?:\/(?<protocol>TCP|UDP|SCTP))?$/;

/** A name has a letter, no two hyphens in a row, and none at an end. https://www.rfc-editor.org/rfc/rfc6335 */
const NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

const GREATEST = 65535;

/** One port of a server, or a range of them, with its protocol. */
export const port = checkedText(portProblems);

/** What a NetworkPolicy says of such a port. */
export function portRule(text: string): k8s.NetworkPolicyPort {
  const { from, to, name, protocol = 'TCP' } = PORT.exec(text)?.groups ?? {};
  return {
    protocol,
    port: from ? k8s.IntOrString.fromNumber(Number(from)) : k8s.IntOrString.fromString(name),
    ...(to ? { endPort: Number(to) } : {}),
  };
}

function portProblems(prop: string, value: unknown): Problem[] {
  return isPort(value)
    ? []
    : [
        {
          prop,
          got: show(value),
          allowed: 'a text such as "443", "53/UDP", "30000-32767" or the name of a port, each from 1 to 65535',
          fix: fixOf(value),
        },
      ];
}

/** A protocol, and labels of pods, have another place. */
function fixOf(value: unknown): string {
  if (isPlain(value)) {
    return "name pods behind it: Network.toNamespace('data', '5432').pods({ app: 'db' })";
  }
  const isProtocol = typeof value === 'string' && /^(tcp|udp|sctp)$/i.test(value);
  return typeof value === 'number'
    ? `write "${value}"`
    : isProtocol
      ? `write it behind the port: "53/${value.toUpperCase()}"`
      : 'name the port that the server listens on';
}

function isPort(value: unknown): boolean {
  const { from, to, name } = (typeof value === 'string' && PORT.exec(value)?.groups) || {};
  return from === undefined
    ? name !== undefined && NAME.test(name)
    : Number(from) <= GREATEST && (to === undefined || (Number(from) <= Number(to) && Number(to) <= GREATEST));
}
