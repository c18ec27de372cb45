import * as fc from 'fast-check';
import { codePoint } from '../../support/code-point';

/** A DNS label, often as long as it may be. */
export function label(max: number): fc.Arbitrary<string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const inner = fc.constantFrom(...letters, ...'0123456789', '-');
  const sized = (length: number) =>
    fc
      .tuple(
        fc.constantFrom(...letters),
        fc.array(inner, { minLength: Math.max(0, length - 2), maxLength: Math.max(0, length - 2) }),
        fc.constantFrom(...letters, '7'),
      )
      .map(([first, middle, last]) => (length === 1 ? first : `${first}${middle.join('')}${last}`));
  return fc.oneof(fc.integer({ min: 1, max }).chain(sized), sized(max));
}

/** A DNS subdomain of labels, often as long as it may be. */
export function subdomain(max: number): fc.Arbitrary<string> {
  return fc.oneof(
    label(20),
    fc.array(label(63), { minLength: 2, maxLength: 4 }).map((all) =>
      all
        .join('.')
        .slice(0, max)
        .replace(/[.-]+$/, ''),
    ),
  );
}

export const word = fc.stringMatching(/^[A-Za-z]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/);
const domain = fc.constantFrom('', 'example.com/', 'a.b-c.example/');
export const key = fc.tuple(domain, word).map(([prefix, name]) => `${prefix}${name}`);
const isFree = (map: object) =>
  Object.keys(map).every((one) => !/^(job-name|controller-uid|pod-template-hash)/.test(one));

export const labels = fc.dictionary(key, fc.oneof(fc.constant(''), word), { maxKeys: 4 }).filter(isFree);

/** What YAML has another meaning for, alone or together. */
const SIGNS = [
  ...'\n\n  \t\r#:-?|>{}[],&*!%@`\'"\\=~\x1b\ufeff',
  ...'--- ... << 0o17 0x1F 1_000 1e3 .5 no null 2026-11-24 word ü🎉'.split(' '),
];

/** What kubectl cannot read, or reads as another text, in the YAML of cdk8s; and some more. */
const isMisread = (any: string) =>
  /[\x7f-\x9f\u2028\u2029\ufffe\uffff]|^\t[^]*\n|^\n+\t|^[\t ][\n\t ]*\n$|^\n+[\t ][\n\t ]*\n$|^[-+]?(_|\d\S*[_bBoOX])/.test(
    any,
  );

/** More than what the library takes for one. */
export const SECRET = /pass|pwd|secret|token|credential|key|akia|:\/\/|-----/i;

/** A text that may stand in a manifest, often one that is hard to write down. */
export const text = fc
  .oneof(
    fc.string({ unit: codePoint }),
    fc.array(fc.constantFrom(...SIGNS), { maxLength: 12 }).map((all) => all.join('')),
  )
  .filter((any) => !isMisread(any) && !any.includes('\0') && !SECRET.test(any) && !any.includes('$('));

export const annotations = fc.dictionary(key, text, { maxKeys: 4 });

/** A sentence, as a reviewer reads it. */
export const reason = text.filter((any) => any.trim() !== '' && !/[=\n\r]/.test(any));
