import { Problem } from '../fields/problem';
import { secretIn } from '../fields/secret-texts';
import { show } from '../fields/show';

/** A text that all who may read the manifest can read, so that no secret may stand in it. */
export function secretProblems(prop: string, text: unknown, fix: string): Problem[] {
  const secret = typeof text === 'string' ? secretIn(text) : undefined;
  return secret === undefined ? [] : [{ prop, got: secret, allowed: 'no secret: the manifest shows it', fix }];
}

/** Such texts by name. */
export function secretsProblems(prop: string, texts: Record<string, unknown>, fix: string): Problem[] {
  return Object.entries(texts).flatMap(([name, text]) => secretProblems(`${prop}[${show(name)}]`, text, fix));
}
