import { Problem, show } from '../fields/problem';
import { secretIn } from '../fields/secrets';

/** A text that all who may read the manifest can read, so that no secret may stand in it. */
export function readableText(prop: string, text: unknown, fix: string): Problem[] {
  const secret = typeof text === 'string' ? secretIn(text) : undefined;
  return secret === undefined ? [] : [{ prop, got: secret, allowed: 'no secret: the manifest shows it', fix }];
}

/** Such texts by name. */
export function readableTexts(prop: string, texts: Record<string, unknown>, fix: string): Problem[] {
  return Object.entries(texts).flatMap(([name, text]) => readableText(`${prop}[${show(name)}]`, text, fix));
}
