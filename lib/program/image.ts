import { text } from '../fields/kinds';
import { Problem, unless } from '../fields/problem';
import { show } from '../fields/show';

/** https://github.com/distribution/reference: `[HOST[:PORT]/]PATH`, of which only the host may have capitals. */
const HOST = /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*(:[0-9]+)?$/;
const PATH_PART = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const DIGEST = /^sha256:[a-f0-9]{64}$/;

/** The image of a container. */
export const image = text.checkedBy(imageProblems);

/** An image must be told apart from the next one of its name: a fixed tag or a digest, never `latest`. */
export function imageProblems(prop: string, reference: string): Problem[] {
  const { name, tag, digest } = parse(reference);
  const got = show(reference);
  if (!isName(name) || (tag !== undefined && !TAG.test(tag)) || (digest !== undefined && !DIGEST.test(digest))) {
    const fix = 'write it as `docker pull` takes it, for example "python:3.13-alpine"';
    return [{ prop, got, allowed: 'NAME:TAG or NAME@sha256:DIGEST', fix }];
  }
  return unless(digest !== undefined || (tag !== undefined && tag !== 'latest'), {
    prop,
    got,
    allowed: 'a fixed tag or a digest',
    fix: `name the version, for example ${show(`${name}:1.2.3`)}; "latest" is another program tomorrow`,
  });
}

/** A tag can move, so it is looked up at each start; a digest cannot. */
export function pullPolicy(reference: string): string {
  return parse(reference).digest === undefined ? 'Always' : 'IfNotPresent';
}

function isName(name: string): boolean {
  const [first, ...others] = name.split('/');
  const firstFits = PATH_PART.test(first) || (others.length > 0 && HOST.test(first));
  return name.length <= 255 && firstFits && others.every((part) => PATH_PART.test(part));
}

/** `NAME[:TAG][@DIGEST]`; a colon before the last slash belongs to a port. */
function parse(reference: string): { name: string; tag?: string; digest?: string } {
  const [named, digest] = split(reference, reference.indexOf('@'));
  const colon = named.lastIndexOf(':');
  const [name, tag] = colon > named.lastIndexOf('/') ? split(named, colon) : [named, undefined];
  return { name, tag, digest };
}

function split(reference: string, at: number): [string, string | undefined] {
  return at < 0 ? [reference, undefined] : [reference.slice(0, at), reference.slice(at + 1)];
}
