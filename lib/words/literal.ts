import { hideSecrets, isSecretName, withoutSecrets } from '../fields/secret-texts';
import { isPlain } from '../fields/settle';

/** What somebody has to fill in: nothing was given, or too much, or what no source text shows. */
export const OPEN = '…';

const LONGEST = 160;

/** A value as source text for a message, but for what looks like a secret. */
export function literal(value: unknown, name = ''): string {
  try {
    const shown = JSON.parse(JSON.stringify({ [name]: value }, hideSecrets))[name];
    const source = isSecretName(name) && typeof shown === 'string' ? OPEN : sourceOf(shown);
    return source.length > LONGEST ? OPEN : source;
  } catch {
    return OPEN; // it contains itself, or is a number that JSON does not have
  }
}

/** A text, which may be given as a number. */
export function textLiteral(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? literal(String(value)) : OPEN;
}

function sourceOf(value: unknown): string {
  if (typeof value === 'string') {
    return quoted(withoutSecrets(value));
  }
  if (Array.isArray(value)) {
    return `[${value.map(sourceOf).join(', ')}]`;
  }
  if (isPlain(value)) {
    const entries = Object.entries(value).map(([key, one]) => `${sourceOfKey(key)}: ${sourceOf(one)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return value === undefined || value === null ? OPEN : String(value);
}

export function sourceOfKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'");
  return `'${escaped}'`;
}

/** What stands at a place of a value, of whatever type it is. */
export function at(value: unknown, ...place: string[]): unknown {
  return place.reduce<unknown>((inner, name) => (isPlain(inner) ? inner[name] : undefined), value);
}

/** The items of a list; none of what is no list. */
export function itemsOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
