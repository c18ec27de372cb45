import * as fc from 'fast-check';

const FIRST_SURROGATE = 0xd800;
const SURROGATES = 0x800;

/** Any character of Unicode. The unit `binary` of fast-check is the same, but lists all 1.1 million of them in each suite. */
export const codePoint = fc
  .nat({ max: 0x10ffff - SURROGATES })
  .map((place) => String.fromCodePoint(place < FIRST_SURROGATE ? place : place + SURROGATES), placeOf);

/** The way back: fast-check looks by it for which of its dangerous texts are made of such characters. */
function placeOf(given: unknown): number {
  const [character = ''] = /^[^\ud800-\udfff]$/u.exec(String(given)) ?? [];
  const code = character.codePointAt(0) ?? NaN;
  return code < FIRST_SURROGATE ? code : code - SURROGATES;
}
